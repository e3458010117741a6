export interface Scheme {
  readonly id: string;
  /** On its chip. */
  readonly label: string;
  /** What its URLs begin with. */
  readonly prefix: string;
  /** Connecting starts a program. */
  readonly runsProgram: boolean;
  readonly placeholder: string;
}

/** The kinds of target that can be connected (README.md, "Attach it to your own mesh"). */
export const schemes: readonly Scheme[] = [
  {
    id: 'stdio',
    label: 'stdio',
    prefix: 'stdio:',
    runsProgram: true,
    placeholder: 'stdio:./my-program --stdio',
  },
  { id: 'demo', label: 'demo', prefix: 'demo:', runsProgram: false, placeholder: 'demo:' },
  { id: 'self', label: 'self', prefix: 'self:', runsProgram: false, placeholder: 'self:' },
];

/** The kind that a URL is of; undefined where it is none that can be connected. */
export const schemeOf = (url: string): Scheme | undefined =>
  schemes.find(({ prefix }) => url.trimStart().startsWith(prefix));

/** Why a URL can't be connected, in a sentence; undefined: it can. */
export function urlProblem(url: string): string | undefined {
  const written = url.trim();
  if (written === '') return undefined;
  const scheme = schemeOf(written);
  const known = 'stdio:, demo: and self: can be connected.';
  if (scheme === undefined) {
    const other = /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1];
    return other === undefined
      ? `A program is written as stdio:${written}`
      : `${other}: isn’t a kind of target here; ${known}`;
  }
  if (scheme.runsProgram && written.length === scheme.prefix.length)
    return 'Write the command line after stdio:';
  return undefined;
}

/** Puts another scheme before what was written, and keeps the rest. */
export function withScheme(url: string, scheme: Scheme): string {
  if (!scheme.runsProgram) return scheme.prefix;
  const rest = url.trim().replace(/^[a-z][a-z0-9+]*:(?:\/\/)?/i, '');
  return scheme.prefix + rest;
}

/** A short name for a target that was given none. */
export function proposedName(url: string): string {
  const scheme = schemeOf(url);
  if (scheme === undefined) return '';
  if (scheme.id === 'demo') return 'Demo mesh';
  if (scheme.id === 'self') return 'This app';
  const words = url.trim().slice(scheme.prefix.length).trim().split(/\s+/);
  const interpreters = /^(?:.*\/)?(?:node|python3?|deno|bun|npx|ruby|java|bash|sh)$/;
  const program = words.find(
    (word, at) =>
      word !== '' && !word.startsWith('-') && !(at === 0 && interpreters.test(word) && words.length > 1),
  );
  const file =
    (program ?? '')
      .replace(/^['"]|['"]$/g, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return file.replace(/\.(?:[cm]?[jt]s|py|exe|sh)$/, '');
}
