import { describe, expect, it } from 'vitest';
import { readDates } from '../../src/dates/read.ts';
import { outcome, wednesday } from './ask.ts';
import { table } from './table.ts';

describe('slips of the hand', () => {
  it.each(table('typos.tsv'))('$phrase → $expect', ({ phrase = '', expect: expected, note }) => {
    expect(outcome(phrase)).toBe(expected);
    const read = readDates(phrase, wednesday);
    const said = read.ok ? read.reading.notes : read.problems.map(({ message }) => message);
    expect(said.join(' ')).toBe(note);
  });

  it('offers the word that was nearly typed when the rest is not understood', () => {
    const read = readDates('yesteday foo', wednesday);
    expect(!read.ok && read.problems).toMatchObject([
      { message: 'Didn\'t understand "yesteday foo".', span: { start: 0, end: 12 } },
    ]);
  });
});
