import { createInterface } from 'node:readline';
import { type CommandRegistry, dynEvent, isCommandError } from 'meshscope/mesh';

const HELP = 'list | call <id> [json] | emit <id> [json] | quit';

/** Takes lines from stdin until it ends, or until `quit`. */
export async function prompt(registry: CommandRegistry): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  lines.prompt();
  for await (const line of lines) {
    const [verb = '', id = '', ...rest] = line.trim().split(/\s+/);
    if (verb === 'quit') break;
    try {
      await run(registry, verb, id, rest.join(' '));
    } catch (error) {
      console.log(isCommandError(error) ? `${error.code}: ${error.message}` : String(error));
    }
    lines.prompt();
  }
  lines.close();
}

async function run(registry: CommandRegistry, verb: string, id: string, json: string): Promise<void> {
  const payload: unknown = json === '' ? undefined : JSON.parse(json);
  switch (verb) {
    case 'list':
      for (const { id: listed, description = '', channel = 'here' } of registry.listCommands()) {
        console.log(`${listed}  ${description}  (${channel})`);
      }
      return;
    case 'call':
      console.log(JSON.stringify(await registry.executeDyn(id, payload)) ?? 'done');
      return;
    case 'emit':
      registry.emit(dynEvent(id, payload));
      return;
    case '':
      return;
    default:
      console.log(HELP);
  }
}
