import { previous } from './openings.ts';
import { type Reader, spanOf } from './piece.ts';

/** Where `previous` goes on (`vs previous month`, `vs previous 7 days`, `vs previous friday`), the dates know what is meant. */
const goesOn =
  '\\s*(?:\\d{1,3}(?![\\d/.-])|a\\s|one|two|three|four|five|six|seven|few|couple|full|business|working|calendar|days?|weeks?|weekends?|fortnight|months?|quarter|year|mon|tue|wed|thu|fri|sat|sun)';
const complete = new RegExp(`${previous.pattern}(?:(?<=\\p{Script=Han})|(?!${goesOn}))`, 'giu');

/** `vs previous`, 对比上期, 环比. */
export const readPrevious: Reader = (draft) =>
  [...draft.folded.matchAll(complete)].map((match) => ({ span: spanOf(match), said: { kind: 'previous' } }));
