import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from './find-program';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'meshscope-find-'));
  for (const name of ['bin', 'other']) mkdirSync(join(directory, name));
  for (const file of ['bin/tool', 'other/tool', 'other/plain']) writeFileSync(join(directory, file), '');
  chmodSync(join(directory, 'other/tool'), 0o755);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('findProgram', () => {
  it('takes the first in the PATH that can be run', () => {
    const path = [join(directory, 'bin'), '', join(directory, 'other')].join(delimiter);
    expect(findProgram('tool', { cwd: directory, path })).toBe(join(directory, 'other/tool'));
    expect(findProgram('plain', { cwd: directory, path })).toBeUndefined();
    expect(findProgram('tool', { cwd: directory, path: '' })).toBeUndefined();
  });

  it('takes a path from the working directory, and never a directory', () => {
    expect(findProgram('./other/tool', { cwd: directory, path: '' })).toBe(join(directory, 'other/tool'));
    expect(findProgram('./other', { cwd: directory, path: '' })).toBeUndefined();
  });
});
