import { ToMain } from '@contract';
import type { IpcMainEvent, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { GuardedIpc, type IpcSource } from './guarded-ipc';

const contents = (destroyed = false) => ({ isDestroyed: () => destroyed }) as unknown as WebContents;

function setUp() {
  const listeners = new Map<string, (event: IpcMainEvent, ...args: unknown[]) => void>();
  const source: IpcSource = { on: (channel, listener) => listeners.set(channel, listener) };
  const refused: string[] = [];
  const heard: unknown[] = [];
  const door = new GuardedIpc(source, (reason) => void refused.push(reason));
  door.on(ToMain.frame, (_sender, payload) => void heard.push(payload));
  const say = (sender: WebContents, senderFrame: unknown, payload: unknown) =>
    listeners.get(ToMain.frame)?.({ sender, senderFrame } as unknown as IpcMainEvent, payload);
  return { door, refused, heard, say };
}

const page = { parent: null, url: 'app://meshscope/index.html' };

describe('GuardedIpc', () => {
  it('hears the main frame of a known window', () => {
    const { door, refused, heard, say } = setUp();
    const window = contents();
    door.admit(window);
    say(window, page, 'hello');
    expect(heard).toEqual(['hello']);
    expect(refused).toEqual([]);
  });

  it.each([
    ['a frame inside the page', { parent: page, url: page.url }, /main frame/],
    ['a foreign page', { parent: null, url: 'https://example.org/' }, /foreign page/],
    ['another host of the scheme', { parent: null, url: 'app://other/' }, /foreign page/],
    ['an empty document', { parent: null, url: 'about:blank' }, /foreign page/],
    ['a frame that is gone', null, /gone/],
    ['a frame without an address', { parent: null, url: '' }, /gone/],
  ])('refuses %s', (_name, frame, reason) => {
    const { door, refused, heard, say } = setUp();
    const window = contents();
    door.admit(window);
    say(window, frame, 'hello');
    expect(heard).toEqual([]);
    expect(refused).toEqual([expect.stringMatching(reason)]);
  });

  it('refuses a window that it does not know', () => {
    const { refused, heard, say } = setUp();
    say(contents(), page, 'hello');
    expect(heard).toEqual([]);
    expect(refused).toHaveLength(1);
  });
});
