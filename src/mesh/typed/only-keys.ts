/** What a spec must not have: keys besides `Known`, such as a misspelt one. */
export type OnlyKeys<Spec, Known extends PropertyKey> = {
  readonly [Key in Exclude<keyof Spec, Known>]: 'There is no such key.';
};
