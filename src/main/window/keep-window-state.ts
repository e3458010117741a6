import type { BrowserWindow } from 'electron';
import { type WindowState, writeWindowState } from './window-state';

/** A drag tells of every pixel; what counts is where it ends. */
const SETTLE_MS = 400;

/** Keeps the size, place and scheme of a window while it lives. */
export class KeptWindowState {
  readonly #window: BrowserWindow;
  readonly #file: string;
  readonly #failed: (error: unknown) => void;
  #state: WindowState;
  #timer: NodeJS.Timeout | undefined;

  /** @param failed told when the file can't be written; the window goes on */
  constructor(window: BrowserWindow, file: string, state: WindowState, failed: (error: unknown) => void) {
    this.#window = window;
    this.#file = file;
    this.#state = state;
    this.#failed = failed;
    window.on('resize', () => this.#soon());
    window.on('move', () => this.#soon());
    window.on('maximize', () => this.#soon());
    window.on('unmaximize', () => this.#soon());
    window.on('close', () => this.#now());
    window.on('closed', () => clearTimeout(this.#timer));
  }

  setScheme(scheme: 'light' | 'dark'): void {
    if (this.#state.scheme === scheme) return;
    this.#state = { ...this.#state, scheme };
    this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#now(), SETTLE_MS);
  }

  #now(): void {
    clearTimeout(this.#timer);
    if (this.#window.isDestroyed() || this.#window.isMinimized()) return;
    this.#state = {
      ...this.#state,
      bounds: this.#window.getNormalBounds(),
      maximized: this.#window.isMaximized(),
    };
    try {
      writeWindowState(this.#file, this.#state);
    } catch (error) {
      this.#failed(error);
    }
  }
}
