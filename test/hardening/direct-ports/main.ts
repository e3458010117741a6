// Two threads below a root that gives them a direct port; prints what came of it as one line of JSON, and exits by itself.
import { fileURLToPath } from 'node:url';
import { CommandRegistry } from '@mesh';
import { WorkerChannel } from '@transports/node';

/** What the program prints. */
export interface DirectPortsReport {
  /** The channels that the owner's calls came from: before, and after it was started again. */
  readonly ways: readonly unknown[];
  readonly waysAfterRestart: readonly unknown[];
  /** The length of a buffer that was handed over, at its sender and when it came back. */
  readonly handedOver: readonly unknown[];
  /** What calls give whose owner exits when one comes over the port. */
  readonly crashed: readonly unknown[];
}

const root = new CommandRegistry({ id: 'root', directPorts: 20 });
const file = fileURLToPath(new URL('./child.js', import.meta.url));

async function start(name: string): Promise<void> {
  const channel = new WorkerChannel({ id: name, file, env: { ...process.env, MESH_NAME: name } });
  const link = await root.registerChannel(channel);
  await link.ready;
}

const calls = (id: string, times: number): Promise<readonly unknown[]> =>
  root.executeDyn('caller.call', { id, times }) as Promise<readonly unknown[]>;

await Promise.all([start('caller'), start('owner')]);
const ways = await calls('owner.way', 500);
const handedOver = (await root.executeDyn('caller.hand-over', 'owner.bounce')) as readonly unknown[];
const crashed = await calls('owner.exit', 500);
await start('owner');
const waysAfterRestart = await calls('owner.way', 500);
const report: DirectPortsReport = { ways, waysAfterRestart, handedOver, crashed };
console.log(JSON.stringify(report));
await root.dispose();
