// A program that answers the list request and nothing else, and never ends by itself.
setInterval(() => undefined, 1_000);
process.stdin.on('data', (text) => {
  for (const line of String(text).split('\n').filter(Boolean)) {
    const { type, id } = JSON.parse(line);
    if (type !== 'list.commands.request') continue;
    const reply = { type: 'list.commands.response', id: `l${id}`, thid: id, commands: [{ id: 'never' }] };
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
});
