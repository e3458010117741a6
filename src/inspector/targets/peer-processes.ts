import type { PeerProcess } from '@contract';
import * as v from 'valibot';

/** A peer may report anything: a name of megabytes is none. */
const Name = v.pipe(v.string(), v.maxLength(256));
const Started = v.object({
  name: Name,
  kind: v.optional(Name),
  pid: v.optional(v.number()),
  threadId: v.optional(v.number()),
});
const Exited = v.object({
  name: Name,
  code: v.optional(v.nullable(v.number())),
  signal: v.optional(v.nullable(Name)),
});
const Listed = v.array(
  v.object({
    name: Name,
    kind: v.optional(Name),
    pid: v.optional(v.number()),
    threadId: v.optional(v.number()),
    restarts: v.optional(v.number()),
    running: v.optional(v.boolean()),
  }),
);
const MAX_PROCESSES = 200;

/** The processes of a mesh, as its peer reports them. */
export class PeerProcesses {
  readonly #byName = new Map<string, PeerProcess>();

  get list(): PeerProcess[] {
    return [...this.#byName.values()];
  }

  /** Takes in what `demo.processes` answered. @returns whether that is a list of processes */
  replace(listed: unknown): boolean {
    const parsed = v.safeParse(Listed, listed);
    if (!parsed.success) return false;
    this.#byName.clear();
    for (const { running, kind, pid, threadId, restarts, name } of parsed.output.slice(0, MAX_PROCESSES)) {
      this.#byName.set(name, {
        name,
        kind: kind ?? 'process',
        ...(pid !== undefined && running !== false && { pid }),
        ...(threadId !== undefined && running !== false && { threadId }),
        ...(restarts !== undefined && { restarts }),
      });
    }
    return true;
  }

  /** Takes in an event. @returns what it says of a process, for the log; undefined where it says nothing */
  take(eventId: string, payload: unknown, at: number): string | undefined {
    if (eventId === 'process.started') return this.#started(payload);
    if (eventId === 'process.exited') return this.#exited(payload, at);
    return undefined;
  }

  clear(): void {
    this.#byName.clear();
  }

  #started(payload: unknown): string | undefined {
    const parsed = v.safeParse(Started, payload);
    if (!parsed.success) return undefined;
    const { name, kind, pid, threadId } = parsed.output;
    const before = this.#byName.get(name);
    if (before === undefined && this.#byName.size >= MAX_PROCESSES) return undefined;
    const restarted = before !== undefined && (before.pid !== pid || before.threadId !== threadId);
    const restarts = (before?.restarts ?? 0) + (restarted ? 1 : 0);
    this.#byName.set(name, {
      name,
      kind: kind ?? before?.kind ?? 'process',
      ...(pid !== undefined && { pid }),
      ...(threadId !== undefined && { threadId }),
      ...(restarts > 0 && { restarts }),
      ...(before?.lastExit !== undefined && { lastExit: before.lastExit }),
    });
    return `${name} started${pid === undefined ? '' : `: process ${pid}`}`;
  }

  /** It stays in the list, without a pid, until it is started again. */
  #exited(payload: unknown, at: number): string | undefined {
    const parsed = v.safeParse(Exited, payload);
    const before = parsed.success ? this.#byName.get(parsed.output.name) : undefined;
    if (!parsed.success || before === undefined) return undefined;
    const { code, signal } = parsed.output;
    const label = signal ?? (typeof code === 'number' ? `exit code ${code}` : 'ended');
    const { name, kind, restarts } = before;
    this.#byName.set(name, {
      name,
      kind,
      ...(restarts !== undefined && { restarts }),
      lastExit: { label, at },
    });
    return `lost ${name}: ${label}`;
  }
}
