import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { event } from '../testing/event';
import { RecordingSink } from '../testing/RecordingSink';
import { linkToParentThread, WorkerChannel } from './WorkerChannel';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function run(program: string) {
  const directory = mkdtempSync(join(tmpdir(), 'mesh-'));
  cleanUps.push(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'worker.cjs');
  writeFileSync(file, `const { meshPort } = require('node:worker_threads').workerData;\n${program}`);
  const channel = new WorkerChannel({ id: 'worker', file });
  cleanUps.push(() => channel.close());
  const sink = new RecordingSink();
  await channel.start(sink);
  return { channel, sink };
}

describe('WorkerChannel', () => {
  it('speaks with a thread over a port of its own', async () => {
    const { channel, sink } = await run(
      "meshPort.on('message', (message) => meshPort.postMessage(message));",
    );
    channel.send(event('hello', { n: 1n }));
    await sink.until(({ received }) => received.length === 1);
    expect(sink.received[0]).toMatchObject({ eventId: 'hello', payload: { n: 1n } });
    expect(channel.threadId).toBeGreaterThan(0);
  });

  it('says why a thread ended', async () => {
    const { channel, sink } = await run("setTimeout(() => { throw new Error('out of luck'); }, 10);");
    expect(await sink.ended()).toMatchObject({ message: 'out of luck' });
    expect(await channel.exited).toBe(1);
    const other = await run('process.exit(7);');
    expect(await other.sink.ended()).toMatchObject({ message: 'the thread ended with exit code 7' });
  });

  it('ends the thread on close', async () => {
    const { channel, sink } = await run("meshPort.on('message', () => {});");
    await channel.close();
    await channel.exited;
    expect(sink.ends).toEqual([undefined]);
  });

  it('gives a link only inside such a thread', () => {
    expect(() => linkToParentThread('root')).toThrow('has to be started by a WorkerChannel');
  });
});
