import { describe, expect, it } from 'vitest';
import { whyNoElectron } from './why-no-electron';

const machine = { platform: 'linux', env: { DISPLAY: ':0' }, userId: 1000, noSandbox: false };

describe('whyNoElectron', () => {
  it('finds nothing against an ordinary desktop', () => {
    expect(whyNoElectron(machine)).toBeUndefined();
    expect(whyNoElectron({ ...machine, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeUndefined();
    expect(whyNoElectron({ ...machine, platform: 'darwin', env: {}, userId: 501 })).toBeUndefined();
  });

  it('sees that there is no display', () => {
    expect(whyNoElectron({ ...machine, env: {} })).toBe('there is no display');
  });

  it('keeps the root user in the sandbox', () => {
    expect(whyNoElectron({ ...machine, userId: 0 })).toBe('the root user needs --no-sandbox');
    expect(whyNoElectron({ ...machine, userId: 0, noSandbox: true })).toBeUndefined();
  });
});
