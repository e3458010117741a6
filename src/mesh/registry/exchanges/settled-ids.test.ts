import { describe, expect, it } from 'vitest';
import { SettledIds } from './settled-ids';

describe('SettledIds', () => {
  it('tells late, repeated, foreign and orphaned replies', () => {
    const settled = new SettledIds();
    settled.add('answered', 'a', true);
    settled.add('expired', 'a', false);
    expect(settled.reasonFor('answered', 'a')).toBe('repeated');
    expect(settled.reasonFor('expired', 'a')).toBe('late');
    expect(settled.reasonFor('expired', 'b')).toBe('foreign');
    expect(settled.reasonFor('unknown', 'a')).toBe('orphaned');
  });

  it('goes by the newest where an id was used twice', () => {
    const settled = new SettledIds();
    settled.add('id', 'a', true);
    settled.add('id', 'a', false);
    expect(settled.reasonFor('id', 'a')).toBe('late');
  });

  it('remembers the last 1,000', () => {
    const settled = new SettledIds();
    for (let id = 0; id < 2_500; id += 1) settled.add(String(id), 'a', true);
    expect(settled.reasonFor('1500', 'a')).toBe('repeated');
    expect(settled.reasonFor('1499', 'a')).toBe('orphaned');
  });

  it('tells ids of any length apart', () => {
    const settled = new SettledIds();
    const long = 'x'.repeat(1_000_000);
    settled.add(`${long}1`, 'a', true);
    settled.add(`${long}2`, 'a', false);
    expect(settled.reasonFor(`${long}1`, 'a')).toBe('repeated');
    expect(settled.reasonFor(`${long}2`, 'a')).toBe('late');
    expect(settled.reasonFor(`${long}3`, 'a')).toBe('orphaned');
  });
});
