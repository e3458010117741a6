/**
 * The place in the request that an error's message names, as a JSON Pointer: `/address/postcode must match …`,
 * `address.postcode: …`. Peers word it as they like, so no place is the common case.
 */
export function placeInMessage(message: string): string | undefined {
  const pointer = /(?:^|[\s("'`])((?:\/[A-Za-z0-9_$~-]+)+)(?=$|[\s:,.)"'`])/.exec(message)?.[1];
  if (pointer !== undefined) return pointer;
  const dotted = /^([A-Za-z_$][\w$]*(?:\.[\w$]+|\[\d+\])+|[A-Za-z_$][\w$]*):\s/.exec(message)?.[1];
  if (dotted === undefined) return undefined;
  return `/${dotted
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .join('/')}`;
}
