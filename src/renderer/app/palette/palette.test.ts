import { describe, expect, it } from 'vitest';
import { ago } from './ago';
import { nextScope, paletteQuery } from './paletteQuery';
import { plainLine } from './plainLine';
import { requestSummary } from './requestSummary';

describe('the palette', () => {
  it('reads its scope from the first sign', () => {
    expect(paletteQuery('> theme', 'all')).toEqual({ scope: 'actions', text: 'theme' });
    expect(paletteQuery('@bill', 'commands')).toEqual({ scope: 'targets', text: 'bill' });
    expect(paletteQuery('#a91f', 'all')).toEqual({ scope: 'ids', text: 'a91f' });
    expect(paletteQuery(' ord ', 'commands')).toEqual({ scope: 'commands', text: 'ord' });
  });

  it('goes round its scopes', () => {
    expect(nextScope('all', 1)).toBe('commands');
    expect(nextScope('actions', 1)).toBe('all');
    expect(nextScope('all', -1)).toBe('actions');
  });

  it('tells requests apart in a few words', () => {
    expect(requestSummary('{"customerId":"c_1042","note":null,"items":[1,2]}')).toBe(
      'customerId c_1042, 2 items',
    );
    expect(requestSummary(undefined)).toBe('no request');
    expect(requestSummary('{broken')).toBe('{broken');
    expect(requestSummary('"Ada"')).toBe('"Ada"');
  });

  it('shows the first line of a description, without the marks around code', () => {
    expect(plainLine('Places an order, emits `order.placed`.\nMore.')).toBe(
      'Places an order, emits order.placed.',
    );
  });

  it('says roughly when', () => {
    expect([0, 40_000, 120_000, 7_200_000].map(ago)).toEqual(['now', '40 s ago', '2 min ago', '2 h ago']);
  });
});
