/** What a table finds by its id. */
export interface Identified {
  readonly id: string;
  /** The number that the id ends in; -1: the table has to read it. */
  readonly number: number;
  /** The table's own note. */
  place: number;
}

const FEWEST_SLOTS = 64;
/** Places are below this. */
export const MOST_SLOTS: number = 1 << 20;
/** An empty table of more slots than these is made small again. */
const KEPT_SLOTS = 1 << 14;

/**
 * Finds items by their id. An id made by a counter, as ours are, ends in other digits than the ones before: these digits
 * are its slot, so that nothing is hashed. Where two have one slot, the later one is kept in a map.
 */
export class IdTable<Item extends Identified> {
  #slots: Array<Item | undefined> = emptySlots(FEWEST_SLOTS);
  #used = 0;
  readonly #others = new Map<string, Item>();

  get size(): number {
    return this.#used + this.#others.size;
  }

  get(id: string): Item | undefined {
    const slots = this.#slots;
    const found = slots[placeOf(id) & (slots.length - 1)];
    if (found !== undefined && found.id === id) return found;
    return this.#others.size === 0 ? undefined : this.#others.get(id);
  }

  add(item: Item): void {
    item.place = item.number < 0 ? placeOf(item.id) : item.number & (MOST_SLOTS - 1);
    if (this.#used * 2 >= this.#slots.length && this.#slots.length < MOST_SLOTS) this.#grow();
    this.#put(item);
  }

  remove(item: Item): void {
    const slots = this.#slots;
    const slot = item.place & (slots.length - 1);
    if (slots[slot] !== item) {
      this.#others.delete(item.id);
      return;
    }
    slots[slot] = undefined;
    this.#used -= 1;
    if (this.#used === 0 && slots.length > KEPT_SLOTS) this.#slots = emptySlots(FEWEST_SLOTS);
  }

  /** Visits every item; those that are removed or added meanwhile may be visited, too. */
  forEach(visit: (item: Item) => void): void {
    for (const item of this.#slots) if (item !== undefined) visit(item);
    for (const item of this.#others.values()) visit(item);
  }

  #put(item: Item): void {
    const slots = this.#slots;
    const slot = item.place & (slots.length - 1);
    if (slots[slot] === undefined) {
      slots[slot] = item;
      this.#used += 1;
    } else this.#others.set(item.id, item);
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = emptySlots(before.length * 2);
    this.#used = 0;
    for (const item of before) if (item !== undefined) this.#put(item);
  }
}

function emptySlots<Item>(count: number): Array<Item | undefined> {
  const slots: Array<Item | undefined> = [];
  while (slots.length < count) slots.push(undefined);
  return slots;
}

/** The number that the last five hexadecimal digits of an id are; some number where they aren't digits. */
export function placeOf(id: string): number {
  const end = id.length;
  if (end < 5) return 0;
  let place = 0;
  for (let at = end - 5; at < end; at += 1) {
    const code = id.charCodeAt(at);
    place = (place << 4) | ((code & 15) + (code >> 6) * 9);
  }
  return place & (MOST_SLOTS - 1);
}
