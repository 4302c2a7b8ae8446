import type { GroupBy } from '../commands/request.ts';
import type { DateRange } from '../dates/range.ts';
import { figuresOf, isGap, subtract, sumOutcomes } from './aggregate.ts';
import { type DayDoubt, readDays } from './days.ts';
import { type Answers, outcomeOf } from './outcome.ts';
import type { Cell, PeriodName, Plan } from './plan.ts';
import type { Group, Outcome, Period } from './report.ts';
import { ignoredFilterGap, remainderGap } from './wording/gaps.ts';

/** A period, and what was noticed while reading it. */
export interface PeriodReading {
  readonly period: Period;
  /** The filter by value changed nothing: every group was given the total's figures. */
  readonly ignoresFilter: boolean;
  /** The groups hold more mails than the total. */
  readonly overlaps: boolean;
  readonly doubt: DayDoubt | null;
  /** Windows of the total without an answer. */
  readonly missing: readonly DateRange[];
}

export function readPeriod(
  name: PeriodName,
  range: DateRange,
  plan: Plan,
  by: GroupBy | null,
  answers: Answers,
  toldApart: boolean,
): PeriodReading {
  const cells = plan.cells.filter((cell) => cell.period === name);
  const ofTotal = plan.total === 'asked' ? cells.filter((cell) => cell.group === null) : cells;
  const asked = groupsOf(plan, cells, by, answers);
  const total = outcomeOf(ofTotal, answers);
  const ignoresFilter = plan.total === 'asked' && isFilterIgnored(total, asked);
  const groups = ignoresFilter ? asked.map(withoutFigures) : asked;
  const whole = sumOutcomes(groups.map((group) => group.outcome));
  const overlaps = !isGap(whole) && !isGap(total) && whole.sent > total.sent;
  // A total that is the sum of its groups has nothing beyond them.
  const hasRemainder = plan.total === 'asked' && groups.length > 0 && !ignoresFilter;
  const { days, doubt } = readDays(range, ofTotal, answers, toldApart);
  const missing = ofTotal.filter((cell) => !answers.answerTo(cell.query).ok).map((cell) => cell.window);
  return {
    period: { range, total, groups, ...(hasRemainder ? { remainder: remainderOf(total, whole) } : {}), days },
    ignoresFilter,
    overlaps,
    doubt,
    missing,
  };
}

function groupsOf(plan: Plan, cells: readonly Cell[], by: GroupBy | null, answers: Answers): readonly Group[] {
  if (by === null || by === 'day') return [];
  return plan.groups.map(({ key, label }) => {
    const ofGroup = cells.filter((cell) => cell.group?.key === key);
    return { by, key, label, outcome: outcomeOf(ofGroup, answers) };
  });
}

/** While questions are answered, mails of today may go out and be counted by some of them only. */
const nearlyAll = 0.99;

/** Two values cannot both be everything, unless there was nothing at all. */
function isFilterIgnored(total: Outcome, groups: readonly Group[]): boolean {
  if (isGap(total) || total.sent === 0) return false;
  const known = groups.flatMap(({ outcome }) => (isGap(outcome) ? [] : [outcome]));
  return known.length > 1 && known.every(({ sent }) => sent >= nearlyAll * total.sent);
}

function withoutFigures(group: Group): Group {
  return isGap(group.outcome) ? group : { ...group, outcome: ignoredFilterGap(group.by) };
}

function remainderOf(total: Outcome, whole: Outcome): Outcome {
  return isGap(total) || isGap(whole) ? remainderGap : figuresOf(subtract(total, whole));
}
