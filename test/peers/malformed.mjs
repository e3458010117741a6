/** Sends JSON that breaks the protocol, every kind of it once, when it is linked and on demand. */
import { randomUUID } from 'node:crypto';
import { print, send, serve } from './foreign.mjs';

const MALFORMED = [
  '[]',
  '42',
  'null',
  '{}',
  '{"id":"","type":"event","eventId":"x"}',
  '{"id":7,"type":"event","eventId":"x"}',
  '{"id":"a","type":"no.such.type"}',
  '{"id":"b","type":"event"}',
  '{"id":"c","type":"event","eventId":5}',
  '{"id":"d","type":"execute.command.request"}',
  '{"id":"e","type":"execute.command.response","thid":"nobody-asked","response":{"ok":true}}',
  '{"id":"f","type":"execute.command.response","thid":"x","response":{"ok":"yes"}}',
  '{"id":"g","type":"execute.command.response","thid":"x","response":{"ok":false,"error":{"code":"odd","message":"m"}}}',
  '{"id":"h","type":"list.commands.response","thid":"x","commands":"none"}',
  '{"id":"i","type":"register.command.request","command":{"id":"_private.take"}}',
  '{"id":"j","type":"event","eventId":"_private.event"}',
  '{"id":"k","type":"event","eventId":"extra.key","surprise":true}',
  '{"id":"l","type":"event","eventId":"odd.meta","_meta":"none"}',
  '{"id":"m","type":"event","eventId":"__proto__","payload":{"__proto__":{"polluted":true}}}',
];

const sendAll = () => MALFORMED.forEach(print);

serve(
  [
    { id: 'malformed.again', description: 'Sends every malformed frame again', handle: sendAll },
    { id: 'malformed.echo', description: 'Gives back what it gets', handle: (request) => request },
    {
      id: 'malformed.twice',
      description: 'Answers twice, then for somebody else',
      handle: () => {
        const answer = (thid) =>
          send({ type: 'execute.command.response', thid, response: { ok: true, result: 'again' } });
        setTimeout(() => {
          answer(lastRequest);
          answer(randomUUID());
        }, 20);
        return 'once';
      },
    },
  ],
  { onMessage: (message) => remember(message) },
);

let lastRequest = '';
function remember({ id, type }) {
  if (type === 'execute.command.request') lastRequest = id;
}
sendAll();
