import { expect, it } from 'vitest';
import { lastWords } from './last-words';

it('keeps the error in sight that stands above a long stack', () => {
  const said = `node:internal/modules/cjs/loader:1228
  throw err;
  ^

Error: Cannot find module '/tmp/nope.mjs'
    at Module._resolveFilename (node:internal/modules/cjs/loader:1225:15)
    at Module._load (node:internal/modules/cjs/loader:1051:27)
    at node:internal/main/run_main_module:28:49 {
  code: 'MODULE_NOT_FOUND',
  requireStack: []
}

Node.js v20.20.2`;
  expect(lastWords(said.split('\n'), 8)).toEqual([
    '  throw err;',
    '  ^',
    "Error: Cannot find module '/tmp/nope.mjs'",
    '    … 3 lines of its stack: see the Log',
    "  code: 'MODULE_NOT_FOUND',",
    '  requireStack: []',
    '}',
    'Node.js v20.20.2',
  ]);
  expect(lastWords(['a', '', 'b'], 1)).toEqual(['b']);
});
