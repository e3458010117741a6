// A program that nobody of this project's library wrote: it speaks the protocol by hand, line by line.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';

const mode = process.argv[2] ?? 'plain';
const say = (text) => process.stdout.write(`${text}\n`);
const send = (message) => say(JSON.stringify({ id: randomUUID(), ...message }));

const commands = [
  { id: 'echo', description: 'Gives back what it gets' },
  { id: 'slow', schema: { request: { type: 'object', properties: { ms: { type: 'integer' } } } } },
  { id: 'never' },
  { id: 'fail' },
  { id: 'refuse' },
  { id: 'crash' },
  { id: 'void' },
  { id: 'large' },
  { id: 'flood' },
  { id: 'garbage' },
  { id: '_hidden' },
  { id: 'constructor', schema: { request: { $ref: '#/nowhere' }, response: true } },
];

/** Numbers that a double, or its own text, doesn't give back. */
const numbers =
  '{"id":"a","schema":{"request":{"type":"number","default":129.00}}},{"id":"b","schema":{"request":{"const":9007199254740993}}},{"id":"c","schema":{"request":{"default":1.5}}}';

process.stderr.write(`peer ${mode} on stdio\n`);
if (mode === 'exit') process.exit(3);
if (mode === 'chatty') setInterval(() => say('starting up, please wait'), 20);

let deaf = mode === 'silent' || mode === 'chatty';
const reply = (thid, response) => send({ type: 'execute.command.response', thid, response });
const requestText = (line) => /"request":(.*?)(,"_meta":\{[^}]*\})?\}$/s.exec(line)?.[1];

const handlers = {
  echo: (id, line) =>
    say(
      `{"id":"${randomUUID()}","type":"execute.command.response","thid":"${id}","response":{"ok":true,"result":${requestText(line)}}}`,
    ),
  slow: (id, _line, request) => setTimeout(() => reply(id, { ok: true, result: 'late' }), request?.ms ?? 100),
  never: () => undefined,
  panic: () => {
    deaf = true;
    setInterval(() => send({ type: 'event', eventId: 'still.here' }), 20);
  },
  wake: (id) => reply(id, { ok: true }),
  fail: (id) => reply(id, { ok: false, error: { code: 'internal_error', message: 'it broke' } }),
  refuse: (id) =>
    reply(id, {
      ok: false,
      error: { code: 'invalid_request', message: '/address/postcode must match ^[0-9]{5}$' },
    }),
  crash: () => process.exit(134),
  /** No message, for want of an id; where it is told to, the true reply after it. */
  spoil: (id, _line, request) => {
    say(`{"type":"execute.command.response","thid":"${id}","response":{"ok":true,"result":"spoilt"}}`);
    if (request?.mend) reply(id, { ok: true, result: 'well' });
  },
  'own-code': (id) => reply(id, { ok: false, error: { code: 'teapot', message: 'short and stout' } }),
  void: (id) => reply(id, { ok: true }),
  large: (id, _line, request) => reply(id, { ok: true, result: 'x'.repeat(request?.chars ?? 1_000_000) }),
  flood: (id, _line, request) => {
    for (let n = 0; n < (request?.count ?? 1_000); n++)
      send({ type: 'event', eventId: 'tick', payload: { n } });
    reply(id, { ok: true, result: request?.count });
  },
  garbage: (id, _line, request) => {
    for (let n = 0; n < (request?.count ?? 1); n++) say(`{"id":"half a line ${n}`);
    send({ type: 'no.such.type' });
    reply(id, { ok: true });
  },
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  if (message.type === 'execute.command.request') {
    if (deaf && message.commandId !== 'wake') return;
    if (message.commandId === 'wake') deaf = false;
    const handler = handlers[message.commandId];
    if (handler) handler(message.id, line, message.request);
    else reply(message.id, { ok: false, error: { code: 'not_found', message: `no ${message.commandId}` } });
  } else if (message.type === 'list.commands.request' && !deaf) {
    if (mode === 'bad-list') send({ type: 'list.commands.response', thid: message.id, commands: 'none' });
    else if (mode === 'late') {
      setTimeout(() => send({ type: 'list.commands.response', thid: message.id, commands }), 600);
    } else if (mode === 'numbers') {
      say(
        `{"id":"${randomUUID()}","type":"list.commands.response","thid":"${message.id}","commands":[${numbers}]}`,
      );
    } else if (mode === 'many') {
      const many = Array.from({ length: 10_000 }, (_, n) => ({ id: `group${n % 100}.command${n}` }));
      send({ type: 'list.commands.response', thid: message.id, commands: many });
    } else send({ type: 'list.commands.response', thid: message.id, commands });
  } else if (message.type === 'event') {
    send({ type: 'event', eventId: 'heard', payload: message.payload ?? null });
  }
});
