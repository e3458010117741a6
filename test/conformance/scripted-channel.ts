import { type Channel, ChannelClosedError, type ChannelSink, type Message } from '@mesh';

/** A channel whose peer is a script: it keeps what was sent, and delivers what it is told to. */
export class ScriptedChannel implements Channel {
  readonly sent: Message[] = [];
  sink: ChannelSink | undefined;
  isClosed = false;

  constructor(readonly id: string) {}

  start(sink: ChannelSink): void {
    this.sink = sink;
  }

  send(message: Message): void {
    if (this.isClosed) throw new ChannelClosedError(this.id);
    this.sent.push(message);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.sink?.closed();
  }
}
