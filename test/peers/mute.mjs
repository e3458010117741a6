/** Lists its commands and answers no call; with `--all` it answers nothing at all, with `--after N` nothing after N calls. */
import { SILENT, serve } from './foreign.mjs';

const after = process.argv.indexOf('--after');
let left = after === -1 ? 0 : Number(process.argv[after + 1] ?? 0);

const answer = () => {
  if (left === 0) return SILENT;
  left--;
  return 'an answer';
};

if (process.argv.includes('--all')) {
  process.stdin.resume();
  process.stdin.on('end', () => process.exit(0));
} else {
  serve([
    { id: 'mute.ask', description: 'Is never answered', handle: answer },
    { id: 'mute.tell', description: 'Is never answered, either', handle: answer },
  ]);
}
