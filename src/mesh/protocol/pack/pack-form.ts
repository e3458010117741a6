/** The kinds of entries of a packed batch (docs/own-kind.md, Pack); with `WITH_META` added, `_meta` stands at the end. */
export const Entry = {
  call: 1,
  result: 2,
  event: 3,
  failure: 4,
  deadline: 5,
  cancel: 6,
  registration: 7,
  registered: 8,
} as const;
export const WITH_META = 8;

/** How a value begins; from `firstShape` on it is an object of that shape. */
export const Tag = { undefined: 0, plain: 1, list: 2, plainList: 3, firstShape: 4 } as const;

/** What a sender keeps to and a receiver insists on, so that a link's dictionaries are bounded. */
export const MOST_NAMES = 4096;
export const LONGEST_NAME = 256;
export const MOST_SHAPES = 1024;
export const MOST_KEYS = 32;
export const LONGEST_KEY = 64;
/** Objects and lists within one value. */
export const MOST_OBJECTS = 64;
export const LONGEST_LIST = 256;
