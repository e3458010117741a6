import type { MeshLink } from './mesh-link';
import type { PeerProcesses } from './peer-processes';
import type { TargetContext } from './target';

const ANSWER_MS = 5_000;

/** Follows the processes of the demo mesh, as its root reports them: by a command at first, by events from then on. */
export function watchProcesses(
  link: MeshLink,
  processes: PeerProcesses,
  context: TargetContext,
  changed: () => void,
): void {
  const { log, now } = context;
  link.registry.onAny(({ eventId, payload }) => {
    const said = processes.take(eventId, payload, now());
    if (said === undefined) return;
    log.add('link', said.startsWith('lost') ? 'warn' : 'info', `${link.channel}: ${said}`);
    // What a process registers appears in the root's list, and goes with it.
    void link.refresh(ANSWER_MS);
    changed();
  });
  link.call('demo.processes', undefined, { timeoutMs: ANSWER_MS }).then(
    (listed) => {
      if (processes.replace(listed)) changed();
    },
    (error: unknown) =>
      log.add('app', 'warn', `The processes of ${link.channel} aren't known: ${String(error)}`),
  );
}
