import type { FrameDetail, FrameRow } from '@contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { exportFrames } from './exportFrames';

/** A recording is held in memory until it is saved; it ends by itself at this many characters. */
export const RECORDING_CHARS = 256_000_000;

export interface RecordingState {
  /** `ended` still holds what was recorded. */
  readonly status: 'off' | 'on' | 'ended';
  /** Why it ended by itself: it reached its bound, or another target is watched now. */
  readonly why: 'full' | 'left' | undefined;
  readonly targetId: string | undefined;
  readonly frames: number;
  readonly chars: number;
  /** Frames that the file lacks, or has without their message: they came too fast, or were dropped before they were read. */
  readonly missed: number;
}

const OFF: RecordingState = {
  status: 'off',
  why: undefined,
  targetId: undefined,
  frames: 0,
  chars: 0,
  missed: 0,
};

/** Reads the exact texts of a target's frames. */
export type ReadFrames = (targetId: string, seqs: readonly number[]) => Promise<readonly FrameDetail[]>;

/** Gathers every frame of a target from now on, with its exact message, for a file. */
export class Recorder {
  readonly store: StoreApi<RecordingState> = createStore<RecordingState>(() => OFF);
  readonly #read: ReadFrames;
  #parts: string[] = [];
  /** Reads go one after another, so that the file has the frames in their order. */
  #queue: Promise<void> = Promise.resolve();
  /** Tells the readings of a discarded recording from those of the present one. */
  #run = 0;

  constructor(read: ReadFrames) {
    this.#read = read;
  }

  start(targetId: string): void {
    this.discard();
    this.store.setState({ ...OFF, status: 'on', targetId });
  }

  /** Takes in what a batch brought. */
  take(targetId: string, rows: readonly FrameRow[], skipped: number): void {
    const state = this.store.getState();
    if (state.status !== 'on' || state.targetId !== targetId) return;
    if (skipped > 0) this.store.setState({ missed: state.missed + skipped });
    if (rows.length === 0) return;
    const run = this.#run;
    this.#queue = this.#queue.then(() => this.#append(run, targetId, rows));
  }

  /** The watched target changed: frames of the recorded one no longer come. */
  watched(targetId: string | undefined): void {
    const state = this.store.getState();
    if (state.status === 'on' && state.targetId !== targetId)
      this.store.setState({ status: 'ended', why: 'left' });
  }

  /** Ends the recording and gives it as NDJSON, when all that was begun is read. It is kept until `discard`. */
  async finish(): Promise<string> {
    if (this.store.getState().status === 'on') this.store.setState({ status: 'ended' });
    await this.#queue;
    return this.#parts.join('');
  }

  discard(): void {
    this.#run++;
    this.#parts = [];
    this.store.setState(OFF);
  }

  async #append(run: number, targetId: string, rows: readonly FrameRow[]): Promise<void> {
    const read = await exportFrames(rows, (seqs) => this.#read(targetId, seqs)).catch(
      // The port is gone: their rows are in the file, their messages aren't.
      () => exportFrames(rows, async () => []),
    );
    const state = this.store.getState();
    if (run !== this.#run || state.why === 'full') return;
    this.#parts.push(read.text);
    const chars = state.chars + read.text.length;
    this.store.setState({
      chars,
      frames: state.frames + rows.length,
      missed: state.missed + read.dropped,
      ...(chars > RECORDING_CHARS ? { status: 'ended', why: 'full' } : {}),
    });
  }
}
