import { fileURLToPath } from 'node:url';

/** The checkout, without a slash at its end. */
export const projectRoot: string = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
