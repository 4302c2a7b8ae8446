import type { ReportRequest } from '../commands/request.ts';
import { addDays, dayCount } from '../dates/day.ts';
import type { DateRange, Day } from '../dates/range.ts';
import { type Answers, restrictTo } from './outcome.ts';
import type { Plan } from './plan.ts';
import { type PeriodReading, readPeriod } from './read-period.ts';
import type { Period } from './report.ts';

/** Opens and clicks of these many last days are still arriving. */
const unsettledDays = 3;

/** Two periods that may be compared. */
export interface FairPeriods {
  readonly current: Period;
  readonly previous: Period;
  /** Days after this one are left out on both sides, as the current ones are still gaining. */
  readonly upTo: Day | null;
  /** The current period is still gaining and cannot be cut: a lower rate may only be a younger one. */
  readonly isYoung: boolean;
}

/** The first day that is still gaining opens and clicks. */
export function firstUnsettled(directMailToday: Day): Day {
  return addDays(directMailToday, -unsettledDays);
}

/**
 * A mail of yesterday has had a day to be clicked, its counterpart a week: so the last days are left out on both sides
 * wherever the rows tell days apart. `null` when mail is on both sides.
 */
export function fairPeriods(
  request: ReportRequest,
  current: PeriodReading,
  previous: PeriodReading,
  plan: Plan,
  answers: Answers,
  directMailToday: Day,
): FairPeriods | null {
  const [now, before] = [current.period.range, previous.period.range];
  if (before.from <= now.to && now.from <= before.to) return null;
  const whole = { current: current.period, previous: previous.period, upTo: null };
  const last = addDays(firstUnsettled(directMailToday), -1);
  if (now.to <= last) return { ...whole, isYoung: false };
  if (last < now.from || current.doubt !== null || previous.doubt !== null) return { ...whole, isYoung: true };
  const settled = { from: now.from, to: last };
  const cut = (name: 'current' | 'previous', range: DateRange) =>
    readPeriod(name, range, plan, request.by, restrictTo(range, answers), true).period;
  return {
    current: cut('current', settled),
    previous: cut('previous', counterpart(settled, now, before)),
    upTo: last,
    isYoung: false,
  };
}

/** The same place in the period before; the whole of one that is not as long. */
function counterpart(part: DateRange, now: DateRange, before: DateRange): DateRange {
  if (dayCount(now) !== dayCount(before)) return before;
  return { from: before.from, to: addDays(before.from, dayCount(part) - 1) };
}
