import { type MessagePort, parentPort } from 'node:worker_threads';
import { contenders } from './contenders';

/** Serves each port that it gets in the way it is told. */
parentPort?.on('message', ({ name, port }: { readonly name: string; readonly port: MessagePort }) => {
  void contenders.find((contender) => contender.name === name)?.serve(port);
});
