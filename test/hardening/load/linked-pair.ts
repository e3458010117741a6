import { CommandRegistry, InMemoryChannel, type Link, type RegistryOptions } from '@mesh';

/** Two registries, `one` and `other`, with a link between them. */
export interface LinkedPair {
  readonly one: CommandRegistry;
  readonly other: CommandRegistry;
  /** The link as `one` sees it. */
  readonly link: Link;
}

export async function linkedPair(
  oneOptions: RegistryOptions = {},
  otherOptions: RegistryOptions = {},
): Promise<LinkedPair> {
  const one = new CommandRegistry({ id: 'one', ...oneOptions });
  const other = new CommandRegistry({ id: 'other', ...otherOptions });
  const [toOther, toOne] = InMemoryChannel.pair('other', 'one');
  const [link, back] = await Promise.all([one.registerChannel(toOther), other.registerChannel(toOne)]);
  await Promise.all([link.ready, back.ready]);
  return { one, other, link };
}
