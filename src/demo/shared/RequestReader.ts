import { rejectRequest } from './rejectRequest';

/** Reads an object of a request member by member, and refuses it at the first that doesn't fit, naming the place. */
export class RequestReader {
  readonly #place: string;
  readonly #members: Record<string, unknown>;

  constructor(value: unknown, place = '') {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      rejectRequest(place, 'must be an object');
    this.#place = place;
    this.#members = value as Record<string, unknown>;
  }

  has(name: string): boolean {
    return this.#members[name] !== undefined;
  }

  value(name: string): unknown {
    return this.#members[name];
  }

  text(name: string, rule: { pattern?: RegExp; oneOf?: readonly string[] } = {}): string {
    const value = this.#required(name);
    if (typeof value !== 'string') return this.#reject(name, 'must be a string');
    if (value === '') this.#reject(name, 'must not be empty');
    if (rule.pattern && !rule.pattern.test(value)) this.#reject(name, `must match ${rule.pattern.source}`);
    if (rule.oneOf && !rule.oneOf.includes(value))
      this.#reject(name, `must be one of ${rule.oneOf.join(', ')}`);
    return value;
  }

  nullableText(name: string): string | null {
    const value = this.#members[name];
    if (value === undefined || value === null) return null;
    return typeof value === 'string' ? value : this.#reject(name, 'must be a string or null');
  }

  flag(name: string): boolean {
    const value = this.#members[name] ?? false;
    return typeof value === 'boolean' ? value : this.#reject(name, 'must be true or false');
  }

  number(name: string, { min, max, fallback }: { min: number; max: number; fallback?: number }): number {
    const value =
      this.#members[name] === undefined && fallback !== undefined ? fallback : this.#required(name);
    if (typeof value !== 'number' && typeof value !== 'bigint') return this.#reject(name, 'must be a number');
    if (!(value >= min && value <= max)) this.#reject(name, `must be from ${min} to ${max}`);
    return Number(value);
  }

  integer(name: string, range: { min: number; max: number; fallback?: number }): number {
    const value = this.number(name, range);
    return Number.isInteger(value) ? value : this.#reject(name, 'must be a whole number');
  }

  object(name: string): RequestReader {
    return new RequestReader(this.#required(name), this.#at(name));
  }

  objects(name: string, { min, max }: { min: number; max: number }): RequestReader[] {
    const value = this.#required(name);
    if (!Array.isArray(value)) return this.#reject(name, 'must be an array');
    if (value.length < min || value.length > max) this.#reject(name, `must have ${min} to ${max} entries`);
    return value.map((item, index) => new RequestReader(item, `${this.#at(name)}[${index}]`));
  }

  texts(name: string, { min, max }: { min: number; max: number }): string[] {
    const value = this.#required(name);
    if (!Array.isArray(value)) return this.#reject(name, 'must be an array');
    if (value.length < min || value.length > max) this.#reject(name, `must have ${min} to ${max} entries`);
    return value.map((item: unknown, index) =>
      typeof item === 'string' ? item : rejectRequest(`${this.#at(name)}[${index}]`, 'must be a string'),
    );
  }

  #required(name: string): unknown {
    const value = this.#members[name];
    return value === undefined ? this.#reject(name, 'is missing') : value;
  }

  #at(name: string): string {
    return this.#place === '' ? name : `${this.#place}.${name}`;
  }

  #reject(name: string, problem: string): never {
    return rejectRequest(this.#at(name), problem);
  }
}
