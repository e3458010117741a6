// A plugin that does what a host has to live with.
import { CommandRegistry, dynCommand, isCommandError, type RegistrationError } from 'meshscope/mesh';
import { stdioChannel } from 'meshscope/transports';

const registry = new CommandRegistry({ id: 'rude', routerChannel: 'host' });
await registry.registerCommand([
  dynCommand('rude.hang', () => new Promise(() => {})),
  // An id that is somebody else's.
  dynCommand('rude.take', () =>
    registry
      .registerCommand(dynCommand('host.log', () => {}))
      .then(() => 'taken')
      .catch((error: RegistrationError) => error.code),
  ),
  // More than it may say.
  dynCommand('rude.flood', async () => {
    const calls = [1, 2, 3, 4, 5].map((number) => registry.executeDyn('host.log', `line ${number}`));
    const outcomes = await Promise.allSettled(calls);
    return outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' && isCommandError(outcome.reason) ? [outcome.reason.message] : [],
    );
  }),
]);
await registry.registerChannel(stdioChannel('host'));

// It doesn't go when its stdin is closed, nor when it is asked to; for a while, lest it outlive an example that is broken off.
process.on('SIGTERM', () => {});
setTimeout(() => process.exit(), 20_000);
