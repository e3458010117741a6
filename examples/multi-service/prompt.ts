import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { type CommandRegistry, dynEvent, isCommandError } from 'meshscope/mesh';

const HELP = `list               what can be called, and where it is
call <id> [json]   calls a command; Ctrl+C gives it up
emit <id> [json]   emits an event
quit               so do Ctrl+D, and Ctrl+C while nothing runs`;

/** A verb, an id, and the rest of the line as it was typed. */
const LINE = /^\s*(\S*)\s*(\S*)\s*(.*?)\s*$/;

/** Takes lines from stdin until it ends, or until `quit`. */
export async function prompt(registry: CommandRegistry): Promise<void> {
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    // Nobody waits for a prompt where the lines come from a file.
    prompt: process.stdin.isTTY ? '> ' : '',
    completer: (line: string) => complete(registry, line),
  });
  let running: AbortController | undefined;
  lines.on('SIGINT', () => (running ? running.abort(new Error('given up')) : lines.close()));
  lines.prompt();
  for await (const line of lines) {
    const [, verb = '', id = '', json = ''] = LINE.exec(line) ?? [];
    if (verb === 'quit') break;
    running = new AbortController();
    try {
      await run(registry, verb, id, json, running.signal);
    } catch (error) {
      console.log(describe(error));
    }
    running = undefined;
    // What it set off elsewhere is printed before the next prompt.
    await setImmediate();
    lines.prompt();
  }
  lines.close();
}

async function run(
  registry: CommandRegistry,
  verb: string,
  id: string,
  json: string,
  signal: AbortSignal,
): Promise<void> {
  switch (verb) {
    case '':
      return;
    case 'list':
      for (const { id: listed, description = '', channel = 'here' } of registry.listCommands()) {
        console.log(`${listed}  ${description}  (${channel})`);
      }
      return;
    case 'call':
      // Its id is known only now: what a schema says is checked by the command's owner.
      return print(await registry.executeDyn(idOf(verb, id), parse(json), { signal }));
    case 'emit':
      registry.emit(dynEvent(idOf(verb, id), parse(json)));
      return;
    case 'help':
      console.log(HELP);
      return;
    default:
      throw new Error(`There is no ${verb} here. Try help.`);
  }
}

/** One line; of a stream one for each item, as they come. */
async function print(result: unknown): Promise<void> {
  if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) {
    for await (const item of result as AsyncIterable<unknown>) console.log(JSON.stringify(item));
    return;
  }
  console.log(result === undefined ? 'done' : JSON.stringify(result));
}

function idOf(verb: string, id: string): string {
  if (id === '') throw new Error(`Say which: ${verb} <id> [json]`);
  return id;
}

function parse(json: string): unknown {
  try {
    return json === '' ? undefined : JSON.parse(json);
  } catch (error) {
    throw new Error(`What follows the id is no JSON: ${(error as Error).message}`);
  }
}

function describe(error: unknown): string {
  if (isCommandError(error)) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

/** The verbs, then the ids that begin as the line does: what readline wants of a completer. */
function complete(registry: CommandRegistry, line: string): [string[], string] {
  const all = ['list', 'help', 'quit', 'emit ', ...registry.listCommands().map(({ id }) => `call ${id} `)];
  return [all.filter((text) => text.startsWith(line)), line];
}
