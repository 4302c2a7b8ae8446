import { describe, expect, it } from 'vitest';
import { readDates } from '../../src/dates/read.ts';
import { problems, wednesday } from './ask.ts';
import { table } from './table.ts';

describe('refusals', () => {
  it.each(table('refusals.tsv'))('$phrase: $message', ({ phrase = '', code, message, about, nearest = '' }) => {
    const [problem] = problems(phrase);
    expect(problem?.code).toBe(code);
    expect(problem?.message).toBe(message);
    expect(phrase.slice(problem?.span?.start, problem?.span?.end)).toBe(about);
    expect(problem?.nearest ?? '').toBe(nearest);
    if (nearest !== '') expect(readDates(nearest, wednesday).ok).toBe(true);
  });

  it('names every run of words not understood', () => {
    const all = problems('foo last week bar baz');
    expect(all.map(({ message }) => message)).toEqual(['Didn\'t understand "foo".', 'Didn\'t understand "bar baz".']);
  });

  it('points at the original text, not at the folded one', () => {
    const phrase = '\u200b上週　ｆｏｏ';
    const [problem] = problems(phrase);
    expect(phrase.slice(problem?.span?.start, problem?.span?.end)).toBe('ｆｏｏ');
    expect(problem?.message).toBe('Didn\'t understand "ｆｏｏ".');
  });

  it('shortens what it quotes', () => {
    expect(problems(`last ${'x'.repeat(300)}`)[0]?.message).toHaveLength('Didn\'t understand "".'.length + 41);
  });

  it('does not read a whole letter', () => {
    expect(problems('last week '.repeat(100))).toMatchObject([{ message: 'That is too long to be a date range.' }]);
  });
});
