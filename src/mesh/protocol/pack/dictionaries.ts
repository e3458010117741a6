import { LONGEST_KEY, LONGEST_NAME, MOST_KEYS, MOST_NAMES, MOST_SHAPES } from './pack-form';

/** The keys of an object, in order. */
export interface Shape {
  readonly keys: readonly string[];
  /** Which of the values are objects or lists themselves. */
  readonly isNested: readonly boolean[];
}

/** What a peer has told of, by number: ids of commands and events, and shapes of objects. Undefined: told wrongly. */
export class Dictionaries {
  names: (string | undefined)[] = [];
  shapes: (Shape | undefined)[] = [];

  /**
   * Takes what a batch tells.
   *
   * @param fault told of what is wrong
   */
  learn(told: readonly unknown[], fault: (reason: string) => void): void {
    if (told.length > MOST_NAMES + MOST_SHAPES + 1) return fault(`${told.length} definitions`);
    for (const definition of told) {
      if (definition === 0) {
        this.names = [];
        this.shapes = [];
      } else if (Array.isArray(definition)) this.#learnShape(definition, fault);
      else this.#learnName(definition, fault);
    }
  }

  #learnName(name: unknown, fault: (reason: string) => void): void {
    if (this.names.length === MOST_NAMES) return fault(`more than ${MOST_NAMES} names`);
    const isName = typeof name === 'string' && name.length <= LONGEST_NAME;
    if (!isName) fault('a name is not a string that is short enough');
    this.names.push(isName ? name : undefined);
  }

  #learnShape(told: readonly unknown[], fault: (reason: string) => void): void {
    if (this.shapes.length === MOST_SHAPES) return fault(`more than ${MOST_SHAPES} shapes`);
    const shape = told.length > MOST_KEYS ? undefined : shapeOf(told);
    if (shape === undefined) fault('a shape is not a list of keys');
    this.shapes.push(shape);
  }
}

function shapeOf(told: readonly unknown[]): Shape | undefined {
  const keys: string[] = [];
  const isNested: boolean[] = [];
  for (const entry of told) {
    const isDeep = Array.isArray(entry);
    const key: unknown = isDeep ? entry[0] : entry;
    // Assigning `__proto__` would set the prototype.
    if (typeof key !== 'string' || key.length > LONGEST_KEY || key === '__proto__') return undefined;
    keys.push(key);
    isNested.push(isDeep);
  }
  return { keys, isNested };
}
