/** A view is drawn again at most every this many ms (docs/interface.md, "Motion"). */
export const REPAINT_MS = 100;
/** Where no animation frame comes (a covered window), the view is brought up to date all the same after this. */
const FRAME_PATIENCE_MS = 250;

/** Calls `paint` soon after `request`, on an animation frame, and never more often than every 100 ms. */
export class Repaint {
  readonly #paint: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(paint: () => void) {
    this.#paint = paint;
  }

  request(): void {
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#lastAt + REPAINT_MS - Date.now());
    this.#timer = setTimeout(() => this.#await(), wait);
  }

  /** Paints at once, for what a person did. */
  now(): void {
    this.cancel();
    this.#lastAt = Date.now();
    this.#paint();
  }

  cancel(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#timer = undefined;
    this.#frame = undefined;
  }

  #await(): void {
    if (typeof requestAnimationFrame !== 'function' || document.hidden) {
      this.now();
      return;
    }
    this.#timer = setTimeout(() => this.now(), FRAME_PATIENCE_MS);
    this.#frame = requestAnimationFrame(() => this.now());
  }
}
