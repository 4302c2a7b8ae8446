import { describe, expect, it } from 'vitest';
import { instantOf, localAt } from '../../src/digests/wall-clock.ts';
import { table } from './table.ts';

describe('a time on the wall', () => {
  it.each(table('wall-clock.tsv'))('%s %s is %s', (zone = '', local = '', instant = '', shown = '') => {
    const at = instantOf(local, zone);
    expect(at.toISOString()).toBe(instant.replace('Z', ':00.000Z'));
    expect(localAt(zone, at)).toBe(shown);
  });
});
