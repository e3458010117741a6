import type { NumberedIds } from '../../protocol/pack/numbered-ids';

const SMALLEST_CAPACITY = 64;
/** The ids that fit have as many characters as a UUID, of ASCII. */
const LENGTH = 36;
const KEY_WORDS = 9;
/** Numbers a slot: the key, the ids of the block (0: the slot is free), the order of its first. */
const BITS = KEY_WORDS;
const ORDER = KEY_WORDS + 1;
const WIDTH = KEY_WORDS + 2;
/** These bits of a key's last word tell the ids of a block apart. */
const WITHIN_SHIFT = 24;
const WITHIN = 31;

/**
 * A set of ids that are as long as a UUID, each with its place in the order of arrival. Exact: an id is kept with all its
 * characters, in a table of numbers, because texts kept alive cost the collector more than looking them up. Ids that
 * differ in the last character alone share a slot, which is where a counter's ids meet.
 */
export class IdBlocks {
  #slots = new Int32Array(0);
  #capacity = 0;
  #used = 0;
  readonly #key = new Int32Array(KEY_WORDS);
  /** The block that was begun last, if its ids have numbers: those that follow one another are in it, mostly. */
  #newest: { readonly ids: NumberedIds; readonly first: number; readonly at: number } | undefined;
  /** Where the last id began a block, if there is none with the same key; else -1. */
  #begun = -1;
  /** So that nobody can know beforehand which ids fall into one place. */
  readonly #seed = (Math.random() * 0x1_0000_0000) | 0;

  /**
   * Adds an id.
   *
   * @param order its place in the order of arrival
   * @param reach ids that came `reach` places ago, or earlier, are forgotten
   * @param fresh ids that came `fresh` places ago, or earlier, can't be forgotten together with it
   * @param ids those that it is one of, if its number may be known
   * @returns whether it is new; undefined: it isn't as long as a UUID, or not of ASCII
   */
  add(id: string, order: number, reach: number, fresh: number, ids?: NumberedIds): boolean | undefined {
    const number = ids?.recall(id);
    if (ids === undefined || number === undefined) return this.#addText(id, order, reach, fresh);
    const digit = number % 16;
    // Digits and letters are in two blocks: their characters differ in more than the last bits.
    const isLetter = digit > 9;
    const first = isLetter ? number - digit + 10 : number - digit;
    const newest = this.#newest;
    if (newest !== undefined && newest.first === first && newest.ids === ids) {
      const slots = this.#slots;
      const bits = slots[newest.at + BITS] ?? 0;
      const bit = 1 << (isLetter ? digit - 9 : digit + 16);
      const age = (order - (slots[newest.at + ORDER] ?? 0)) | 0;
      if ((bits & bit) === 0 && age < fresh) {
        slots[newest.at + BITS] = bits | bit;
        return true;
      }
    }
    this.#begun = -1;
    const isNew = this.#addText(id, order, reach, fresh);
    if (this.#begun >= 0) this.#newest = { ids, first, at: this.#begun };
    return isNew;
  }

  #addText(id: string, order: number, reach: number, fresh: number): boolean | undefined {
    if (id.length !== LENGTH) return undefined;
    const key = this.#key;
    let hash = this.#seed;
    let seen = 0;
    let last = 0;
    for (let word = 0; word < KEY_WORDS; word += 1) {
      const one = id.charCodeAt(word * 4);
      const two = id.charCodeAt(word * 4 + 1);
      const three = id.charCodeAt(word * 4 + 2);
      const four = id.charCodeAt(word * 4 + 3);
      seen |= one | two | three | four;
      last = one | (two << 8) | (three << 16) | (four << 24);
      if (word < KEY_WORDS - 1) hash = Math.imul(hash ^ last, 0x9e3779b1);
      key[word] = last;
    }
    if (seen > 127) return undefined;
    const bit = 1 << ((last >>> WITHIN_SHIFT) & WITHIN);
    last &= ~(WITHIN << WITHIN_SHIFT);
    key[KEY_WORDS - 1] = last;
    return this.#put(mixed(hash ^ last), bit, order, reach, fresh);
  }

  clear(): void {
    this.#slots = new Int32Array(0);
    this.#capacity = 0;
    this.#used = 0;
    this.#newest = undefined;
  }

  #put(hash: number, bit: number, order: number, reach: number, fresh: number): boolean {
    if (this.#used * 2 >= this.#capacity) this.#rebuild(order, reach);
    const slots = this.#slots;
    let at = (hash & (this.#capacity - 1)) * WIDTH;
    let isFirst = true;
    for (let bits = slots[at + BITS] ?? 0; bits !== 0; bits = slots[at + BITS] ?? 0) {
      if (this.#isKeyAt(at)) {
        isFirst = false;
        const age = (order - (slots[at + ORDER] ?? 0)) | 0;
        if ((bits & bit) !== 0) {
          if (age < reach) return false;
        } else if (age < fresh) {
          // The newest block with this key, which is the last: the others come before it.
          slots[at + BITS] = bits | bit;
          return true;
        }
      }
      at = at + WIDTH === slots.length ? 0 : at + WIDTH;
    }
    slots.set(this.#key, at);
    slots[at + BITS] = bit;
    slots[at + ORDER] = order;
    this.#used += 1;
    // Of several blocks with one key the others have to be looked at, too.
    if (isFirst) this.#begun = at;
    else this.#newest = undefined;
    return true;
  }

  #isKeyAt(at: number): boolean {
    const slots = this.#slots;
    const key = this.#key;
    // The last words differ the soonest.
    for (let word = KEY_WORDS - 1; word >= 0; word -= 1) if (slots[at + word] !== key[word]) return false;
    return true;
  }

  /** Makes room: forgotten ids go, and at most a third of the table is in use then. Blocks with one key keep their order. */
  #rebuild(order: number, reach: number): void {
    const old = this.#slots;
    const kept: number[] = [];
    // From a free slot, so that no row of blocks is begun in the middle.
    let from = 0;
    while (from < old.length && old[from + BITS] !== 0) from += WIDTH;
    for (let step = 0; step < old.length; step += WIDTH) {
      const at = (from + step) % old.length;
      const age = (order - (old[at + ORDER] ?? 0)) | 0;
      if (old[at + BITS] !== 0 && age < reach) kept.push(at);
    }
    this.#capacity = SMALLEST_CAPACITY;
    while (this.#capacity < kept.length * 3) this.#capacity *= 2;
    this.#slots = new Int32Array(this.#capacity * WIDTH);
    this.#used = kept.length;
    this.#newest = undefined;
    for (const at of kept) this.#move(old, at);
  }

  #move(old: Int32Array, from: number): void {
    const slots = this.#slots;
    let hash = this.#seed;
    for (let word = 0; word < KEY_WORDS - 1; word += 1) {
      hash = Math.imul(hash ^ (old[from + word] ?? 0), 0x9e3779b1);
    }
    let at = (mixed(hash ^ (old[from + KEY_WORDS - 1] ?? 0)) & (this.#capacity - 1)) * WIDTH;
    while (slots[at + BITS] !== 0) at = at + WIDTH === slots.length ? 0 : at + WIDTH;
    for (let word = 0; word < WIDTH; word += 1) slots[at + word] = old[from + word] ?? 0;
  }
}

/** Spreads over the lowest bits, by which the table is filled, what the whole number tells. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return half ^ (half >>> 13);
}
