import { addDays, eachDay } from '../dates/day.ts';
import type { DateRange, Day } from '../dates/range.ts';
import type { TrackRow } from '../ports.ts';
import { figuresOf, isEmpty, sum } from './aggregate.ts';
import type { TrackAnswer } from './gather.ts';
import { type Answers, outcomeOf } from './outcome.ts';
import type { Cell } from './plan.ts';
import type { DayOutcome, Outcome } from './report.ts';

/** Why the rows do not say which day they are about. */
export type DayDoubt = 'one-row' | 'no-date' | 'day-before' | 'day-after' | 'elsewhere';

export type DaysReading = { readonly days: readonly DayOutcome[]; readonly doubt: DayDoubt | null };

/** One answer with rows of two different days proves that this account's rows tell days apart. */
export function tellsDaysApart(answer: TrackAnswer): boolean {
  if (!answer.ok) return false;
  const days = new Set(answer.value.map((row) => row.day));
  days.delete(null);
  return days.size > 1;
}

/**
 * One entry for every day of `range`, from the rows of the total's cells: zeros for a day without rows, a gap for the
 * days of a window that has no answer. No entries at all when the rows leave in doubt which day they are about.
 */
export function readDays(range: DateRange, cells: readonly Cell[], answers: Answers, toldApart: boolean): DaysReading {
  const spans = cells.filter(({ window }) => window.from < window.to);
  const doubt = doubtOf(spans, answers, toldApart);
  if (doubt !== null) return { days: [], doubt };
  const days = eachDay(range).map((date) => ({ date, outcome: outcomeOfDay(date, cells, answers) }));
  return { days, doubt: null };
}

function outcomeOfDay(date: Day, cells: readonly Cell[], answers: Answers): Outcome {
  const asked = cells.filter(({ window }) => window.from <= date && date <= window.to);
  const whole = outcomeOf(asked, answers);
  if ('error' in whole) return whole;
  const rows = asked.flatMap((cell) => {
    // A question about one day has only that day's rows, whatever date they carry.
    const isOneDay = cell.window.from === cell.window.to;
    return rowsOf(cell, answers).filter((row) => isOneDay || row.day === date);
  });
  return figuresOf(sum(rows));
}

/** Judged from windows of several days only. */
function doubtOf(spans: readonly Cell[], answers: Answers, toldApart: boolean): DayDoubt | null {
  const misplaced = spans.flatMap((cell) => rowsOf(cell, answers).flatMap((row) => misplacement(row.day, cell.window)));
  if (misplaced.length > 0) {
    const kinds = new Set(misplaced);
    const [kind] = kinds;
    if (kinds.has('no-date')) return 'no-date';
    return kinds.size === 1 && kind !== undefined ? kind : 'elsewhere';
  }
  if (toldApart) return null;
  // A single row may be one day's or the sum of them all.
  const counts = spans.map((cell) => rowsOf(cell, answers).length).filter((count) => count > 0);
  return counts.length > 0 && counts.every((count) => count === 1) ? 'one-row' : null;
}

function misplacement(day: Day | null, window: DateRange): DayDoubt | [] {
  if (day === null) return 'no-date';
  if (window.from <= day && day <= window.to) return [];
  if (day === addDays(window.from, -1)) return 'day-before';
  if (day === addDays(window.to, 1)) return 'day-after';
  return 'elsewhere';
}

/** Rows that count nothing say nothing about days either. */
function rowsOf(cell: Cell, answers: Answers): readonly TrackRow[] {
  const answer = answers.answerTo(cell.query);
  return answer.ok ? answer.value.filter((row) => !isEmpty(row)) : [];
}
