import { type JsonIndex, NodeKind, stringEnd } from './JsonIndex';

const TOKENS_PER_LOOK = 2048;

/** Builds a JsonIndex in slices, so that a large text doesn't hold up the page. */
export class JsonIndexer {
  readonly #text: string;
  #at = 0;
  #size = 0;
  #parent = -1;
  #pendingKey = -1;
  #kind = new Uint8Array(1024);
  #start = new Int32Array(1024);
  #end = new Int32Array(1024);
  #key = new Int32Array(1024);
  #next = new Int32Array(1024);
  #parents = new Int32Array(1024);
  #count = new Int32Array(1024);
  /** The text isn't JSON. */
  failed = false;
  finished = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Of the text, 0 to 1. */
  get progress(): number {
    return this.#text.length === 0 ? 1 : this.#at / this.#text.length;
  }

  get index(): JsonIndex {
    return {
      text: this.#text,
      size: this.#size,
      kind: this.#kind,
      start: this.#start,
      end: this.#end,
      key: this.#key,
      next: this.#next,
      parent: this.#parents,
      count: this.#count,
    };
  }

  /**
   * Goes on for about `sliceMs`.
   * @param now a clock in ms
   * @returns whether it is finished or has failed
   */
  run(sliceMs: number, now: () => number = () => performance.now()): boolean {
    const until = now() + sliceMs;
    while (!this.finished && !this.failed) {
      for (let tokens = 0; tokens < TOKENS_PER_LOOK && !this.finished && !this.failed; tokens++)
        this.#token();
      if (now() > until) break;
    }
    return this.finished || this.failed;
  }

  #token(): void {
    const text = this.#text;
    let code = text.charCodeAt(this.#at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x2c)
      code = text.charCodeAt(++this.#at);
    if (this.#parent === -1 && this.#size > 0) {
      this.failed = this.#at < text.length;
      this.finished = !this.failed;
      return;
    }
    switch (code) {
      case 0x7b:
        this.#open(NodeKind.object);
        return;
      case 0x5b:
        this.#open(NodeKind.array);
        return;
      case 0x7d:
        this.#close(NodeKind.object);
        return;
      case 0x5d:
        this.#close(NodeKind.array);
        return;
      case 0x22:
        this.#string();
        return;
      case 0x74:
        this.#leaf(NodeKind.true, this.#at + 4);
        return;
      case 0x66:
        this.#leaf(NodeKind.false, this.#at + 5);
        return;
      case 0x6e:
        this.#leaf(NodeKind.null, this.#at + 4);
        return;
      default:
        this.#number(code);
    }
  }

  #open(kind: number): void {
    const node = this.#add(kind, this.#at + 1);
    this.#parent = node;
    this.#at++;
  }

  #close(kind: number): void {
    const node = this.#parent;
    if (node === -1 || this.#kind[node] !== kind || this.#pendingKey !== -1) {
      this.failed = true;
      return;
    }
    this.#at++;
    this.#end[node] = this.#at;
    this.#next[node] = this.#size;
    this.#parent = this.#parents[node] ?? -1;
  }

  #string(): void {
    const end = stringEnd(this.#text, this.#at);
    const isKey =
      this.#parent !== -1 && this.#kind[this.#parent] === NodeKind.object && this.#pendingKey === -1;
    if (!isKey) {
      this.#leaf(NodeKind.string, end);
      return;
    }
    this.#pendingKey = this.#at;
    let at = end;
    let code = this.#text.charCodeAt(at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09)
      code = this.#text.charCodeAt(++at);
    this.failed = code !== 0x3a;
    this.#at = at + 1;
  }

  #number(first: number): void {
    if (first !== 0x2d && !(first >= 0x30 && first <= 0x39)) {
      this.failed = true;
      return;
    }
    let at = this.#at + 1;
    for (let code = this.#text.charCodeAt(at); isNumberPart(code); code = this.#text.charCodeAt(++at));
    this.#leaf(NodeKind.number, at);
  }

  #leaf(kind: number, end: number): void {
    const node = this.#add(kind, end);
    this.#next[node] = this.#size;
    this.#at = end;
  }

  #add(kind: number, end: number): number {
    if (this.#parent !== -1 && this.#kind[this.#parent] === NodeKind.object && this.#pendingKey === -1)
      this.failed = true;
    const node = this.#size++;
    if (node >= this.#kind.length) this.#grow();
    this.#kind[node] = kind;
    this.#start[node] = this.#at;
    this.#end[node] = end;
    this.#key[node] = this.#pendingKey;
    this.#parents[node] = this.#parent;
    if (this.#parent !== -1) this.#count[this.#parent] = (this.#count[this.#parent] ?? 0) + 1;
    this.#pendingKey = -1;
    return node;
  }

  #grow(): void {
    const length = this.#kind.length * 2;
    const kind = new Uint8Array(length);
    kind.set(this.#kind);
    this.#kind = kind;
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(length);
      copy.set(old);
      return copy;
    };
    this.#start = wider(this.#start);
    this.#end = wider(this.#end);
    this.#key = wider(this.#key);
    this.#next = wider(this.#next);
    this.#parents = wider(this.#parents);
    this.#count = wider(this.#count);
  }
}

function isNumberPart(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2e ||
    code === 0x65 ||
    code === 0x45 ||
    code === 0x2b ||
    code === 0x2d
  );
}
