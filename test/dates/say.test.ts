import { expect, it } from 'vitest';
import { sayDay, sayRange } from '../../src/dates/say.ts';

it.each([
  ['2026-11-11', '2026-11-17', 'Wed 11 – Tue 17 Nov 2026'],
  ['2026-11-17', '2026-11-17', 'Tue 17 Nov 2026'],
  ['2026-10-26', '2026-11-01', 'Mon 26 Oct – Sun 1 Nov 2026'],
  ['2026-12-28', '2027-01-03', 'Mon 28 Dec 2026 – Sun 3 Jan 2027'],
])('%s to %s is said %s', (from, to, said) => expect(sayRange({ from, to })).toBe(said));

it('says a day', () => expect(sayDay('2028-02-29')).toBe('Tue 29 Feb 2028'));
