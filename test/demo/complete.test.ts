import { describe, expect, it } from 'vitest';
import { complete, wordsToOffer } from '../../sandbox/demo/complete.ts';
import { accountOf } from '../../sandbox/direct-mail/accounts.ts';

const offered = wordsToOffer(accountOf('company', '2026-11-18'), ['weekly-esp', 'morning']);

describe('complete', () => {
  it.each([
    ['last 7', ['last 7 days '], 'last 7'],
    ['last 7 days by d', ['by domain ', 'by day '], 'by d'],
    ['LAST W', ['last week '], 'LAST W'],
    ['yest', ['yesterday '], 'yest'],
    ['上周 按IP', ['按IP ', '按IP池 '], '按IP'],
    ['last week fr', ['from:'], 'fr'],
    ['last week esp:g', ['esp:gmail.com '], 'esp:g'],
    ['last week tag:b', ['tag:back_in_stock ', 'tag:black_friday '], 'tag:b'],
    ['last week from:news', ['from:news@mail.brightcart.example '], 'from:news'],
    ['last week v', ['vs previous '], 'v'],
    ['ex', ['exit '], 'ex'],
    ['digest l', ['digest list '], 'digest l'],
    ['digest pa', ['digest pause weekly-esp ', 'digest pause morning '], 'digest pa'],
    ['digest run w', ['digest run weekly-esp '], 'digest run w'],
    ['digest daily at 9:00: yest', ['yesterday '], 'yest'],
  ])('%j', (line, words, replaced) => {
    expect(complete(line, offered)).toEqual([words, replaced]);
  });

  it('offers nothing for words that nothing begins with', () => {
    expect(complete('last week by xyz', offered)).toEqual([[], 'last week by xyz']);
  });

  it.each(['', 'last week '])('offers everything after %j, each key once', (line) => {
    const [words, replaced] = complete(line, offered);
    expect(replaced).toBe('');
    expect(words).toContain('by esp ');
    expect(words.filter((each) => each === 'from:')).toHaveLength(1);
    expect(words.filter((each) => each.includes('@'))).toEqual([]);
  });
});
