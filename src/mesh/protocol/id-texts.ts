import { platform } from '../platform';
import { HEX_BYTES } from './hex-bytes';

/** An id has so many characters, all of them ASCII. */
const LENGTH = 36;
/** So many texts are made at once: as many as differ in two digits alone. */
export const IDS_TOGETHER = 256;

/**
 * The texts of 256 ids that follow one another, cut from one. A text that is put together from two pieces has to be copied
 * into one where it is written to a port, which costs three times as much.
 */
export class IdTexts {
  readonly #bytes = new Uint8Array(LENGTH * IDS_TOGETHER);
  #head = '';
  #text = '';

  constructor() {
    HEX_BYTES.forEach((digits, low) => {
      const at = (low + 1) * LENGTH - 2;
      this.#bytes[at] = digits.charCodeAt(0);
      this.#bytes[at + 1] = digits.charCodeAt(1);
    });
  }

  /** Makes the ids that begin with `head`, which is all of them but their last two digits. */
  make(head: string): void {
    const bytes = this.#bytes;
    for (let column = 0; column < head.length; column += 1) {
      const code = head.charCodeAt(column);
      if (code === this.#head.charCodeAt(column)) continue;
      for (let at = column; at < bytes.length; at += LENGTH) bytes[at] = code;
    }
    this.#head = head;
    this.#text = asciiText(bytes);
  }

  /** The one of them that ends in `low`, below 256. */
  at(low: number): string {
    return this.#text.slice(low * LENGTH, (low + 1) * LENGTH);
  }
}

/** Node's own way where there is one: its decoder is slow. What stands in for Node's buffers elsewhere doesn't have it. */
function asciiText(bytes: Uint8Array): string {
  const latin1Slice = platform.Buffer?.prototype.latin1Slice;
  return latin1Slice ? latin1Slice.call(bytes, 0, bytes.length) : new platform.TextDecoder().decode(bytes);
}
