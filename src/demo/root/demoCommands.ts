import type { CommandRegistry, ServiceImplementation } from '@mesh';
import { RequestReader } from '../shared/RequestReader';
import { burst } from './burst';
import { countTree } from './countTree';
import { type DemoService, MAX_BURST, MAX_BURST_PER_SECOND, MAX_PAYLOAD_MEGABYTES } from './DemoService';
import { makePayload } from './makePayload';
import { PICTURE } from './picture';
import type { Supervisor } from './Supervisor';

/** The commands of the service `demo`, over the registry that emits and the supervisor that knows the processes. */
export function demoCommands(
  registry: CommandRegistry,
  supervisor: Supervisor,
): ServiceImplementation<typeof DemoService> {
  return {
    processes: () => supervisor.processes(),
    ping: () => undefined,
    echo: (request) => request,
    burst: (request, { signal }) => {
      const reader = new RequestReader(request);
      const count = reader.integer('count', { min: 1, max: MAX_BURST });
      const perSecond = reader.integer('perSecond', { min: 1, max: MAX_BURST_PER_SECOND });
      return burst(registry, count, perSecond, signal);
    },
    payload: (request) => {
      const megabytes = new RequestReader(request).number('megabytes', {
        min: 0,
        max: MAX_PAYLOAD_MEGABYTES,
      });
      return makePayload(megabytes * 1_000_000);
    },
    image: () => PICTURE,
    tree: (request) => countTree(request),
  };
}
