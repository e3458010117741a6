/** Where a target is, as its URL says (README.md, "Attach it to your own mesh"). */
export type TargetPlace =
  | { readonly kind: 'demo' }
  | { readonly kind: 'self' }
  | { readonly kind: 'stdio'; readonly commandLine: string };

/** A URL that this version can't connect. */
export class TargetUrlError extends Error {
  override readonly name = 'TargetUrlError';

  constructor(
    readonly label: string,
    message: string,
    readonly hints: readonly string[] = [],
  ) {
    super(message);
  }
}

const KNOWN_SCHEMES = ['demo:', 'self:', 'stdio:<command line>'];
const LATER_SCHEMES = ['tcp', 'unix', 'ws', 'wss', 'http', 'https', 'mcp+stdio', 'mcp+http', 'mcp+https'];

/**
 * Reads a target's URL.
 *
 * @throws TargetUrlError with what is wrong and what to write instead
 */
export function parseTargetUrl(url: string): TargetPlace {
  const [, scheme = '', rest = ''] = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(url.trim()) ?? [];
  const name = scheme.toLowerCase();
  switch (name) {
    case 'demo':
      return { kind: 'demo' };
    case 'self':
      return { kind: 'self' };
    case 'stdio':
      return { kind: 'stdio', commandLine: rest.trim() };
    case '':
      throw new TargetUrlError('no scheme', `“${url}” doesn't say how to reach the target.`, [
        `To start a program, write stdio:${url.trim() === '' ? '<command line>' : url.trim()}.`,
      ]);
    default:
      throw LATER_SCHEMES.includes(name)
        ? new TargetUrlError('not supported', `${name}: isn't in this version yet.`, [
            `This version connects ${KNOWN_SCHEMES.join(', ')}.`,
          ])
        : new TargetUrlError('unknown scheme', `${name}: is no way to reach a target.`, [
            `Write one of ${KNOWN_SCHEMES.join(', ')}.`,
          ]);
  }
}

/** A name for a target whose user gave none. */
export function nameFromUrl(url: string): string {
  const [, scheme = '', rest = ''] = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(url.trim()) ?? [];
  if (scheme === 'demo') return 'Demo mesh';
  if (scheme === 'self') return 'This app';
  const [program = ''] = rest.trim().split(/\s+/);
  const base =
    program
      .replace(/^["']|["']$/g, '')
      .split(/[/\\]/)
      .at(-1) ?? '';
  return base.replace(/\.(exe|cmd|bat)$/i, '') || url.trim() || 'target';
}
