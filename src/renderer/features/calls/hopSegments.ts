import type { CallPath } from '@contract';

export interface HopNode {
  readonly name: string;
  readonly role: 'own' | 'peer' | 'last';
}

export interface Segment {
  readonly kind: 'inside' | 'wire' | 'beyond';
  /** ms; its share of the bar. */
  readonly ms: number;
  readonly title: string;
}

export interface HopPicture {
  readonly nodes: readonly HopNode[];
  readonly segments: readonly Segment[];
  readonly insideMs: number;
  /** ms that the peer reports of its own hops; undefined: it reports none. */
  readonly reportedMs: number | undefined;
  readonly peerMs: number;
  /** The first registry that isn't the app's own. */
  readonly peer: string;
}

/** What the hop line and its bar show of a path; own registries are those before the peer. */
export function hopPicture({ hops, insideMs, peerMs, beyond }: CallPath): HopPicture {
  const firstReported = hops.findIndex(({ basis }) => basis === 'reported');
  // The last measured hop leads out of the app: it ends at the peer.
  const out = (firstReported === -1 ? hops.length : firstReported) - 1;
  const peer = hops[out]?.to ?? beyond ?? hops.at(-1)?.to ?? '';
  const names = hops.length === 0 ? [] : [hops[0]?.from ?? '', ...hops.map(({ to }) => to)];
  const reported = hops.filter(({ basis }) => basis === 'reported');
  const reportedMs =
    reported.length === 0 ? undefined : reported.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
  const inside = hops.slice(0, Math.max(0, out));
  const own = inside.at(-1)?.to;
  const betweenHops = insideMs - inside.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
  return {
    nodes: names.map((name, at) => ({
      name,
      role: at <= out ? 'own' : at === names.length - 1 ? 'last' : 'peer',
    })),
    segments: [
      ...(inside.some(({ durationMs }) => durationMs !== undefined)
        ? inside
            .map(
              ({ from, to, durationMs = 0 }): Segment => ({
                kind: 'inside',
                ms: durationMs,
                title: `${from} to ${to}`,
              }),
            )
            .concat(betweenHops > 0 ? [{ kind: 'inside', ms: betweenHops, title: `in ${own}` }] : [])
        : [{ kind: 'inside' as const, ms: insideMs, title: 'inside Meshscope' }]),
      ...reported.map(
        ({ from, to, durationMs = 0 }): Segment => ({
          kind: 'wire',
          ms: durationMs,
          title: `${from} to ${to}, reported`,
        }),
      ),
      { kind: 'beyond', ms: Math.max(0, peerMs - (reportedMs ?? 0)), title: peer },
    ],
    insideMs,
    reportedMs,
    peerMs,
    peer,
  };
}
