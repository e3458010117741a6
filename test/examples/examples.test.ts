import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Runs an example as its README says, with some lines on its stdin; gives the lines that it prints. */
function run(name: string, input = ''): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const command = ['scripts/run.mjs', 'examples/run.ts', name];
    const child = execFile(
      process.execPath,
      command,
      { cwd: projectRoot, timeout: 60_000 },
      (error, stdout) => {
        if (error) reject(error);
        else resolve(stdout.split('\n').map((line) => line.replace(/^(?:> )+/, '')));
      },
    );
    child.stdin?.end(input);
  });
}

describe('the examples', () => {
  it('multi-service lists, calls and emits at its prompt', async () => {
    const lines = await run(
      'multi-service',
      [
        'list',
        'call greet.hello {"name":"Ada"}',
        'call math.add {"a":1,"b":2}',
        'call math.add {"a":"x","b":2}',
        'call math.div {"a":1,"b":0}',
        'call nope',
        'call math.add {',
        'emit greet.greeted {"name":"Bob"}',
        'help',
        'quit',
      ].join('\n'),
    );
    expect(lines).toEqual([
      'greet.hello  Greets somebody  (here)',
      'math.add  Adds two numbers  (worker)',
      'math.div  Divides two numbers  (worker)',
      'worker: Ada was greeted',
      '"Hello, Ada!"',
      '3',
      'invalid_request: The request of math.add is invalid: /a: must be a number',
      "invalid_request: b is 0: one can't divide by that",
      'not_found: No command nope can be reached.',
      expect.stringMatching(/^SyntaxError: /),
      'worker: Bob was greeted',
      'list | call <id> [json] | emit <id> [json] | quit',
      '',
    ]);
  }, 60_000);

  it('worker-threads shares its work between two threads', async () => {
    expect(await run('worker-threads')).toEqual([
      'commands: first.count-primes, second.count-primes, second.count-together',
      'the root asks both: 5133 + 4459',
      'the second asks the first: 9592',
      '',
    ]);
  }, 60_000);

  it('plugin-host loads a plugin, unloads it, and lives through its crash', async () => {
    expect(await run('plugin-host')).toEqual([
      'before: host.log',
      'plugin says: here with 3 commands',
      'loaded: host.log, text.reverse (text), text.count (text), text.crash (text)',
      'text.reverse: "hsem"',
      'text.count: 3',
      'unloaded: host.log',
      'text.reverse: not_found',
      'plugin says: here with 3 commands',
      'text.crash: channel_disconnected',
      'crashed: host.log',
      '',
    ]);
  }, 60_000);
});
