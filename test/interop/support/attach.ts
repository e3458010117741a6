import { type AnyEvent, CommandRegistry, type Link, type RegistryRecord } from '@mesh';
import { type FrameText, ProcessChannel } from '@transports/node';

/** A program under test, attached to as an inspector would: a registry of its own with the program as its router. */
export interface Attached {
  readonly registry: CommandRegistry;
  readonly channel: ProcessChannel;
  readonly link: Link;
  readonly events: AnyEvent[];
  readonly records: RegistryRecord[];
  readonly frames: FrameText[];
  readonly stderr: string[];
  /** Resolves once the condition holds; it is looked at after every event, record and line of stderr. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export async function attach(command: readonly string[], requestTimeoutMs = 5_000): Promise<Attached> {
  const registry = new CommandRegistry({ id: 'tester', routerChannel: 'peer', requestTimeoutMs });
  const events: AnyEvent[] = [];
  const records: RegistryRecord[] = [];
  const frames: FrameText[] = [];
  const stderr: string[] = [];
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  const channel = new ProcessChannel({
    id: 'peer',
    command,
    graceMs: 1_000,
    onFrameText: (frame) => frames.push(frame),
    onStderr: (line) => {
      stderr.push(line);
      wake();
    },
  });
  registry.observe((record) => {
    records.push(record);
    wake();
  });
  registry.onAny((event) => {
    events.push(event);
    wake();
  });
  const link = await registry.registerChannel(channel);
  await link.ready;
  return {
    registry,
    channel,
    link,
    events,
    records,
    frames,
    stderr,
    until: async (condition) => {
      while (!condition()) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    close: async () => {
      await registry.dispose();
      await channel.close();
    },
  };
}
