/**
 * A few lines of the protocol for the other programs of this directory, which share nothing with the library: what is under
 * test must not be tested by itself.
 */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';

/** Sends a message; ids are made here. */
export function send(message) {
  process.stdout.write(`${JSON.stringify({ id: randomUUID(), ...message })}\n`);
}

/** Sends any text as a line. */
export function print(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Serves commands: `{ id, description?, schema?, handle(request) }`. What `handle` throws is answered as an internal error;
 * one that gives `SILENT` isn't answered. Ends with stdin.
 */
export const SILENT = Symbol('silent');

export function serve(commands, { onMessage } = {}) {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const message = JSON.parse(line);
    onMessage?.(message);
    if (message.type === 'list.commands.request') {
      const listed = commands.map(({ handle: _handle, ...definition }) => definition);
      send({ type: 'list.commands.response', thid: message.id, commands: listed });
    }
    if (message.type === 'execute.command.request') void execute(commands, message);
  });
  lines.on('close', () => process.exit(0));
}

async function execute(commands, { id, commandId, request }) {
  const reply = (response) => send({ type: 'execute.command.response', thid: id, response });
  const command = commands.find((candidate) => candidate.id === commandId);
  if (command === undefined) {
    reply({ ok: false, error: { code: 'not_found', message: `there is no ${commandId}` } });
    return;
  }
  try {
    const result = await command.handle(request);
    if (result !== SILENT) reply(result === undefined ? { ok: true } : { ok: true, result });
  } catch (error) {
    reply({ ok: false, error: { code: 'internal_error', message: String(error) } });
  }
}
