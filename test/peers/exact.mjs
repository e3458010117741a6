/** Answers with texts that a parser changes, and tells the exact text of what it gets. */
import { createInterface } from 'node:readline';

const NESTED_LEVELS = 10_000;

/** As they are to stand on the wire. */
const RESULTS = {
  'exact.price': '206.00',
  'exact.large': '9007199254740993',
  'exact.huge': '1e400',
  'exact.zero': '-0',
  'exact.members': '{"price":206.00,"large":9007199254740993,"huge":1e400,"zero":-0}',
  'exact.surrogate': '"half \\ud800 of a pair"',
  'exact.script': JSON.stringify(
    'data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>',
  ),
  'exact.deep': '['.repeat(NESTED_LEVELS) + ']'.repeat(NESTED_LEVELS),
};

const IDS = [
  ...Object.keys(RESULTS),
  'exact.tell',
  'exact..empty',
  'exact.turned\u202Egnp',
  'exact.CASE',
  'exact.case',
];

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { id, type, commandId } = JSON.parse(line);
  const reply = (kind, rest) =>
    process.stdout.write(`{"id":"to-${id}","type":"${kind}","thid":"${id}",${rest}}\n`);
  if (type === 'list.commands.request')
    reply('list.commands.response', `"commands":${JSON.stringify(IDS.map((known) => ({ id: known })))}`);
  if (type === 'execute.command.request') {
    const result = RESULTS[commandId] ?? JSON.stringify(line);
    reply('execute.command.response', `"response":{"ok":true,"result":${result}}`);
  }
});
lines.on('close', () => process.exit(0));
