import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, it, vi } from 'vitest';
import { recoverPage } from './recover-page';

const answers = vi.hoisted((): ((answer: { response: number }) => void)[] => []);
// Electron's own dialog needs Electron, and a person.
vi.mock('electron', () => ({
  dialog: { showMessageBox: () => new Promise((resolve) => answers.push(resolve)) },
}));
vi.mock('../log', () => ({ log: () => undefined }));

class Window {
  destroyed = false;
  reloads = 0;
  readonly contents = Object.assign(new EventEmitter(), { reload: () => (this.reloads += 1) });

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** As Electron does: nothing of a destroyed window can be reached. */
  get webContents(): EventEmitter {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    return this.contents;
  }

  close(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    this.destroyed = true;
  }
}

function crashThrice(): Window {
  const window = new Window();
  recoverPage(window as unknown as BrowserWindow);
  for (let crash = 0; crash < 3; crash++)
    window.contents.emit('render-process-gone', {}, { reason: 'crashed' });
  return window;
}

it('loads a crashed page again, and asks when it keeps crashing', async () => {
  const window = crashThrice();
  expect(window.reloads).toBe(2);
  answers.pop()?.({ response: 0 });
  await vi.waitFor(() => expect(window.reloads).toBe(3));
});

it.each([0, 1])(
  'leaves a window alone that went while the person was asked (answer %s)',
  async (response) => {
    const rejected: unknown[] = [];
    const note = (reason: unknown): void => void rejected.push(reason);
    process.on('unhandledRejection', note);
    const window = crashThrice();
    window.destroyed = true;
    answers.pop()?.({ response });
    await new Promise((resolve) => setTimeout(resolve, 0));
    process.off('unhandledRejection', note);
    expect(rejected).toEqual([]);
    expect(window.reloads).toBe(2);
  },
);
