import { byRows, filterRows, grammar } from './grammar.ts';
import { vocabulary } from './vocabulary.ts';

/** What stands before the colon of a filter. */
export const filterKeys = vocabulary(
  filterRows.map((row) => ({ words: [...row.english, ...row.chinese], means: row.of })),
  { plural: true },
);

/** What may follow `by`. */
export const byNames = vocabulary(
  byRows.map((row) => ({ words: [...row.english, ...row.chinese], means: row.of })),
  { plural: true },
);

export const byAlone = vocabulary(byRows.map((row) => ({ words: row.alone, means: row.of })));

/** `by`, `per`, 按: `firm` ones promise a name. */
export const introducers = vocabulary([
  { words: grammar.introducers.firm, means: 'firm' as const },
  { words: grammar.introducers.loose, means: 'loose' as const },
]);

/** What comes before ends in `by`, `per`, 按. */
export const endsInIntroducer = new RegExp(`${introducers.pattern}[\\s:=_-]*$`, 'iu');

export const tails = vocabulary([{ words: grammar.tails, means: true }]);

export const flags = vocabulary(
  grammar.rows
    .filter((row) => row.clause === 'private' || row.clause === 'csv')
    .map((row) => ({ words: [...row.english, ...row.chinese], means: row.clause as 'private' | 'csv' })),
);

/** `vs` and the same days before; `vs` and other days is left to the dates. */
export const previous = vocabulary(
  grammar.rows
    .filter((row) => row.clause === 'compare')
    .map((row) => ({ words: [...row.english, ...row.chinese], means: true })),
);

/** Where a clause of ours begins: a value or a day before it has ended. */
const opening = new RegExp(
  [
    `${filterKeys.pattern}\\s*[:=]`,
    `${introducers.pattern}[\\s:=]*(?:${byNames.pattern})`,
    '(?<![\\w@.])(?:by|per)(?![\\w@])',
    byAlone.pattern,
    flags.pattern,
    previous.pattern,
    '(?<![\\w@.])(?:vs|versus|compared)(?![\\w@])',
    '\\u001f',
  ].join('|'),
  'giu',
);

/** Offset of the next clause of ours at or after `from`, or the end of the text. */
export function nextOpening(folded: string, from: number): number {
  opening.lastIndex = from;
  return opening.exec(folded)?.index ?? folded.length;
}
