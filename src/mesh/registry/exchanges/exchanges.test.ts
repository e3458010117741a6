import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdSource } from '../../protocol/id-source';
import type { PeerLink } from '../links/peer-link';
import { Exchange, type ExchangeHandler } from './exchange';
import { Exchanges } from './exchanges';

// Exchanges only compare links, and read their ids.
const linkOf = (id: string): PeerLink => ({ id }) as PeerLink;
const [a, b] = [linkOf('a'), linkOf('b')];

class Told implements ExchangeHandler {
  readonly told: string[] = [];
  readonly exchange: Exchange;

  constructor(id: string, source: PeerLink | undefined, peer: PeerLink | undefined) {
    this.exchange = new Exchange(id, source, peer, 'some.command', 'execute.command.response', this);
  }

  expire(): void {
    this.told.push('expired');
  }

  disconnected(): void {
    this.told.push('disconnected');
  }

  forgotten(): void {
    this.told.push('forgotten');
  }
}

describe('Exchanges', () => {
  const ids = new IdSource();
  let exchanges: Exchanges;
  beforeEach(() => {
    vi.useFakeTimers();
    exchanges = new Exchanges(ids);
  });
  afterEach(() => {
    exchanges.endAll();
    vi.useRealTimers();
  });

  const begin = (
    id: string,
    source: PeerLink | undefined,
    peer: PeerLink | undefined,
    timeoutMs = 0,
  ): Told => {
    const told = new Told(id, source, peer);
    exchanges.begin(told.exchange, timeoutMs);
    return told;
  };

  it('end once', () => {
    const { exchange } = begin('1', undefined, a);
    expect(exchanges.get('1')).toBe(exchange);
    expect(exchanges.end(exchange, true)).toBe(true);
    expect(exchanges.end(exchange, true)).toBe(false);
    expect(exchanges.get('1')).toBeUndefined();
  });

  it('end without ever having been listed', () => {
    const { exchange: other } = begin('1', undefined, a);
    const { exchange } = new Told('1', b, undefined);
    expect(exchanges.end(exchange, true)).toBe(true);
    expect(exchanges.end(exchange, true)).toBe(false);
    expect(exchanges.get('1')).toBe(other);
  });

  it('expire at their deadline, and are told once', () => {
    const { told } = begin('1', undefined, a, 100);
    begin('never', undefined, a);
    vi.advanceTimersByTime(200);
    expect(told).toEqual(['expired']);
    expect(exchanges.size).toBe(1);
  });

  it('end with a link: what it was asked is disconnected, what it asked is forgotten, the rest goes on', () => {
    const asked = begin('asked', undefined, a);
    const passedOn = begin('passed on', b, a);
    const asking = begin('asking', a, b);
    const served = begin('served', a, undefined);
    const other = begin('other', b, undefined);
    exchanges.endOf(a);
    expect([asked, passedOn, asking, served, other].map(({ told }) => told)).toEqual([
      ['disconnected'],
      ['disconnected'],
      ['forgotten'],
      ['forgotten'],
      [],
    ]);
    expect(exchanges.size).toBe(1);
  });

  it('tell why a reply counts for nothing', () => {
    const own = { answered: ids.next(), waiting: ids.next(), expired: ids.next() };
    exchanges.end(begin(own.answered, undefined, a).exchange, true);
    exchanges.end(begin('passed on', b, a).exchange, true);
    begin(own.waiting, undefined, a);
    begin(own.expired, undefined, a, 10);
    begin('served', a, undefined);
    vi.advanceTimersByTime(20);
    const reasons = [
      own.answered,
      'passed on',
      own.waiting,
      own.expired,
      'served',
      'unknown',
      ids.next(),
    ].map((id) => exchanges.reasonToIgnore(id, id === own.waiting ? 'b' : 'a'));
    expect(reasons).toEqual(['repeated', 'repeated', 'foreign', 'late', 'orphaned', 'orphaned', 'orphaned']);
  });
});
