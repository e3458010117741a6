import { spawn } from 'node:child_process';

function opener(platform: NodeJS.Platform, url: string): readonly [string, readonly string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', [url]];
    case 'win32':
      // `start` is the shell's own; explorer takes an address as well.
      return ['explorer.exe', [url]];
    default:
      return ['xdg-open', [url]];
  }
}

/** Opens an address in the person's browser. Where there is none, the printed link is all there is. */
export function openInBrowser(url: string): void {
  const [command, args] = opener(process.platform, url);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}
