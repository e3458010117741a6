/** An event to be emitted whose id is known only at run time. */
export interface DynEvent {
  readonly kind: 'dynamic-event';
  readonly id: string;
  readonly payload?: unknown;
}

/**
 * Makes an event whose id is known only at run time, for `registry.emit`.
 *
 * @throws TypeError where the id is empty
 */
export function dynEvent(id: string, payload?: unknown): DynEvent {
  if (id === '') throw new TypeError('An event needs an id.');
  return payload === undefined ? { kind: 'dynamic-event', id } : { kind: 'dynamic-event', id, payload };
}
