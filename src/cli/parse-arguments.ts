import { parseArgs } from 'node:util';

export type Request =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'open'; readonly open: OpenRequest }
  | { readonly kind: 'generate'; readonly generate: GenerateRequest };

export interface GenerateRequest {
  /** A file with a list of commands, as JSON. */
  readonly from: string;
  /** The TypeScript file that is written. */
  readonly to: string;
  /** Whether commands with a dotted prefix become services. */
  readonly services: boolean;
}

export interface OpenRequest {
  /** The browser edition, whether or not there is an Electron. */
  readonly web: boolean;
  /** 0: one that is free. */
  readonly port: number;
  /** Whether the browser is opened. */
  readonly openBrowser: boolean;
  readonly data?: string;
  readonly noSandbox: boolean;
}

/** Arguments that can't be meant; its message says which and why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const OPTIONS = {
  web: { type: 'boolean' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  data: { type: 'string' },
  'no-sandbox': { type: 'boolean' },
  services: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

function readPort(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new UsageError(`--port takes a number from 0 to 65535, not "${text}".`);
  return port;
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
  } catch (error) {
    // Node's message names the option; its advice on how to pass positionals doesn't apply.
    const [message] = (error as Error).message.split('. To specify a positional');
    throw new UsageError(`${message?.replace(/\.$/, '')}.`);
  }
}

function readGenerate(files: readonly string[], services: boolean): Request {
  const [from, to, ...rest] = files;
  if (from === undefined || to === undefined || rest.length > 0)
    throw new UsageError('generate takes two files: a list of commands, and the TypeScript file to write.');
  return { kind: 'generate', generate: { from, to, services } };
}

/** Reads the command line. @throws UsageError */
export function parseArguments(args: readonly string[]): Request {
  const { values, positionals } = read(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  if (positionals[0] === 'generate') return readGenerate(positionals.slice(1), values.services === true);
  if (values.services) throw new UsageError('--services belongs to generate.');
  if (positionals.length > 0) throw new UsageError(`There is no command "${positionals[0]}".`);
  if (values.data === '') throw new UsageError('--data takes a directory.');
  const port = readPort(values.port);
  return {
    kind: 'open',
    open: {
      // A port only makes sense for the browser edition.
      web: values.web === true || values.port !== undefined,
      port,
      openBrowser: values['no-open'] !== true,
      ...(values.data !== undefined && { data: values.data }),
      noSandbox: values['no-sandbox'] === true,
    },
  };
}
