import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aliases } from '../../aliases';
import { pageHeaders } from '../../src/contract/page-files';
import { checkImport } from './check-import';
import { layers } from './layers';
import { readImports } from './read-imports';
import { sourceFiles } from './source-files';

const files = sourceFiles();

describe('the imports of src', () => {
  it('follow the table of the design', () => {
    const wrong = files.flatMap(({ path, text }) =>
      readImports(text, path)
        .map((specifier) => [specifier, checkImport(path, specifier)] as const)
        .filter(([, fault]) => fault !== undefined)
        .map(([specifier, fault]) => `${path}: '${specifier}': ${fault}`),
    );
    expect(wrong).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });

  it.each([
    ['mesh/registry/core.ts', '@contract'],
    ['mesh/registry/core.ts', 'node:fs'],
    ['contract/window.ts', '@inspector'],
    ['renderer/app/App.tsx', '@inspector'],
    ['renderer/app/App.tsx', 'electron'],
    ['renderer/app/App.tsx', '@schema/ajv'],
    ['preload/index.ts', 'node:fs'],
    ['main/index.ts', '@transports/node'],
    ['inspector/inspector.ts', 'electron'],
    ['web/pages.ts', 'ws'],
    ['demo/root.ts', '@inspector'],
    ['main/index.ts', '../inspector/self/feeds-only'],
    ['renderer/app/App.tsx', '../../mesh/registry/core'],
    ['transports/web/index.ts', '../node/SocketChannel'],
    ['elsewhere/x.ts', '@mesh'],
  ])('would be told of %s importing %s', (file, specifier) => {
    expect(checkImport(file, specifier)).toEqual(expect.any(String));
  });

  it('are read in every form that an import has', () => {
    const text = [
      "import a from '@a';",
      "import type { B } from '@b';",
      "import '@c';",
      "export * from '@d';",
      "export { e } from '@e';",
      "const f = () => import('@f');",
      "type G = import('@g').G;",
    ].join('\n');
    expect(readImports(text, 'x.ts').sort()).toEqual(['@a', '@b', '@c', '@d', '@e', '@f', '@g']);
  });

  it('lead to folders that have their door', () => {
    const doors = Object.values(aliases).filter((file) => file.endsWith('index.ts'));
    const missing = doors.filter((file) => existsSync(dirname(file)) && !existsSync(file));
    expect(missing).toEqual([]);
    expect(doors.length).toBeGreaterThan(8);
  });
});

/** The files whose text matches, but for those that may. */
function holding(pattern: RegExp, allowed: readonly string[]): string[] {
  return files
    .filter(({ path, text }) => pattern.test(text) && !allowed.some((prefix) => path.startsWith(prefix)))
    .map(({ path }) => path);
}

describe('the guarded doors', () => {
  it('are the only users of ipcMain, shell and dialog', () => {
    expect(holding(/\bipcMain\b/, ['main/index.ts', 'main/ipc/'])).toEqual([]);
    expect(
      holding(/\bshell\b[\s\S]{0,200}from 'electron'|\bshell\.open/, ['main/doors/guarded-shell.ts']),
    ).toEqual([]);
    expect(holding(/\bdialog\b[\s\S]{0,200}from 'electron'/, ['main/doors/'])).toEqual([]);
    expect(holding(/\bipcRenderer\b/, ['preload/'])).toEqual([]);
  });

  it('never let a sandbox or the isolation of contexts go', () => {
    expect(
      holding(/sandbox: false|contextIsolation: false|nodeIntegration: true|webSecurity: false/, []),
    ).toEqual([]);
    expect(holding(/\bexposeInMainWorld\b/, [])).toEqual([]);
  });

  it('never let text become code in the page', () => {
    expect(Object.values(pageHeaders()).join()).not.toContain('unsafe-eval');
    expect(holding(/unsafe-eval/, [])).toEqual([]);
    expect(holding(/\bdangerouslySetInnerHTML\b|\bnew Function\(|\beval\(/, [])).toEqual([]);
  });
});

describe('the table', () => {
  it('knows every folder of src that has files', () => {
    const folders = new Set(files.map(({ path }) => path.split('/')[0]));
    const known = new Set(Object.keys(layers).map((folder) => folder.split('/')[0]));
    expect([...folders].filter((folder) => !known.has(folder))).toEqual([]);
  });
});
