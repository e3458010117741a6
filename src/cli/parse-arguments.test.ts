import { describe, expect, it } from 'vitest';
import { parseArguments, UsageError } from './parse-arguments';

const opened = { web: false, port: 0, openBrowser: true, noSandbox: false };

describe('parseArguments', () => {
  it.each([
    [[], opened],
    [['--web'], { ...opened, web: true }],
    [['--web', '--port', '8080', '--no-open'], { ...opened, web: true, port: 8080, openBrowser: false }],
    [['--port=8080'], { ...opened, web: true, port: 8080 }],
    [['--data', '/d', '--no-sandbox'], { ...opened, data: '/d', noSandbox: true }],
  ])('reads %j', (args, open) => {
    expect(parseArguments(args)).toEqual({ kind: 'open', open });
  });

  it('knows help and version, whatever else stands there', () => {
    expect(parseArguments(['--help', '--web'])).toEqual({ kind: 'help' });
    expect(parseArguments(['-v'])).toEqual({ kind: 'version' });
  });

  it('reads what is to be generated', () => {
    const files = { from: 'cmds.json', to: 'mesh.ts' };
    expect(parseArguments(['generate', 'cmds.json', 'mesh.ts'])).toEqual({
      kind: 'generate',
      generate: { ...files, services: false },
    });
    expect(parseArguments(['generate', '--services', 'cmds.json', 'mesh.ts'])).toEqual({
      kind: 'generate',
      generate: { ...files, services: true },
    });
  });

  it.each([
    [['generate', 'cmds.json'], /two files/],
    [['generate', 'a', 'b', 'c'], /two files/],
    [['--services'], /--services/],
    [['--wbe'], /--wbe/],
    [['--port', 'x'], /--port takes a number from 0 to 65535, not "x"/],
    [['--port', '65536'], /65536/],
    [['--port', '-1'], /--port/],
    [['--port', '1.5'], /1\.5/],
    [['--port'], /--port/],
    [['--data', ''], /--data/],
    [['open'], /"open"/],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
    expect(() => parseArguments(args)).toThrow(message);
  });
});
