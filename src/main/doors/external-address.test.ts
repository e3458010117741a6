import { describe, expect, it } from 'vitest';
import { externalAddress } from './external-address';

describe('externalAddress', () => {
  it('lets web addresses through, as they are read', () => {
    expect(externalAddress('https://example.org/a b')).toBe('https://example.org/a%20b');
    expect(externalAddress('http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080/');
  });

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'vscode://x',
    'app://meshscope/',
    'https://user:password@example.org/',
    'https://example.org@evil.example/',
    'example.org',
    '',
  ])('refuses %j', (url) => {
    expect(externalAddress(url)).toBeUndefined();
  });
});
