import { setImmediate as immediate } from 'node:timers/promises';
import { CommandError, CommandRegistry, dynCommand, InMemoryChannel, type Message } from '@mesh';
import { isRow, RowReader } from '../pack/row-reader';
import { type Fault, withFault } from './faults';
import { type Frame, goodFrame } from './frames';
import { type HostilePeer, hostilePeer } from './hostile-channel';
import { HostilePorts } from './hostile-ports';
import { type Carrier, mutated, mutatedRow } from './mutate';
import { HOSTILE_IDS, PackedRows } from './packed-rows';
import { SeededRandom } from './seeded-random';
import { StreamWatch } from './stream-watch';

export interface FuzzOptions {
  readonly frames: number;
  readonly seed: number;
  readonly fault?: Fault;
  /** Whether the hostile peer says that it is of our own kind. */
  readonly ownKind?: boolean;
  /** Whether it is the router as well, and offers ports. */
  readonly router?: boolean;
  /** How the hostile frames come in; by reference unless set. */
  readonly carrier?: Carrier;
}

export interface FuzzReport {
  readonly frames: number;
  /** What went wrong; empty: nothing. */
  readonly failures: string[];
  /** Frames that the registry reported as violations, and as ignored. */
  readonly violations: number;
  readonly ignored: number;
  /** Good calls that were answered in between, over the hostile channel and over a good one. */
  readonly goodCalls: number;
  /** What the heap holds more after the run than after its first tenth, both after collection. */
  readonly heapGrowthBytes: number;
}

/** So many frames pass between two good calls. */
const FRAMES_A_ROUND = 250;
const CALLS_A_ROUND = 5;
/** The heap may grow by this much: what is kept of settled and recent ids is bounded (protocol.md), whatever comes in. */
export const HEAP_BOUND_BYTES = 32 * 1024 * 1024;
const REMEMBERED = 200;
/** So many turns of the event loop a reply may take: a port delivers what came before it first. */
const PATIENCE_TURNS = 10_000;

/**
 * Sends mutated frames to a registry that is linked to a hostile peer and to a good one, and makes good calls over both
 * links in between.
 */
export async function runFuzz({
  frames,
  seed,
  fault,
  carrier = 'reference',
  ownKind = false,
  router = false,
}: FuzzOptions): Promise<FuzzReport> {
  const random = new SeededRandom(seed);
  const failures: string[] = [];
  const counts = { violations: 0, ignored: 0, goodCalls: 0 };
  const onRejection = (reason: unknown): void => void failures.push(`unhandled rejection: ${String(reason)}`);
  process.on('unhandledRejection', onRejection);
  const requestIds: string[] = [];
  const seenIds: string[] = [];
  const answered = new Map<string, Message>();
  const streams = new StreamWatch();
  const reader = new RowReader();
  reader.receiver = HOSTILE_IDS;
  const hear = (message: Message): void => {
    if (message.type === 'list.commands.request') reader.sender = message.id.slice(0, HOSTILE_IDS.length);
    streams.heard(message);
    if (message.type === 'execute.command.response') answered.set(message.thid, message);
    else if (message.type !== 'list.commands.response') remember(requestIds, message.id);
  };
  const hostile = hostilePeer(carrier, (sent: unknown) => {
    if (isRow(sent)) reader.read(sent).forEach(hear);
    else hear(sent as Message);
  });
  const count = (kind: 'violations' | 'ignored'): void => {
    counts[kind] += 1;
  };
  const mesh = await makeMesh(hostile, fault, streams, count, router);
  if (ownKind) {
    const features = ['cancel', 'withdraw', 'deadline', 'stream', 'batch', 'pack', 'transfer'];
    const _meta = { meshscope: { version: 1, features, ids: HOSTILE_IDS } };
    hostile.inject({ type: 'list.commands.request', id: 'hello', _meta });
  }
  // Without batches, so that a reply comes as it is.
  const portMeta = { meshscope: { version: 1, features: ['cancel', 'deadline', 'transfer'] } };
  const ports = new HostilePorts(hostile, { type: 'list.commands.request', id: 'hello', _meta: portMeta });
  const rows = new PackedRows();
  let heapAtStart = 0;
  for (let sent = 0; sent < frames; sent += 1) {
    const frame = goodFrame(random, { requestIds, seenIds });
    if (typeof frame['id'] === 'string') remember(seenIds, frame['id']);
    let raw = mutatedSometimes(frame, random, carrier);
    if (ownKind && random.chance(0.3)) {
      const row = rows.next(random, { requestIds, seenIds });
      raw = random.chance(0.6) ? mutatedRow(row, random, carrier) : row;
    } else if (ownKind && random.chance(0.2)) raw = Array.from({ length: random.below(70) }, () => raw);
    const way = router ? random.next() : 1;
    try {
      if (way < 0.1) ports.inject(mutatedSometimes(ports.frame(random), random, carrier), random);
      else if (way < 0.3) ports.injectOverPort(raw, random);
      else hostile.inject(raw);
    } catch (error) {
      failures.push(`frame ${sent} threw out of the channel: ${String(error)}`);
    }
    if (sent % FRAMES_A_ROUND === 0) {
      // Calls that the hostile peer may answer, wrongly, or leave.
      streams.giveUp();
      for (let call = 0; call < CALLS_A_ROUND; call += 1) {
        void streams.call(mesh.registry, `hostile.${random.below(500)}`).catch(expectCoded(failures));
      }
      for (const cancel of streams.cancels()) hostile.inject(cancel);
      // Handlers that wait for a turn of the event loop get one: else they would fill the limit, round after round.
      await immediate();
      answered.clear();
      counts.goodCalls += await goodCalls(mesh, hostile, answered, `good-${sent}`, failures);
      const wrong = router ? await ports.goodCall(`direct-${sent}`, PATIENCE_TURNS) : undefined;
      if (wrong !== undefined) failures.push(wrong);
      if (failures.length > 20) break;
    }
    if (sent === Math.floor(frames / 10)) heapAtStart = collectedHeap();
  }
  const heapGrowthBytes = collectedHeap() - heapAtStart;
  if (heapGrowthBytes > HEAP_BOUND_BYTES) failures.push(`the heap grew by ${heapGrowthBytes} bytes`);
  if (hostile.isClosed) failures.push('the link was ended');
  if (Object.hasOwn(Object.prototype, 'polluted')) failures.push('Object.prototype was changed');
  streams.giveUp();
  failures.push(...(await streamsLeft(streams, hostile)));
  await mesh.dispose();
  hostile.end();
  for (let turn = 0; turn < PATIENCE_TURNS && ports.openPorts > 0; turn += 1) await immediate();
  if (ports.openPorts > 0) failures.push(`${ports.openPorts} direct ports were left open`);
  ports.end();
  await immediate();
  process.off('unhandledRejection', onRejection);
  return { frames, failures, ...counts, heapGrowthBytes };
}

