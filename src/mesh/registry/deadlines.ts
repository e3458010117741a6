import { LONGEST_TIMER_MS, monotonicNowMs, platform, type TimerHandle } from '../platform';

/** Node's timers may fire a millisecond early. */
const EARLY_MS = 1;
const MANY_LISTS = 64;

/** Something with a deadline; `Deadlines` keeps its place in a list within it, so that adding and removing are cheap. */
export class DeadlineItem {
  /** By the monotonic clock, whole milliseconds: a small integer takes no room of its own. */
  expiresAtMs = 0;
  previous: DeadlineItem | undefined;
  next: DeadlineItem | undefined;
  list: DeadlineList | undefined;
}

/** Items with one and the same time to live: their order of arrival is the order of expiry. */
class DeadlineList {
  head: DeadlineItem | undefined;
  tail: DeadlineItem | undefined;
}

interface RefTimer {
  ref?(): unknown;
  unref?(): unknown;
}

/** One timer for all deadlines. It keeps a process alive only while something waits. */
export class Deadlines<Item extends DeadlineItem> {
  readonly #lists = new Map<number, DeadlineList>();
  #count = 0;
  #timer: TimerHandle;
  #armedForMs = Number.POSITIVE_INFINITY;
  readonly #expired: (item: Item) => void;

  /** @param expired told of every item whose deadline has passed; it isn't listed any more then */
  constructor(expired: (item: Item) => void) {
    this.#expired = expired;
  }

  /** Adds an item that expires in `timeoutMs`; 0 or Infinity: never. */
  add(item: Item, timeoutMs: number): void {
    if (!(timeoutMs > 0 && timeoutMs < Number.POSITIVE_INFINITY)) return;
    const list = this.#listFor(timeoutMs);
    item.expiresAtMs = Math.ceil(monotonicNowMs() + timeoutMs);
    item.list = list;
    item.previous = list.tail;
    if (list.tail) list.tail.next = item;
    else list.head = item;
    list.tail = item;
    this.#count += 1;
    if (item.expiresAtMs < this.#armedForMs) this.#arm(item.expiresAtMs);
    else if (this.#count === 1) (this.#timer as RefTimer).ref?.();
  }

  remove(item: DeadlineItem): void {
    const { list, previous, next } = item;
    if (list === undefined) return;
    if (previous) previous.next = next;
    else list.head = next;
    if (next) next.previous = previous;
    else list.tail = previous;
    item.list = item.previous = item.next = undefined;
    this.#count -= 1;
    if (this.#count === 0) (this.#timer as RefTimer | undefined)?.unref?.();
  }

  /** Takes the timer away. */
  clear(): void {
    platform.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#armedForMs = Number.POSITIVE_INFINITY;
    this.#lists.clear();
    this.#count = 0;
  }

  #listFor(timeoutMs: number): DeadlineList {
    const known = this.#lists.get(timeoutMs);
    if (known) return known;
    if (this.#lists.size >= MANY_LISTS) this.#dropEmptyLists();
    const list = new DeadlineList();
    this.#lists.set(timeoutMs, list);
    return list;
  }

  #dropEmptyLists(): void {
    for (const [timeoutMs, list] of this.#lists) if (list.head === undefined) this.#lists.delete(timeoutMs);
  }

  #arm(atMs: number): void {
    platform.clearTimeout(this.#timer);
    this.#armedForMs = atMs;
    const delayMs = Math.min(Math.max(Math.ceil(atMs - monotonicNowMs()), 1), LONGEST_TIMER_MS);
    this.#timer = platform.setTimeout(() => this.#sweep(), delayMs);
  }

  #sweep(): void {
    this.#timer = undefined;
    this.#armedForMs = Number.POSITIVE_INFINITY;
    const dueMs = monotonicNowMs() + EARLY_MS;
    for (const list of this.#lists.values()) this.#expire(list, dueMs);
    let nextMs = Number.POSITIVE_INFINITY;
    for (const { head } of this.#lists.values())
      if (head && head.expiresAtMs < nextMs) nextMs = head.expiresAtMs;
    if (nextMs < this.#armedForMs) this.#arm(nextMs);
  }

  #expire(list: DeadlineList, dueMs: number): void {
    for (let item = list.head; item && item.expiresAtMs <= dueMs; item = list.head) {
      this.remove(item);
      this.#expired(item as Item);
    }
  }
}
