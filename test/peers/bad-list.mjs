/** Answers list requests with a list that breaks the protocol, and calls as it should; with `--later` the first list is well. */
import { createInterface } from 'node:readline';
import { send } from './foreign.mjs';

let wellLists = process.argv.includes('--later') ? 1 : 0;

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { id, type } = JSON.parse(line);
  if (type === 'list.commands.request') {
    const rest = wellLists-- > 0 ? [] : [{ id: 5 }];
    send({ type: 'list.commands.response', thid: id, commands: [{ id: 'list.ask' }, ...rest] });
  }
  if (type === 'execute.command.request')
    send({ type: 'execute.command.response', thid: id, response: { ok: true, result: 'an answer' } });
});
lines.on('close', () => process.exit(0));