function mutatedSometimes(frame: Frame, random: SeededRandom, carrier: Carrier): unknown {
  return random.chance(0.8) ? mutated(frame, random, carrier) : frame;
}

interface Mesh {
  readonly registry: CommandRegistry;
  readonly friend: CommandRegistry;
  dispose(): Promise<void>;
}

async function makeMesh(
  hostile: HostilePeer,
  fault: Fault | undefined,
  streams: StreamWatch,
  count: (kind: 'violations' | 'ignored') => void,
  isRouter: boolean,
): Promise<Mesh> {
  const registry = new CommandRegistry({
    id: 'under-test',
    requestTimeoutMs: 1000,
    ...(isRouter && { routerChannel: 'hostile' }),
  });
  const friend = new CommandRegistry({ id: 'friend', requestTimeoutMs: 1000 });
  registry.observe((record) => {
    if (record.kind === 'violation') count('violations');
    if (record.kind === 'ignored') count('ignored');
    if (record.kind === 'failed_listener') throw new Error(`a listener failed: ${String(record.error)}`);
  });
  registry.onAny(() => {});
  await registry.registerCommand([
    dynCommand('echo', (request) => request),
    dynCommand('fail', () => Promise.reject(new CommandError('invalid_request', 'as planned'))),
    dynCommand('slow', () => immediate('slow')),
    dynCommand('relay', (request) => registry.executeDyn('friend.echo', request)),
    dynCommand('_private', () => 'nobody gets this'),
    ...streams.commands(),
  ]);
  const [toFriend, toRegistry] = InMemoryChannel.pair('friend', 'under-test');
  await friend.registerCommand([
    dynCommand('friend.echo', (request) => request),
    ...streams.commands('friend.'),
  ]);
  const links = await Promise.all([registry.registerChannel(toFriend), friend.registerChannel(toRegistry)]);
  await Promise.all(links.map((link) => link.ready));
  await registry.registerChannel(withFault(hostile.channel, fault));
  return {
    registry,
    friend,
    dispose: async () => void (await Promise.all([registry.dispose(), friend.dispose()])),
  };
}

/** Every stream that is given up comes to its end; what hasn't by then is a failure. */
async function streamsLeft(streams: StreamWatch, hostile: HostilePeer): Promise<string[]> {
  for (let turn = 0; turn < PATIENCE_TURNS && streams.failures().length > 0; turn += 1) {
    for (const cancel of streams.cancels()) hostile.inject(cancel);
    await immediate();
  }
  return streams.failures();
}

/** A call from the hostile peer, one from the good one, one to it. Gives how many were answered as they should be. */
async function goodCalls(
  { registry, friend }: Mesh,
  hostile: HostilePeer,
  answered: ReadonlyMap<string, Message>,
  token: string,
  failures: string[],
): Promise<number> {
  const request = { type: 'execute.command.request', id: token, commandId: 'echo', request: { token } };
  try {
    hostile.inject(request);
  } catch (error) {
    failures.push(`${token} threw out of the channel: ${String(error)}`);
  }
  const [there, back] = await Promise.all([
    registry.executeDyn('friend.echo', { token }).catch(String),
    friend.executeDyn('echo', { token }).catch(String),
  ]);
  for (let turn = 0; turn < PATIENCE_TURNS && !answered.has(token); turn += 1) await immediate();
  const reply = answered.get(token);
  const outcome =
    reply?.type === 'execute.command.response' && reply.response.ok ? reply.response.result : reply;
  const results = [there, back, outcome];
  const wrong = results.filter((result) => (result as { token?: unknown } | undefined)?.token !== token);
  if (wrong.length > 0)
    failures.push(`${token} was answered with ${wrong.map((value) => JSON.stringify(value)).join(', ')}`);
  return results.length - wrong.length;
}

function expectCoded(failures: string[]): (error: unknown) => void {
  return (error) => {
    const isGivenUp = error instanceof DOMException && error.name === 'AbortError';
    if (!(error instanceof CommandError || isGivenUp))
      failures.push(`a call failed without a code: ${String(error)}`);
  };
}

function remember(ids: string[], id: string): void {
  ids.push(id);
  if (ids.length > REMEMBERED) ids.shift();
}

function collectedHeap(): number {
  if (!globalThis.gc) throw new Error('Run node with --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
