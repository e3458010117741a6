import { CommandRegistry, InMemoryChannel, type RegistryRecord } from '@mesh';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectRecords, RECORDS_INTERVAL_MS } from './collect-records';

describe('collectRecords', () => {
  let registry: CommandRegistry;
  let peer: CommandRegistry;
  let planned: { flush: () => void; delayMs: number }[];
  let batches: RegistryRecord[][];
  let stop: () => void;

  beforeEach(async () => {
    registry = new CommandRegistry({ id: 'preload' });
    peer = new CommandRegistry({ id: 'main' });
    planned = [];
    batches = [];
    stop = collectRecords(
      registry,
      (flush, delayMs) => planned.push({ flush, delayMs }),
      (records) => batches.push(records.map((text) => JSON.parse(text) as RegistryRecord)),
    );
    const [toPeer, toRegistry] = InMemoryChannel.pair('main', 'preload');
    await Promise.all([registry.registerChannel(toPeer), peer.registerChannel(toRegistry)]);
  });
  afterEach(async () => {
    stop();
    await registry.dispose();
    await peer.dispose();
  });

  it('hands records on in batches, in their order', async () => {
    await peer.registerCommand({ id: 'ping' }, () => 'pong');
    await registry.executeDyn('ping').catch(() => undefined);
    expect(planned).toHaveLength(1);
    expect(planned[0]?.delayMs).toBe(RECORDS_INTERVAL_MS);
    planned[0]?.flush();
    const at = batches.flat().map((record) => record.at);
    expect(at.length).toBeGreaterThan(1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it('tells even of what JSON can not carry', () => {
    const cycle: Record<string, unknown> = { big: 1n };
    cycle.self = cycle;
    registry.emit({ id: 'odd' }, { big: 9_007_199_254_740_993n });
    registry.emit({ id: 'odd' }, cycle);
    for (const { flush } of planned) flush();
    const texts = batches.flat().map((record) => JSON.stringify(record));
    expect(texts.some((text) => text.includes('"9007199254740993"'))).toBe(true);
  });
});
