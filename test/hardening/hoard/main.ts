// node --expose-gc scripts/run.mjs test/hardening/hoard/main.ts <way>: a peer that has a registry keep as much as it can.
// Prints what the heap holds more afterwards, as one line of JSON.
import { setImmediate as turn } from 'node:timers/promises';
import { CommandRegistry, dynCommand, type Message } from '@mesh';
import { hostilePeer } from '../fuzz/hostile-channel';
import { HELD, WAYS, type Way } from './ways';

const FRAMES = 120;
/** Each frame brings about a megabyte. */
const CHARS = 500_000;

const way = WAYS.find((name) => name === process.argv[2]);
if (way === undefined) throw new Error(`Say which way: ${WAYS.join(', ')}.`);

/** A text that nothing else shares. */
const long = (frame: number): string => `${frame}-`.padEnd(CHARS, String.fromCharCode(0x4e00 + frame));

function frameOf(kind: Way, frame: number): object {
  const id = `f${frame}`;
  switch (kind) {
    case 'ids of calls':
      return { type: 'execute.command.request', id: long(frame), commandId: 'never' };
    case 'requests that wait':
      return { type: 'execute.command.request', id, commandId: 'never', request: { text: long(frame) } };
    case 'calls passed on':
      return { type: 'execute.command.request', id, commandId: `silent.${long(frame)}` };
    case 'definitions':
      return { type: 'register.command.request', id, command: { id, description: long(frame) } };
    case 'lists':
      return { type: 'list.commands.response', id, thid: id, commands: [{ id: long(frame) }] };
    case 'events':
      return { type: 'event', id: long(frame), eventId: long(frame) };
    case 'replies':
      return { type: 'execute.command.response', id, thid: long(frame), response: { ok: true } };
    case 'cancels':
      return { type: 'command.cancel', id, thid: long(frame) };
    case 'withdrawals':
      return { type: 'command.withdraw', id, commandIds: [long(frame)] };
  }
}

function collectedHeap(): number {
  if (!globalThis.gc) throw new Error('Run node with --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const registry = new CommandRegistry({
  id: 'under-test',
  requestTimeoutMs: 0,
  maxHeldPerChannel: HELD,
  maxInFlightPerChannel: 4,
  routerChannel: 'silent',
});
let violations = 0;
registry.observe((record) => {
  if (record.kind === 'violation') violations += 1;
});
await registry.registerCommand(dynCommand('never', () => new Promise(() => {})));
const answers: Message['type'][] = [];
const hostile = hostilePeer('clone', ({ type }) => answers.push(type));
// The router never answers anything.
await registry.registerChannel({ id: 'silent', start: () => {}, send: () => {}, close: () => {} });
await registry.registerChannel(hostile.channel);
const _meta = { meshscope: { version: 1, features: ['cancel', 'withdraw', 'deadline', 'batch'] } };
hostile.inject({ type: 'list.commands.request', id: 'hello', _meta });
await turn();
const before = collectedHeap();
for (let frame = 0; frame < FRAMES; frame += 1) {
  hostile.inject(frameOf(way, frame));
  await turn();
}
for (let wait = 0; wait < 100; wait += 1) await turn();
const keptBytes = collectedHeap() - before;
await registry.dispose();
hostile.end();
console.log(JSON.stringify({ way, keptBytes, violations, answers: answers.length }));
