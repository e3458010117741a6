/** The root of the demo mesh, linked over stdio to whoever started it; it goes when its stdin is closed. */
import { CommandRegistry } from '@mesh';
import { stdioChannel } from '@transports/node';
import { DemoService } from './root/DemoService';
import { demoCommands } from './root/demoCommands';
import { GreetService } from './root/GreetService';
import { greetings } from './root/greetings';
import { Supervisor } from './root/Supervisor';
import { updateUsers } from './root/updateUsers';
import { stderrLogger } from './shared/log';

async function main(): Promise<void> {
  const registry = new CommandRegistry({ id: 'root', logger: stderrLogger });
  const supervisor = new Supervisor(registry);
  await registry.registerService(GreetService, greetings);
  await registry.registerService(DemoService, demoCommands(registry, supervisor));
  // Before anybody is linked: the root's first list has the commands of all of them.
  await supervisor.start();
  const link = await registry.registerChannel(stdioChannel('client'));
  const stopUpdates = updateUsers(registry);
  await link.closed;
  stopUpdates();
  await supervisor.close();
  await registry.dispose();
  process.exit(0);
}

void main();
