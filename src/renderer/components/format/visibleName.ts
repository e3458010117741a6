/** What isn't seen, or turns the direction of what follows: controls, zero-width and bidirectional marks, halves of a pair. */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A name that a peer made up, so that two that differ never look the same: what can't be seen is written as `\u202e`. */
export function visibleName(name: string): string {
  if (name === '') return '(empty)';
  return name.replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
