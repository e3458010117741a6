import type { NumberedIds } from '../../protocol/pack/numbered-ids';

const SMALLEST_CAPACITY = 64;
/** The ids that fit have as many characters as a UUID, of ASCII. */
const LENGTH = 36;
const KEY_WORDS = 9;
/** Numbers a slot: the key, the ids of the block (0: the slot is free), the order of its first. */
const BITS = KEY_WORDS;
const ORDER = KEY_WORDS + 1;
const WIDTH = KEY_WORDS + 2;
/** So many ids are in a block at the most. */
const TOGETHER = 32;
/** What a key has in the place of its last character, which would be of ASCII, where its ids end in digits. */
const OF_DIGITS = 128 << 24;

/**
 * A set of ids that are as long as a UUID, each with its place in the order of arrival. Exact: an id is kept with all its
 * characters, in a table of numbers, because texts kept alive cost the collector more than looking them up. Ids that
 * differ in the lowest five bits of their last two hexadecimal digits alone share a slot, which is where a counter's ids
 * meet.
 */
export class IdBlocks {
  #slots = new Int32Array(0);
  #capacity = 0;
  #used = 0;
  readonly #key = new Int32Array(KEY_WORDS);
  #hash = 0;
  /** So that nobody can know beforehand which ids fall into one place. */
  readonly #seed = (Math.random() * 0x1_0000_0000) | 0;
  /** The block that grew last: what follows is mostly in it, too. */
  #newestAt = 0;
  /** Those of it that are in older blocks with the same key. */
  #older = 0;
  /** What stands between these texts begins as they do: that is found sooner than its characters are read. */
  #firstText = '';
  #lastText = '';
  /** The same where numbers are told. */
  #ids: NumberedIds | undefined;
  #firstNumber = 0;

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
    if (id.length !== LENGTH) return undefined;
    const number = ids?.recall(id);
    const within = number === undefined ? this.#placeOf(id) : this.#placeOfNumber(number, ids);
    if (within >= 0) {
      const slots = this.#slots;
      const at = this.#newestAt;
      const bits = slots[at + BITS] ?? 0;
      const bit = 1 << within;
      const age = (order - (slots[at + ORDER] ?? 0)) | 0;
      if (((bits | this.#older) & bit) === 0 && age < fresh) {
        slots[at + BITS] = bits | bit;
        return true;
      }
    }
    const bit = this.#read(id);
    return bit === 0 ? undefined : this.#put(bit, order, reach, fresh, id, ids, number);
  }

  /** The place of an id in the newest block; -1: it isn't in it. */
  #placeOf(id: string): number {
    if (id > this.#lastText || id < this.#firstText) return -1;
    const last = digitOf(id.charCodeAt(LENGTH - 1));
    return last < 0 ? -1 : (digitOf(id.charCodeAt(LENGTH - 2)) & 1) * 16 + last;
  }

  #placeOfNumber(number: number, ids: NumberedIds | undefined): number {
    const within = number - this.#firstNumber;
    return ids === this.#ids && within >= 0 && within < TOGETHER ? within : -1;
  }

  /** Reads an id's key; gives its bit in a block, 0 where it isn't of ASCII. */
  #read(id: string): number {
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
    if (seen > 127) return 0;
    const high = digitOf((last >> 16) & 127);
    const low = digitOf(last >> 24);
    const isOfDigits = high >= 0 && low >= 0;
    if (isOfDigits) key[KEY_WORDS - 1] = last = (last & 0xffff) | ((high >> 1) << 16) | OF_DIGITS;
    this.#hash = hashOf(hash, last);
    return isOfDigits ? 1 << ((high & 1) * 16 + low) : 1;
  }

  clear(): void {
    this.#slots = new Int32Array(0);
    this.#capacity = 0;
    this.#used = 0;
    this.#forgetNewest();
  }

  #forgetNewest(): void {
    this.#firstText = this.#lastText = '';
    this.#ids = undefined;
  }

  #put(
    bit: number,
    order: number,
    reach: number,
    fresh: number,
    id: string,
    ids: NumberedIds | undefined,
    number: number | undefined,
  ): boolean {
    if (this.#used * 2 >= this.#capacity) this.#rebuild(order, reach);
    const slots = this.#slots;
    let at = (this.#hash & (this.#capacity - 1)) * WIDTH;
    let older = 0;
    for (let bits = slots[at + BITS] ?? 0; bits !== 0; bits = slots[at + BITS] ?? 0) {
      if (this.#isKeyAt(at)) {
        const age = (order - (slots[at + ORDER] ?? 0)) | 0;
        if ((bits & bit) !== 0) {
          if (age < reach) return false;
        } else if (age < fresh) {
          // The newest block with this key, which is the last: the others come before it.
          slots[at + BITS] = bits | bit;
          // Its second id: an id that stays alone isn't worth the texts.
          if ((bits & (bits - 1)) === 0) this.#grew(at, older, id, ids, number);
          return true;
        }
        older |= bits;
      }
      at = at + WIDTH === slots.length ? 0 : at + WIDTH;
    }
    for (let word = 0; word < KEY_WORDS; word += 1) slots[at + word] = this.#key[word] ?? 0;
    slots[at + BITS] = bit;
    slots[at + ORDER] = order;
    this.#used += 1;
    if (number !== undefined) this.#grew(at, older, id, ids, number);
    return true;
  }

  #grew(
    at: number,
    older: number,
    id: string,
    ids: NumberedIds | undefined,
    number: number | undefined,
  ): void {
    this.#forgetNewest();
    this.#newestAt = at;
    this.#older = older;
    if (number === undefined) {
      const head = id.slice(0, LENGTH - 2);
      const high = digitOf(id.charCodeAt(LENGTH - 2));
      this.#firstText = `${head}${(high & 14).toString(16)}0`;
      this.#lastText = `${head}${(high | 1).toString(16)}f`;
    } else {
      this.#ids = ids;
      this.#firstNumber = number - (number % TOGETHER);
    }
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
    this.#forgetNewest();
    for (const at of kept) this.#move(old, at);
  }

  #move(old: Int32Array, from: number): void {
    const slots = this.#slots;
    let hash = this.#seed;
    for (let word = 0; word < KEY_WORDS - 1; word += 1) {
      hash = Math.imul(hash ^ (old[from + word] ?? 0), 0x9e3779b1);
    }
    let at = (hashOf(hash, old[from + KEY_WORDS - 1] ?? 0) & (this.#capacity - 1)) * WIDTH;
    while (slots[at + BITS] !== 0) at = at + WIDTH === slots.length ? 0 : at + WIDTH;
    for (let word = 0; word < WIDTH; word += 1) slots[at + word] = old[from + word] ?? 0;
  }
}

/**
 * Spreads over the lowest bits, by which the table is filled, what the whole number tells. The blocks of a counter that
 * follow one another are neighbours: the memory of the next one is on its way then.
 */
function hashOf(before: number, lastWord: number): number {
  const next = (lastWord >> 16) & 7;
  const hash = before ^ lastWord ^ (next << 16);
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return half ^ (half >>> 13) ^ next;
}

/** The value of a hexadecimal digit, in lowercase; -1: it is none. */
function digitOf(code: number): number {
  if (code >= 97) return code <= 102 ? code - 87 : -1;
  return code >= 48 && code <= 57 ? code - 48 : -1;
}
