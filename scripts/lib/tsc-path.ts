import { join } from 'node:path';
import { projectRoot } from './project-root';

/** The compiler, to be run by Node. What is called `typescript` in node_modules is 6, for those who need its API. */
export const tscPath: string = join(projectRoot, 'node_modules/@typescript/native/bin/tsc');
