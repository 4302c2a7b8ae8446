import { expect, it } from 'vitest';
import { essential } from '../../src/commands/essential.ts';

it.each([
  // On a Monday `week`, the last seven days, and `last week` are the same days.
  ['2026-11-16', 'show me last week by ip please', 'last week by ip'],
  ['2026-11-18', 'show me last week by ip please', 'last week by ip'],
  ['2026-11-18', 'last week by esp by esp', 'last week by esp'],
])('on %s, %s is %s', (today, text, short) => {
  expect(essential(text, { today, weekStartsOn: 1, order: 'mdy' })).toBe(short);
});
