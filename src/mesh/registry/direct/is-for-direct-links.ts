import type { Message } from '../../protocol/message';

/** Whether a message may come over a direct port: calls, their replies and what belongs to them. */
export function isForDirectLinks(message: Message): boolean {
  switch (message.type) {
    case 'execute.command.request':
    case 'execute.command.response':
    case 'command.cancel':
    case 'command.deadline':
    case 'command.transfer':
    case 'stream.open':
    case 'stream.items':
    case 'stream.end':
    case 'stream.credit':
    case 'list.commands.request':
    case 'port.fence':
      return true;
    case 'list.commands.response':
      return message.commands.length === 0;
    case 'register.command.request':
    case 'register.command.response':
    case 'event':
    case 'command.withdraw':
    case 'port.offer':
    case 'port.route':
    case 'port.end':
      return false;
    default:
      return message satisfies never;
  }
}
