import { InMemoryChannel } from '../../channels/in-memory-channel';
import type { CommandRegistry } from '../command-registry';
import type { Link } from '../links/link';
import type { RegistryOptions } from '../registry-options';

type Make = (options?: RegistryOptions) => CommandRegistry;

/** Registries that are linked in memory, for tests. */
export class LinkedRegistries {
  private constructor(
    readonly root: CommandRegistry,
    readonly worker: CommandRegistry,
    /** Root's link to the worker. */
    readonly rootLink: Link,
  ) {}

  /** A root and a worker below it, ready; `prepare` runs before they are linked. */
  static async rootAndWorker(
    make: Make,
    prepare?: (worker: CommandRegistry) => Promise<void>,
    options: RegistryOptions = {},
  ): Promise<LinkedRegistries> {
    const root = make({ ...options, id: 'root' });
    const worker = make({ ...options, id: 'worker', routerChannel: 'root' });
    await prepare?.(worker);
    const [rootLink] = await LinkedRegistries.link([root, 'worker'], [worker, 'root']);
    return new LinkedRegistries(root, worker, rootLink);
  }

  /** Links two registries, each with the name that the other has there; resolves once both links are ready. */
  static async link(
    [one, otherName]: readonly [CommandRegistry, string],
    [other, oneName]: readonly [CommandRegistry, string],
  ): Promise<readonly [Link, Link]> {
    const [forOne, forOther] = InMemoryChannel.pair(otherName, oneName);
    const links = await Promise.all([one.registerChannel(forOne), other.registerChannel(forOther)]);
    await Promise.all(links.map(({ ready }) => ready));
    return links;
  }
}
