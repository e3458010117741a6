import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, resolve } from 'node:path';

/** Where a program is looked for. */
export interface ProgramSearch {
  readonly cwd: string;
  readonly path: string;
  /** Of Windows: endings that make a file a program. */
  readonly pathExtensions?: readonly string[];
}

/** Finds a program as a shell would: a name in the PATH, anything with a slash from the working directory. */
export function findProgram(program: string, search: ProgramSearch): string | undefined {
  const isPath = isAbsolute(program) || /[/\\]/.test(program);
  const directories = isPath ? [search.cwd] : search.path.split(delimiter).filter((entry) => entry !== '');
  const endings = ['', ...(search.pathExtensions ?? [])];
  for (const directory of directories) {
    for (const ending of endings) {
      const candidate = resolve(search.cwd, directory, program + ending);
      if (isProgram(candidate)) return candidate;
    }
  }
  return undefined;
}

/** Whether a path leads to an existing directory. */
export function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Whether a path leads to an existing file. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    // Not there, or a part of the path isn't a directory.
    return false;
  }
}

function isProgram(path: string): boolean {
  if (!isFile(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // There, but not executable: a shell goes on looking, too.
    return false;
  }
}
