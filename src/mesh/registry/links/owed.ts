import type { CommandCancel, CommandDeadline } from '../../protocol/message';
import type { Feature } from '../../protocol/own-kind';

/** So many withdrawals are kept, and as many frames about calls. */
const MOST = 65_536;

type CallFrame = CommandCancel | CommandDeadline;

/** What a peer is to be told once it says that it knows what that is: until its first question nobody knows of which kind it is. */
export class Owed {
  readonly #maxChars: number;
  #chars = 0;
  readonly #withdrawn = new Set<string>();
  readonly #frames: [Feature, CallFrame][] = [];

  /** @param maxChars about so many characters are kept of it */
  constructor(maxChars: number) {
    this.#maxChars = maxChars;
  }

  /** The commands that were withdrawn meanwhile. */
  get withdrawn(): readonly string[] {
    return [...this.#withdrawn];
  }

  /** The frames that mean something to a peer that can do this. */
  framesFor(can: (feature: Feature) => boolean): readonly CallFrame[] {
    return this.#frames.filter(([feature]) => can(feature)).map(([, frame]) => frame);
  }

  addWithdrawals(commandIds: readonly string[]): void {
    for (const id of commandIds) {
      if (this.#withdrawn.size >= MOST || !this.#hasRoom(id)) return;
      this.#withdrawn.add(id);
    }
  }

  addFrame(feature: Feature, frame: CallFrame): void {
    if (this.#frames.length < MOST && this.#hasRoom(frame.thid)) this.#frames.push([feature, frame]);
  }

  #hasRoom(text: string): boolean {
    if (this.#chars + text.length > this.#maxChars) return false;
    this.#chars += text.length;
    return true;
  }
}
