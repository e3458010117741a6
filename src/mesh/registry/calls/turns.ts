/** Somebody's place in `Turns`. */
export interface Turn {
  /** Called when its turn has come. */
  readonly begin: () => void;
  previous: Turn | undefined;
  next: Turn | undefined;
}

/** Those who wait for their turn, in order. Joining, leaving and taking the first cost the same however many there are. */
export class Turns {
  length = 0;
  #first: Turn | undefined;
  #last: Turn | undefined;

  join(begin: () => void): Turn {
    const turn: Turn = { begin, previous: this.#last, next: undefined };
    if (this.#last) this.#last.next = turn;
    else this.#first = turn;
    this.#last = turn;
    this.length += 1;
    return turn;
  }

  /** Gives up a place; only while it is one. */
  leave(turn: Turn): void {
    const { previous, next } = turn;
    if (previous) previous.next = next;
    else this.#first = next;
    if (next) next.previous = previous;
    else this.#last = previous;
    this.length -= 1;
  }

  /** The first one's turn has come; gives whether there was anybody. */
  begin(): boolean {
    const turn = this.#first;
    if (turn === undefined) return false;
    this.leave(turn);
    turn.begin();
    return true;
  }
}
