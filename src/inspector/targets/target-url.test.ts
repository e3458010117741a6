import { describe, expect, it } from 'vitest';
import { nameFromUrl, parseTargetUrl, TargetUrlError } from './target-url';

const labelOf = (url: string): string => {
  try {
    parseTargetUrl(url);
    return 'well';
  } catch (error) {
    return error instanceof TargetUrlError ? error.label : String(error);
  }
};

describe('parseTargetUrl', () => {
  it('knows the demo, this app and programs', () => {
    expect(parseTargetUrl('demo:')).toEqual({ kind: 'demo' });
    expect(parseTargetUrl(' self: ')).toEqual({ kind: 'self' });
    expect(parseTargetUrl('stdio: node "a b.js" --x')).toEqual({
      kind: 'stdio',
      commandLine: 'node "a b.js" --x',
    });
  });

  it.each(['tcp://localhost:1', 'ws://x', 'https://x', 'mcp+stdio:npx x', 'unix:/x'])(
    'says that %s is not in this version',
    (url) => expect(labelOf(url)).toBe('not supported'),
  );

  it('says what is wrong with anything else', () => {
    expect(labelOf('gopher://x')).toBe('unknown scheme');
    expect(labelOf('node x.js')).toBe('no scheme');
    expect(labelOf('')).toBe('no scheme');
  });
});

describe('nameFromUrl', () => {
  it('is the program’s name', () => {
    expect(nameFromUrl('stdio:./target/release/billing --stdio')).toBe('billing');
    expect(nameFromUrl('stdio:"C:\\tools\\x.exe"')).toBe('x');
    expect(nameFromUrl('demo:')).toBe('Demo mesh');
    expect(nameFromUrl('')).toBe('target');
  });
});
