import { readFileSync } from 'node:fs';
import type { DateRange } from '../../src/dates/range.ts';

/** A row of the table that the tests of `src/dates` keep to. */
export interface Phrase {
  readonly words: string;
  readonly language: 'English' | 'Chinese';
  /** `null`: to be refused. */
  readonly expect: DateRange | null;
}

/** What the table was written for: Wed 18 Nov 2026 in Asia/Shanghai, weeks from Monday. */
export const today = '2026-11-18';

// The peers look at the machine's zone here and there, whatever they are told; then it should be the right one.
process.env.TZ = 'Asia/Shanghai';

export function readPhrases(): readonly Phrase[] {
  const table = readFileSync(new URL('../../test/dates/dates.tsv', import.meta.url), 'utf8');
  const rows = table.split('\n').filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('phrase\t'));
  return rows.map((row) => {
    const [words = '', expect = ''] = row.split('\t');
    const [from = '', to = ''] = expect.split('..');
    const language = /\p{Script=Han}/u.test(words) ? 'Chinese' : 'English';
    return { words, language, expect: expect === 'REFUSE' ? null : { from, to } };
  });
}
