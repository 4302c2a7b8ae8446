import { describe, expect, it } from 'vitest';
import { resolveName } from '../../src/reports/resolve.ts';
import { pretendSource } from './pretend-source.ts';

const named = (...labels: readonly string[]) => labels.map((label) => ({ key: label, label }));

/** What is offered for `text`, in which `said` is no name or too short a one. */
async function offered(labels: readonly string[], text: string, said: string) {
  const source = pretendSource(
    () => [],
    () => named(...labels),
  );
  const told = await resolveName('sender', said, { text, source, options: { priority: 'person' } });
  if (told.kind !== 'problems') throw new Error(told.kind);
  return told.choices ?? (told.corrected === undefined ? [] : [told.corrected]);
}

const two = ['news@a.example', 'shop@a.example'];

describe('of the names of an account', () => {
  it.each<[string, readonly string[], string, string, readonly string[]]>([
    [
      'all are offered, where there are few',
      two,
      'from:billing by esp',
      'billing',
      ['from:news@a.example by esp', 'from:shop@a.example by esp'],
    ],
    ['the nearest alone is offered', two, 'from:nwes@a.example', 'nwes@a.example', ['from:news@a.example']],
    ['those that fit are offered', [...two, 'b@b.example'], 'from:a.exa', 'a.exa', two.map((one) => `from:${one}`)],
    ['none are offered, where they are many', [...two, 'b@b', 'c@c', 'd@d'], 'from:billing', 'billing', []],
    [
      'short words are put right in their own place',
      two,
      'from:e last week',
      'e',
      ['from:news@a.example last week', 'from:shop@a.example last week'],
    ],
    [
      'words of their own are put right',
      two,
      'check e yesterday',
      'e',
      ['check news@a.example yesterday', 'check shop@a.example yesterday'],
    ],
    ['none are offered for words that are not there', two, 'by esp', 'billing', []],
  ])('%s', async (_, labels, text, said, expected) => {
    expect(await offered(labels, text, said)).toEqual(expected);
  });
});
