import type { DateContext } from '../../src/dates/range.ts';
import { readDates } from '../../src/dates/read.ts';

/** Wed 2026-11-18, the day most tables are about. */
export const wednesday: DateContext = { today: '2026-11-18', weekStartsOn: 1, order: 'mdy' };

/** What a phrase comes to, short enough for a table: `FROM..TO`, `NULL` without a range, `REFUSE`. */
export function outcome(phrase: string, context: DateContext = wednesday): string {
  const read = readDates(phrase, context);
  if (!read.ok) return 'REFUSE';
  const { range } = read.reading;
  return range ? `${range.from}..${range.to}` : 'NULL';
}

/** The reading of a phrase that must be understood. */
export function reading(phrase: string, context: DateContext = wednesday) {
  const read = readDates(phrase, context);
  if (!read.ok) throw new Error(`"${phrase}" was refused: ${read.problems.map(({ message }) => message).join(' ')}`);
  return read.reading;
}

/** The problems of a phrase that must be refused. */
export function problems(phrase: string, context: DateContext = wednesday) {
  const read = readDates(phrase, context);
  if (read.ok) throw new Error(`"${phrase}" was read as ${JSON.stringify(read.reading)}.`);
  return read.problems;
}
