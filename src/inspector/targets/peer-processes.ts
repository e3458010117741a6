import { PeerProcess } from '@contract';
import * as v from 'valibot';

const Started = v.object({
  name: v.string(),
  kind: v.optional(v.string()),
  pid: v.optional(v.number()),
  threadId: v.optional(v.number()),
});
const Exited = v.object({ name: v.string() });
const Listed = v.array(v.object({ ...PeerProcess.entries, kind: v.optional(v.string()) }));
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
    for (const entry of parsed.output.slice(0, MAX_PROCESSES)) {
      this.#byName.set(entry.name, { ...entry, kind: entry.kind ?? 'process' });
    }
    return true;
  }

  /** Takes in an event. @returns whether it changed anything */
  take(eventId: string, payload: unknown): boolean {
    if (eventId === 'process.started') return this.#started(payload);
    if (eventId === 'process.exited') {
      const parsed = v.safeParse(Exited, payload);
      return parsed.success && this.#exited(parsed.output.name);
    }
    return false;
  }

  clear(): void {
    this.#byName.clear();
  }

  #started(payload: unknown): boolean {
    const parsed = v.safeParse(Started, payload);
    if (!parsed.success) return false;
    const { name, kind, pid, threadId } = parsed.output;
    const before = this.#byName.get(name);
    if (before === undefined && this.#byName.size >= MAX_PROCESSES) return false;
    const restarted = before !== undefined && (before.pid !== pid || before.threadId !== threadId);
    const restarts = (before?.restarts ?? 0) + (restarted ? 1 : 0);
    this.#byName.set(name, {
      name,
      kind: kind ?? before?.kind ?? 'process',
      ...(pid !== undefined && { pid }),
      ...(threadId !== undefined && { threadId }),
      ...(restarts > 0 && { restarts }),
    });
    return true;
  }

  /** It stays in the list, without a pid, until it is started again. */
  #exited(name: string): boolean {
    const before = this.#byName.get(name);
    if (before === undefined) return false;
    const { pid, threadId, ...rest } = before;
    this.#byName.set(name, rest);
    return pid !== undefined || threadId !== undefined;
  }
}
