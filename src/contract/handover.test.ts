import { describe, expect, it } from 'vitest';
import { isPageReady, isPortHandover, toNonce } from './handover';

const nonce = toNonce(new Uint8Array(16).fill(10));

describe('the hand-over of ports', () => {
  it('takes only what has its kind and a whole nonce', () => {
    expect(isPageReady({ kind: 'meshscope.page-ready', nonce })).toBe(true);
    expect(isPageReady({ kind: 'meshscope.page-ready', nonce: 'short' })).toBe(false);
    expect(isPageReady({ kind: 'meshscope.ports', nonce })).toBe(false);
    expect(isPageReady(null)).toBe(false);
    expect(isPageReady('meshscope.page-ready')).toBe(false);
  });

  it('refuses ports that come with another nonce', () => {
    expect(isPortHandover({ kind: 'meshscope.ports', nonce }, nonce)).toBe(true);
    expect(isPortHandover({ kind: 'meshscope.ports', nonce: toNonce(new Uint8Array(16)) }, nonce)).toBe(
      false,
    );
  });
});
