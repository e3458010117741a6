import type { Message } from '@mesh';

/** So many messages for one operation on eight registries would be a storm. */
const STORM = 5_000;

/** Watches what goes over all the wires of a mesh, and writes down what the protocol doesn't allow. */
export class WireWatch {
  readonly faults: string[] = [];
  #sent = 0;
  readonly #replies = new Map<string, number>();

  /**
   * @param wire tells one direction of one link from every other; `back` is the other direction of the same link
   * @returns false where so much is sent that it would never come to an end: the message goes no further then
   */
  sent(wire: string, back: string, message: Message): boolean {
    this.#sent += 1;
    if (this.#sent > STORM) return false;
    if (this.#sent === STORM) this.faults.push(`a storm: ${STORM} messages`);
    this.#watchPrivacy(wire, message);
    if (message.type === 'execute.command.request') this.#replies.set(`${back} ${message.id}`, 0);
    if (message.type === 'execute.command.response') this.#watchReply(wire, message.thid);
    return this.#sent < STORM;
  }

  nextOperation(): void {
    this.#sent = 0;
  }

  #watchReply(wire: string, thid: string): void {
    const key = `${wire} ${thid}`;
    const replies = this.#replies.get(key);
    if (replies === undefined)
      this.faults.push(`${wire}: a reply to a request that never came over this link`);
    else if (replies > 0) this.faults.push(`${wire}: a second reply to one request`);
    this.#replies.set(key, (replies ?? 0) + 1);
  }

  #watchPrivacy(wire: string, message: Message): void {
    const ids = publishedIds(message);
    for (const id of ids)
      if (id.startsWith('_')) this.faults.push(`${wire}: the private ${id} in a ${message.type}`);
  }
}

function publishedIds(message: Message): readonly string[] {
  switch (message.type) {
    case 'register.command.request':
      return [message.command.id];
    case 'list.commands.response':
      return message.commands.map(({ id }) => id);
    case 'execute.command.request':
      return [message.commandId];
    case 'event':
      return [message.eventId];
    case 'command.withdraw':
    case 'port.route':
      return message.commandIds;
    case 'command.transfer':
      return publishedIds(message.message);
    case 'register.command.response':
    case 'list.commands.request':
    case 'execute.command.response':
    case 'command.cancel':
    case 'command.deadline':
    case 'stream.open':
    case 'stream.items':
    case 'stream.end':
    case 'stream.credit':
    case 'port.offer':
    case 'port.fence':
    case 'port.end':
      return [];
  }
}
