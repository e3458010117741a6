/** Prints what is no JSON between its messages: a start banner, a log line every 200 ms, half a message, bytes that are no UTF-8. */
import { print, serve } from './foreign.mjs';

print('Starting the garbage peer v1.0 …');
serve([
  { id: 'garbage.echo', description: 'Gives back what it gets', handle: (request) => request },
  {
    id: 'garbage.more',
    description: 'Prints garbage of every kind, then answers',
    handle: () => {
      print('{"id":"9d0c","type":"eve');
      print('[INFO] a log line that belongs on stderr');
      process.stdout.write(Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]));
      print('\uFEFF{"id":"1","type":"list.commands.request"}');
      return 'printed';
    },
  },
]);
setInterval(() => print(`[DEBUG] ${new Date().toISOString()} still here`), 200);
