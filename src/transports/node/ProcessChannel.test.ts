import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChannelClosedError } from '@mesh';
import { afterAll, afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { event } from '../testing/event';
import { RecordingSink } from '../testing/RecordingSink';
import { ProcessChannel, type ProcessChannelOptions } from './ProcessChannel';
import { ProcessExitError, SpawnError } from './ProcessExit';

const channels: ProcessChannel[] = [];
afterEach(() => Promise.all(channels.splice(0).map((channel) => channel.close())));

async function run(program: string, options: Partial<ProcessChannelOptions> = {}) {
  const channel = new ProcessChannel({
    id: 'peer',
    command: [process.execPath, '-e', program],
    graceMs: 300,
    onStderr: () => {},
    ...options,
  });
  channels.push(channel);
  const sink = new RecordingSink();
  await channel.start(sink);
  return { channel, sink };
}

const scripts = mkdtempSync(join(tmpdir(), 'meshscope-scripts-'));
const WITHOUT_INTERPRETER = join(scripts, 'script');
writeFileSync(WITHOUT_INTERPRETER, '#!/no/such/interpreter\n', { mode: 0o755 });
afterAll(() => rmSync(scripts, { recursive: true }));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const gone = async (pid: number): Promise<void> => {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
};

const ECHO = 'process.stdin.pipe(process.stdout)';

describe('ProcessChannel', () => {
  it('speaks with a program over its stdin and stdout', async () => {
    const { channel, sink } = await run(ECHO);
    channel.send(event('hello', { amount: 1n }));
    await sink.until(({ received }) => received.length === 1);
    expect(sink.received[0]).toMatchObject({ eventId: 'hello', payload: { amount: 1 } });
    expect(channel.pid).toBe(await channel.started);
  });

  it('hands over stderr line by line, the environment and the directory', async () => {
    const lines: string[] = [];
    const { sink } = await run(
      'console.error(process.env.MARK + "\\n" + process.cwd()); process.stderr.write("last")',
      {
        env: { MARK: 'set' },
        cwd: '/',
        onStderr: (line) => lines.push(line),
      },
    );
    await sink.ended();
    expect(lines).toEqual(['set', '/', 'last']);
  });

  it('says with which code a program ended, after its last words', async () => {
    const { channel, sink } = await run('process.stdout.write(`{"last":1}\\n`, () => process.exit(134))');
    const cause = await sink.ended();
    expect(sink.received).toEqual([{ last: 1 }]);
    expect(cause).toBeInstanceOf(ProcessExitError);
    expect(cause).toMatchObject({
      exit: { code: 134, signal: null },
      message: expect.stringContaining('exit code 134'),
    });
    expect(() => channel.send(event('x'))).toThrow(ChannelClosedError);
  });

  it('says by which signal a program ended', async () => {
    const { channel, sink } = await run(ECHO);
    process.kill(channel.pid ?? 0, 'SIGKILL');
    expect(await sink.ended()).toMatchObject({ exit: { code: null, signal: 'SIGKILL' } });
    await expect(channel.exited).resolves.toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('lets a program be heard that nobody asked to listen to', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => written.mockRestore());
    const command = [process.execPath, '-e', 'console.error("it failed"); process.exit(3)'];
    const channel = new ProcessChannel({ id: 'peer', command });
    channels.push(channel);
    const sink = new RecordingSink();
    await channel.start(sink);
    await sink.until(({ ends }) => ends.length === 1);
    expect(written.mock.calls).toEqual([['it failed\n']]);
  });

  it.each([
    [['/no/such/program'], undefined, "/no/such/program doesn't exist."],
    [['no-such-program-here'], undefined, 'No program called no-such-program-here is in the PATH.'],
    [[process.execPath], '/no/such/dir', "The directory /no/such/dir doesn't exist."],
    [[WITHOUT_INTERPRETER], undefined, `${WITHOUT_INTERPRETER} is there, but what runs it isn't`],
    [['/etc/passwd'], undefined, "/etc/passwd can't be run: permission denied."],
  ])('says why %s in %s cannot be started', async (command, cwd, message) => {
    const channel = new ProcessChannel({ id: 'peer', command, ...(cwd !== undefined && { cwd }) });
    const failure = Promise.resolve(channel.start(new RecordingSink()));
    await expect(failure).rejects.toThrow(SpawnError);
    await expect(failure).rejects.toThrow(message);
    await channel.close();
  });

  it('ends a program that goes when its stdin is closed', async () => {
    // It goes by itself, however long a busy machine takes.
    const { channel, sink } = await run(ECHO, { graceMs: 15_000 });
    await channel.close();
    expect(await channel.exited).toEqual({ code: 0, signal: null });
    expect(sink.ends).toEqual([undefined]);
  });

  it('ends one that listens neither to its stdin nor to SIGTERM, and what it started', async () => {
    const { channel, sink } = await run(`
      process.on('SIGTERM', () => {});
      const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      console.log(JSON.stringify({ pid: child.pid }));
      setInterval(() => {}, 1000);
    `);
    await sink.until(({ received }) => received.length === 1);
    const { pid } = sink.received[0] as { pid: number };
    await channel.close();
    expect(await channel.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await gone(pid);
  });

  it('ends the link with the program, though a descendant keeps stdout open, and ends that, too', async () => {
    const { sink } = await run(`
      const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      process.stdout.write(JSON.stringify({ pid: child.pid }) + '\\n', () => process.exit(3));
    `);
    expect(await sink.ended()).toMatchObject({ exit: { code: 3 } });
    await gone((sink.received[0] as { pid: number }).pid);
  });

  it('ends what a killed program had started', async () => {
    const parent = await run(`
      const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      console.log(JSON.stringify({ pid: child.pid }));
      setInterval(() => {}, 1000);
    `);
    await parent.sink.until(({ received }) => received.length === 1);
    const { pid } = parent.sink.received[0] as { pid: number };
    process.kill(parent.channel.pid ?? 0, 'SIGKILL');
    await parent.sink.ended();
    await gone(pid);
  });

  it('takes the whole of a large last message', async () => {
    const { sink } = await run(
      'process.stdout.write(JSON.stringify("x".repeat(5_000_000)) + "\\n", () => process.exit(0))',
    );
    await sink.ended();
    expect((sink.received[0] as string | undefined)?.length).toBe(5_000_000);
  });

  it('keeps no timer once it was closed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { channel } = await run('process.stdin.resume().on("end", () => setTimeout(() => {}, 20))');
    await channel.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(vi.getTimerCount()).toBe(0);
  });
});
