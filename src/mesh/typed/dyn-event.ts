/** An event to be emitted whose id is known only at run time: made by {@link dynEvent}. */
export interface DynEvent {
  readonly kind: 'dynamic-event';
  /** What it is called by. One that begins with `_` is private. */
  readonly id: string;
  /** What it carries; absent where that is nothing. */
  readonly payload?: unknown;
}

/**
 * Makes an event whose id is known only at run time, for `registry.emit`.
 *
 * @param payload a JSON value; `undefined`: nothing
 * @throws TypeError where the id is empty
 */
export function dynEvent(id: string, payload?: unknown): DynEvent {
  if (!id) throw new TypeError('An event needs an id.');
  return payload === undefined ? { kind: 'dynamic-event', id } : { kind: 'dynamic-event', id, payload };
}
