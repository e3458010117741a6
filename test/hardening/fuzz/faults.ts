import type { Channel, ChannelSink, Message } from '@mesh';

/** Faults planted between a channel and its registry, to see that the fuzzer finds them. */
export const FAULTS = ['throws', 'rejects', 'leaks', 'goes-deaf', 'ends', 'loses-cancels'] as const;

export type Fault = (typeof FAULTS)[number];

interface Faulty {
  receive(sink: ChannelSink, raw: unknown): void;
}

const isOdd = (raw: unknown): boolean => typeof raw !== 'object' || raw === null;

function isCancel(raw: unknown): boolean {
  try {
    return (raw as { readonly type?: unknown } | null | undefined)?.type === 'command.cancel';
  } catch {
    // A getter that throws, which the registry has to survive.
    return false;
  }
}

function faulty(fault: Fault): Faulty {
  switch (fault) {
    case 'throws':
      return {
        receive(sink, raw) {
          if (isOdd(raw)) throw new Error('planted: not an object');
          sink.receive(raw);
        },
      };
    case 'rejects':
      return {
        receive(sink, raw) {
          if (isOdd(raw)) void Promise.reject(new Error('planted: not an object'));
          sink.receive(raw);
        },
      };
    case 'leaks': {
      const kept: unknown[] = [];
      return {
        receive(sink, raw) {
          kept.push(Array.from({ length: 1024 }, () => kept.length));
          sink.receive(raw);
        },
      };
    }
    case 'goes-deaf': {
      let isDeaf = false;
      return {
        receive(sink, raw) {
          isDeaf ||= Array.isArray(raw);
          if (!isDeaf) sink.receive(raw);
        },
      };
    }
    case 'loses-cancels':
      // Only a peer that shook hands has any; what is left open shows in what is never answered.
      return {
        receive(sink, raw) {
          if (!isCancel(raw)) sink.receive(raw);
        },
      };
    case 'ends':
      return {
        receive(sink, raw) {
          if (typeof raw === 'bigint') sink.closed(new Error('planted: a big integer'));
          else sink.receive(raw);
        },
      };
  }
}

/** A channel with a fault between it and its registry. */
export function withFault<C extends Channel>(channel: C, fault: Fault | undefined): Channel {
  if (fault === undefined) return channel;
  const between = faulty(fault);
  return {
    id: channel.id,
    start: (sink) =>
      channel.start({
        receive: (raw) => between.receive(sink, raw),
        closed: (cause) => sink.closed(cause),
      }),
    send: (message: Message) => channel.send(message),
    close: () => channel.close(),
  };
}
