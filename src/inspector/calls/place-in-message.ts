/**
 * The place in the request that an error's message names, as a JSON Pointer: `/address/postcode must match …`,
 * `address.postcode: …`. Peers word it as they like; so what isn't a place in this request isn't taken for one.
 */
export function placeInMessage(message: string, request: unknown): string | undefined {
  const pointer = /(?:^|[\s("'`])((?:\/[A-Za-z0-9_$~-]+)+)(?=$|[\s:,;.)"'`])/.exec(message)?.[1];
  if (pointer !== undefined) return isPlace(pointer.slice(1).split('/'), request) ? pointer : undefined;
  const dotted = /^([A-Za-z_$][\w$]*(?:\.[\w$]+|\[\d+\])*):\s/.exec(message)?.[1];
  if (dotted === undefined) return undefined;
  const steps = dotted.replace(/\[(\d+)\]/g, '.$1').split('.');
  // A single word before a colon may be any word: it counts where the request has a member of that name.
  const isNamed = steps.length > 1 || member(request, steps[0] ?? '') !== undefined;
  return isNamed && isPlace(steps, request) ? `/${steps.join('/')}` : undefined;
}

/** Whether the last step's container is there; the member itself may be what is missing. */
function isPlace(steps: readonly string[], request: unknown): boolean {
  let container = request;
  for (const step of steps.slice(0, -1))
    container = member(container, step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return typeof container === 'object' && container !== null;
}

function member(container: unknown, key: string): unknown {
  if (typeof container !== 'object' || container === null || !Object.hasOwn(container, key)) return undefined;
  return (container as Record<string, unknown>)[key];
}
