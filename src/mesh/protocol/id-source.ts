import { platform } from '../platform';
import { HEX_BYTES } from './hex-bytes';
import { IDS_TOGETHER, IdTexts } from './id-texts';
import { NumberedIds } from './pack/numbered-ids';

function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  if (platform.crypto?.getRandomValues) return platform.crypto.getRandomValues(bytes);
  // Node 16 has no global crypto; uniqueness is all that is asked here, not secrecy.
  for (let index = 0; index < count; index += 1) bytes[index] = Math.floor(Math.random() * 256);
  return bytes;
}

/** `count` random bytes as lowercase hexadecimal digits. */
export function randomHex(count: number): string {
  let digits = '';
  for (const byte of randomBytes(count)) digits += HEX_BYTES[byte];
  return digits;
}

/**
 * Makes ids in the shape of a UUID v4, lowercase with hyphens (protocol.md, Messages): 74 random bits that are drawn once,
 * then a counter, which costs a fraction of a random UUID.
 */
export class IdSource extends NumberedIds {
  readonly #texts = new IdTexts();
  /** At its end: the first id goes the way of every 256th, so that the compiler has seen it. */
  #low = IDS_TOGETHER;
  /** Before this the texts of the block are there. */
  #end = 0;
  /** The number of the first id of the block. */
  #first = -IDS_TOGETHER;

  constructor() {
    const digits = randomHex(10);
    const variant = '89ab'[Number.parseInt(digits.slice(15, 16), 16) % 4];
    super(
      `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-${variant}${digits.slice(16, 19)}-`,
    );
  }

  /** The next id. */
  next(): string {
    if (this.#low >= this.#end) this.#makeTexts();
    this.lastNumber = this.#first + this.#low;
    return (this.lastId = this.#texts.at(this.#low++));
  }

  /** Takes the next ids for something that makes their text when it needs it; gives the number of the first. */
  block(count: number): number {
    if (this.#low === IDS_TOGETHER) this.#advance();
    const first = this.#first + this.#low;
    let low = this.#low + count;
    // Not by a division, whose result is a fraction for the compiler: every number of an id would be kept as one then.
    for (; low > IDS_TOGETHER; low -= IDS_TOGETHER) this.#advance();
    this.#low = low;
    return first;
  }

  #makeTexts(): void {
    if (this.#low === IDS_TOGETHER) this.#advance();
    this.#texts.make(this.prefix + (this.#first / IDS_TOGETHER).toString(16).padStart(10, '0'));
    this.#end = IDS_TOGETHER;
  }

  #advance(): void {
    this.#first += IDS_TOGETHER;
    this.#low = this.#end = 0;
  }
}
