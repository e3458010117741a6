import { CommandRegistry, defineCommand, InMemoryChannel, jsonSchema } from '@mesh';
import { describe, expect, it, vi } from 'vitest';
import type { CapturedFrame } from '../capture/make-row';
import { readRecord } from './read-record';
import { reportRecord } from './report-record';
import { SelfRecorder } from './self-recorder';

function recorder() {
  const frames: CapturedFrame[] = [];
  let leftOut = 0;
  const capture = {
    add: (frame: CapturedFrame) => void frames.push(frame),
    leaveOut: () => void leftOut++,
  };
  return { frames, leftOut: () => leftOut, recorder: new SelfRecorder(capture) };
}

describe('SelfRecorder', () => {
  it('joins what a registry says of a frame with the frame', async () => {
    const { frames, recorder: self } = recorder();
    const registry = new CommandRegistry({ id: 'main' });
    registry.observe((record) => self.observe('main', record));
    const [peer, channel] = InMemoryChannel.pair('main', 'page');
    peer.start({ receive: () => undefined, closed: () => undefined });
    await registry.registerChannel(channel);
    peer.send({ id: 'a', type: 'event', eventId: 'tick', extra: 1 } as never);
    peer.send({ id: 'b', type: 'execute.command.response', thid: 'nobody', response: { ok: true } });
    peer.send('garbage' as never);
    await vi.waitUntil(() => frames.some(({ text }) => text === 'garbage'));
    const seen = frames.filter(({ direction }) => direction === 'in');
    expect(seen.map(({ text, verdict }) => [text.slice(0, 9), verdict?.kind])).toEqual([
      ['{"id":"a"', 'violation'],
      ['{"id":"b"', 'ignored'],
      ['garbage', 'violation'],
    ]);
    await registry.dispose();
  });

  it('leaves out what feeds the interface, with its reply', async () => {
    const { frames, leftOut, recorder: self } = recorder();
    const registry = new CommandRegistry({ id: 'main' });
    const anything = jsonSchema<unknown>(true);
    for (const id of ['inspector.listCalls', 'inspector.connect']) {
      await registry.registerCommand(defineCommand({ id, request: anything, response: anything }), () => 1);
    }
    const page = new CommandRegistry({ id: 'renderer', routerChannel: 'main' });
    const [toMain, toPage] = InMemoryChannel.pair('main', 'renderer');
    await Promise.all([registry.registerChannel(toPage), page.registerChannel(toMain)]);
    registry.observe((record) => self.observe('main', record));
    await page.executeDyn('inspector.listCalls', {});
    await page.executeDyn('inspector.connect', {});
    const types = frames.map(({ text }) => (JSON.parse(text) as { type: string }).type);
    expect(types).toEqual(['execute.command.request', 'execute.command.response']);
    expect(leftOut()).toBe(2);
    await Promise.all([page.dispose(), registry.dispose()]);
  });
});

describe('readRecord', () => {
  it('takes the message out as it is written', () => {
    const text =
      '{"at":12.5,"kind":"frame","channel":"main","direction":"out","message":{"id":"1","type":"event","eventId":"e","payload":206.00}}';
    expect(readRecord(text)).toEqual({
      kind: 'frame',
      at: 12.5,
      channel: 'main',
      direction: 'out',
      reason: '',
      type: 'event',
      messageId: '1',
      subject: 'e',
      text: '{"id":"1","type":"event","eventId":"e","payload":206.00}',
    });
  });

  it('passes over what is no record of a message', () => {
    for (const text of [
      '',
      '[]',
      '{}',
      '{"kind":"link","at":1,"channel":"x"}',
      '{"kind":"frame","channel":"x"}',
    ]) {
      expect(readRecord(text)).toBeUndefined();
    }
    expect(reportRecord({ kind: 'link', at: 0, channel: 'x', state: 'open' })).toBeUndefined();
  });
});
