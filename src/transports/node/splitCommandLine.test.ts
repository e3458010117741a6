import { describe, expect, it } from 'vitest';
import { splitCommandLine } from './splitCommandLine';

describe('splitCommandLine', () => {
  it.each([
    ['node peer.mjs --x', ['node', 'peer.mjs', '--x']],
    ['  a   b\tc ', ['a', 'b', 'c']],
    ['\'/opt/my program/run\' "two words"', ['/opt/my program/run', 'two words']],
    ['a\\ b "c\\"d" \'e\\f\'', ['a b', 'c"d', 'e\\f']],
    ['x "" \'\'', ['x', '', '']],
    ["--name='a b'c", ['--name=a bc']],
    ['"a|b" \\| *.ts $HOME', ['a|b', '|', '*.ts', '$HOME']],
  ])('%s', (line, words) => {
    expect(splitCommandLine(line, false)).toEqual(words);
  });

  it('leaves the backslashes of a Windows path', () => {
    expect(splitCommandLine('C:\\tools\\peer.exe "C:\\a b\\\\c"', true)).toEqual([
      'C:\\tools\\peer.exe',
      'C:\\a b\\\\c',
    ]);
  });

  it.each([
    ['', 'the command line is empty'],
    ['a "b', 'the " at character 3 is never closed'],
    ['a | b', '| works only in a shell'],
    ['a > b', '> works only in a shell'],
    ['a \\', 'nothing follows the backslash'],
  ])('refuses %j', (line, message) => {
    expect(() => splitCommandLine(line, false)).toThrow(message);
  });
});
