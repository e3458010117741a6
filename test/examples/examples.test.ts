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
        else resolve(stdout.split('\n'));
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
        'call greet.hello {"name":"A   B"}',
        'call math.count {"to":3}',
        'call',
        'emit',
        'lst',
        'help',
        'quit',
        'list',
      ].join('\n'),
    );
    expect(lines).toEqual([
      'The worker says that 1 + 2 is 3. Try list, call, emit or help.',
      'greet.hello  Greets somebody  (here)',
      'math.add  Adds two numbers  (worker)',
      'math.div  Divides two numbers  (worker)',
      'math.count  Counts up to a number, ten a second  (worker)',
      'worker: Ada was greeted',
      '"Hello, Ada!"',
      '3',
      'invalid_request: The request of math.add is invalid: /a: must be a number',
      "invalid_request: b is 0: one can't divide by that",
      'not_found: No command nope can be reached.',
      expect.stringMatching(/^What follows the id is no JSON: /),
      'worker: Bob was greeted',
      'worker: A   B was greeted',
      '"Hello, A   B!"',
      '1',
      '2',
      '3',
      'Say which: call <id> [json]',
      'Say which: emit <id> [json]',
      'There is no lst here. Try help.',
      'list               what can be called, and where it is',
      'call <id> [json]   calls a command; Ctrl+C gives it up',
      'emit <id> [json]   emits an event',
      'quit               so do Ctrl+D, and Ctrl+C while nothing runs',
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

  it('plugin-host loads a plugin, unloads it, and lives through its crash and one that misbehaves', async () => {
    expect(await run('plugin-host')).toEqual([
      'before: host.log',
      'text says: text is here',
      'loaded: host.log, text.reverse (text), text.count (text), text.crash (text)',
      'text.reverse: "hsem"',
      'text.count: 3',
      'unloaded: host.log',
      'text.reverse: not_found',
      'text says: text is here',
      'text.crash: channel_disconnected',
      'crashed: host.log',
      'text ended with exit code 1',
      'rude.take: "duplicate_command"',
      'rude.hang: timeout',
      'rude says: line 1',
      'rude says: line 2',
      'rude says: line 3',
      expect.stringMatching(/^rude.flood: \["The call of host.log is beyond the limit/),
      'rude was ended by SIGKILL',
      'missing ended with exit code 1',
      '',
    ]);
  }, 60_000);
});
