import { MessageChannel } from 'node:worker_threads';
import { MessagePortChannel } from '../../channels/message-port-channel';
import type { CommandRegistry } from '../command-registry';
import type { Link } from '../links/link';

/** Links two registries over real ports, each with the name that the other has there; resolves once both are ready. */
export async function linkedByPorts(
  [one, otherName]: readonly [CommandRegistry, string],
  [other, oneName]: readonly [CommandRegistry, string],
): Promise<readonly [Link, Link]> {
  const { port1, port2 } = new MessageChannel();
  const links = await Promise.all([
    one.registerChannel(new MessagePortChannel(otherName, port1)),
    other.registerChannel(new MessagePortChannel(oneName, port2)),
  ]);
  await Promise.all(links.map(({ ready }) => ready));
  return links;
}
