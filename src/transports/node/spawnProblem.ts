import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Why a program couldn't be started, for a person: what happened, where, what to do. */
export function spawnProblem(program: string, cwd: string | undefined, error: NodeJS.ErrnoException): string {
  if (cwd !== undefined && !existsSync(cwd)) return `The directory ${cwd} doesn't exist.`;
  const isPath = /[/\\]/.test(program);
  switch (error.code) {
    case 'ENOENT':
      if (isPath && existsSync(resolve(cwd ?? '', program)))
        return `${program} is there, but what runs it isn't: see its first line (#!) or the libraries that it needs.`;
      return isPath
        ? `${program} doesn't exist${cwd === undefined ? '' : ` (seen from ${cwd})`}.`
        : `No program called ${program} is in the PATH. Give its full path, or install it.`;
    case 'EACCES':
      return `${program} can't be run: permission denied. Is it a program, and executable?`;
    case 'ENOTDIR':
      return `A part of the path ${program} isn't a directory.`;
    default:
      return `${program} couldn't be started: ${error.message}.`;
  }
}
