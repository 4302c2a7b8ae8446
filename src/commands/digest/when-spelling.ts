import { nearestWord } from '../../dates/nearest.ts';
import { rhythmRows } from './grammar.ts';

const words = new Set([
  ...rhythmRows.flatMap((row) => row.english.flatMap((spelling) => spelling.split(' '))),
  ...'sunday monday tuesday wednesday thursday friday saturday mondays tuesdays wednesdays thursdays fridays'.split(
    ' ',
  ),
  ...'saturdays sundays weeks other morning afternoon evening noon midnight last first second third'.split(' '),
  ...'month cron starting named called monthly and the'.split(' '),
]);

/** A word of these, as it is. */
export const isWhenWord = (word: string): boolean => words.has(word.toLowerCase());

/** The same with its slips of the hand put right: `evry mondy`; `null` when a word is near to none, or to several. */
export function nearestWhen(said: string): string | null {
  const meant = said
    .split(/\s+/)
    .map((word) => (isWhenWord(word) || !/^[a-z]{3,}$/i.test(word) ? word : nearestWord(word, words)));
  if (meant.some((word) => word === null)) return null;
  const nearest = meant.join(' ');
  return nearest === said ? null : nearest;
}
