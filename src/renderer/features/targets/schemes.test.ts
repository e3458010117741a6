import { describe, expect, it } from 'vitest';
import { proposedName, schemeOf, schemes, urlProblem, withScheme } from './schemes';

const scheme = (id: string) => schemes.find((one) => one.id === id) ?? schemes[0]!;

describe('the URL of a target', () => {
  it('names its kind', () => {
    expect(schemeOf('stdio:./billing --stdio')?.id).toBe('stdio');
    expect(schemeOf('demo:')?.id).toBe('demo');
    expect(schemeOf('./billing')).toBeUndefined();
  });

  it('says what is wrong with it', () => {
    expect(urlProblem('stdio:node a.js')).toBeUndefined();
    expect(urlProblem('')).toBeUndefined();
    expect(urlProblem('node a.js')).toBe('A program is written as stdio:node a.js');
    expect(urlProblem('gopher://x')).toContain('gopher: isn’t a kind of target');
    expect(urlProblem('stdio:')).toContain('command line');
  });

  it('keeps the command line under another scheme', () => {
    expect(withScheme('node a.js', scheme('stdio'))).toBe('stdio:node a.js');
    expect(withScheme('stdio:node a.js', scheme('stdio'))).toBe('stdio:node a.js');
    expect(withScheme('stdio:node a.js', scheme('self'))).toBe('self:');
  });

  it('proposes the name of the program', () => {
    expect(proposedName('stdio:./target/release/billing --stdio')).toBe('billing');
    expect(proposedName('stdio:node ./servers/inventory.mjs --read-only')).toBe('inventory');
    expect(proposedName('stdio:node')).toBe('node');
    expect(proposedName('demo:')).toBe('Demo mesh');
  });
});
