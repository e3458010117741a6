/**
 * The address as it may be handed to the system's browser.
 *
 * @returns undefined where it isn't a plain web address: any other scheme could start a program, and credentials in an
 * address hide where it leads
 */
export function externalAddress(url: string): string | undefined {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return undefined;
  }
  const web = parsed.protocol === 'https:' || parsed.protocol === 'http:';
  return web && parsed.username === '' && parsed.password === '' ? parsed.href : undefined;
}
