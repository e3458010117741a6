import { describe, expect, it } from 'vitest';
import { boundText } from './boundText';

const base = {
  kept: 12_304,
  total: 12_304,
  droppedByBytes: 0,
  skipped: 0,
  rowLimit: 20_000,
  limitBytes: 16 * 1024 * 1024,
};

describe('boundText', () => {
  it('says nothing while all is there', () => {
    expect(boundText(base)).toBeUndefined();
    expect(boundText({ ...base, total: 12_307 })).toBeUndefined();
  });

  it('names the limit of bytes, or of rows, whichever dropped them', () => {
    expect(boundText({ ...base, total: 100_424, droppedByBytes: 88_120 })).toEqual({
      dropped: 88_120,
      lead: '12,304 kept here, 88,120 dropped by the limit',
      rest: 'of 16\u202fMiB. The oldest go first; counts and rates stay exact.',
    });
    expect(boundText({ ...base, kept: 20_000, total: 100_424, droppedByBytes: 60_000 })?.rest).toContain(
      '20,000 rows',
    );
  });

  it('tells what was skipped apart from what was old', () => {
    expect(boundText({ ...base, total: 12_804, skipped: 500 })?.lead).toBe('12,304 kept here, 500 skipped');
    expect(boundText({ ...base, total: 20_000, droppedByBytes: 7_196, skipped: 500 })).toMatchObject({
      dropped: 7_696,
      lead: '12,304 kept here, 7,196 dropped by the limit',
      rest: expect.stringContaining('500 more came too fast'),
    });
  });
});
