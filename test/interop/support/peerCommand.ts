import { fileURLToPath } from 'node:url';

/** The command that starts a foreign program of `test/peers`. */
export function peerCommand(name: string, ...args: string[]): string[] {
  return [process.execPath, fileURLToPath(new URL(`../../peers/${name}.mjs`, import.meta.url)), ...args];
}
