import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, localAt } from '../../src/digests/wall-clock.ts';
import { offsetAt } from '../../src/digests/zone-offset.ts';
import { table } from './table.ts';

describe('a time on the wall', () => {
  it.each(table('wall-clock.tsv'))('%s %s is %s', (zone = '', local = '', instant = '', shown = '') => {
    const at = instantOf(local, zone);
    expect(at.toISOString()).toBe(instant.replace('Z', ':00.000Z'));
    expect(localAt(zone, at)).toBe(shown);
  });
});

describe('the offset of a zone', () => {
  it('is what Intl says, kept or asked', () => {
    const instants = fc.date({ min: new Date('2005-01-01'), max: new Date('2037-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), instants, (zone, at) => {
        const wall = new Date(at.getTime() + offsetAt(zone, at.getTime())).toISOString().slice(0, 16).replace('T', ' ');
        const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
        expect(wall).toBe(clock.format(at));
      }),
      { numRuns: 500 },
    );
  });
});
