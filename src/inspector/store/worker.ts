import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { describeDamage } from '../workspace/describe-damage';
import { FrameTable } from './frame-table';
import type { HistoryTable } from './history-table';
import type { FromStore, StoreWorkerData, ToStore } from './messages';
import { openHistory } from './open-history';

/** The thread that keeps captured frames and the history in SQLite, so that no disk holds up a frame. */
function serve(port: MessagePort, data: StoreWorkerData): void {
  const post = (message: FromStore): void => port.postMessage(message);
  let frames: FrameTable;
  let history: HistoryTable;
  try {
    frames = new FrameTable();
    const opened = openHistory(data.historyFile);
    history = opened.history;
    const { damaged, unwritten } = opened;
    post({
      kind: 'ready',
      calls: history.count,
      ...(damaged && { damaged }),
      ...(unwritten !== undefined && { unwritten }),
    });
  } catch (error) {
    post({ kind: 'failed', reason: describeDamage(error) });
    port.close();
    return;
  }

  const answer = (message: Exclude<ToStore, { kind: 'write' }>): unknown => {
    switch (message.kind) {
      case 'read-texts':
        return frames.texts(message.ask.target, message.ask.seqs);
      case 'read-rows':
        return frames.rows(message.ask.target, message.ask.afterSeq, message.ask.limit);
      case 'save-call':
        return history.save(message.ask, message.ask.limit);
      case 'update-call':
        return history.update(message.ask);
      case 'list-calls':
        return history.list(message.ask);
      case 'read-call':
        return history.read(message.ask.callId);
      case 'clear-calls':
        return history.clear(message.ask.targetId);
      case 'close':
        frames.close();
        history.close();
        return undefined;
    }
  };

  port.on('message', (message: ToStore) => {
    if (message.kind === 'write') {
      try {
        frames.write(message.writes);
        post({ kind: 'written', writeId: message.writeId });
      } catch (error) {
        post({ kind: 'written', writeId: message.writeId, error: describeDamage(error) });
      }
      return;
    }
    try {
      post({ kind: 'answer', askId: message.askId, answer: answer(message) });
    } catch (error) {
      post({ kind: 'answer', askId: message.askId, error: describeDamage(error) });
    }
    if (message.kind === 'close') port.close();
  });
}

if (parentPort !== null) serve(parentPort, workerData as StoreWorkerData);
