/**
 * How the page gets its two ports (contextBridge doesn't carry ports): the page says that it is ready, with a nonce that it
 * made; the preload script posts both ports to the page's own origin with that nonce; the page takes them once, from its
 * own window and origin, with its own nonce.
 */
export interface PageReady {
  readonly kind: 'meshscope.page-ready';
  readonly nonce: string;
}

/** Comes with two ports: the link to the registry `preload`, and the bulk port to main. */
export interface PortHandover {
  readonly kind: 'meshscope.ports';
  readonly nonce: string;
}

/** 128 random bits as 32 hexadecimal digits. */
const NONCE = /^[0-9a-f]{32}$/;

export const isNonce = (value: unknown): value is string => typeof value === 'string' && NONCE.test(value);

/** A nonce out of 16 random bytes. */
export const toNonce = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function hasKind(value: unknown, kind: string): value is { readonly nonce: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === kind &&
    'nonce' in value &&
    isNonce(value.nonce)
  );
}

export const isPageReady = (value: unknown): value is PageReady => hasKind(value, 'meshscope.page-ready');

/** Whether a message carries the ports that were asked for with this nonce. */
export const isPortHandover = (value: unknown, nonce: string): value is PortHandover =>
  hasKind(value, 'meshscope.ports') && value.nonce === nonce;
