import { describe, expect, it } from 'vitest';
import { readCommandList } from './read-command-list';

const command = { id: 'a', description: 'A.', schema: { request: { type: 'string' }, response: true } };

describe('reading a list of commands', () => {
  it.each([
    ['what listCommands gives', [{ ...command, channel: 'peer' }]],
    ['a list response', { type: 'list.commands.response', id: '1', thid: '2', commands: [command] }],
    ["an HTTP peer's cmds.json", { cmdschema: '1.0.0', commands: [command] }],
  ])('takes %s', (_name, value) => {
    expect(readCommandList(value)).toEqual([command]);
  });

  it.each<[unknown, string]>([
    ['text', 'This is no list of commands: an array, or an object with `commands`.'],
    [[command, 1], 'The command at position 2 is not an object.'],
    [[{ id: '' }], 'The command at position 1 has no id.'],
    [[{ id: 'a', description: 1 }], 'The description of a is not a text.'],
    [[{ id: 'a', schema: [] }], 'The schema of a is not an object.'],
    [
      [{ id: 'a', schema: { request: 'x' } }],
      'The request schema of a is neither an object nor true or false.',
    ],
  ])('refuses %j', (value, message) => {
    expect(() => readCommandList(value)).toThrow(new TypeError(message));
  });
});
