import { homedir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './project-root';

/** Where downloads are kept over fresh clones: the user's cache directory, or the checkout's where there is no home. */
export function userCache(): string {
  const base = process.env.XDG_CACHE_HOME || (homedir() ? join(homedir(), '.cache') : '');
  return base ? join(base, 'meshscope') : join(projectRoot, '.cache');
}
