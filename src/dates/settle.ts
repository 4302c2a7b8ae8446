import { firstYear, yearOf } from './day.ts';
import { compareWith } from './meaning/compare.ts';
import { alone } from './meaning/place.ts';
import { Refusal } from './meaning/refusal.ts';
import type { Compared, Span, When } from './meaning/values.ts';
import type { DateContext, DateRange, DateReading } from './range.ts';
import { sayDay, sayRange } from './say.ts';

export interface Asked {
  readonly main: When | null;
  readonly compare: Compared | null;
}

const none = new Refusal('no-such-date', 'There are no such days.', 'last 7 days');

/** Turns what was asked into days that have been, or says why there are none. */
export function settle({ main, compare }: Asked, context: DateContext): DateReading | Refusal {
  const found = main && alone(main, context);
  if (main && !found) return none;
  const refused = found && unreachable(found, context);
  if (refused)
    return compare === null ? refused : new Refusal(refused.code, `That ${refused.message}`, refused.nearest);
  const other = compare === null ? null : compareWith(compare, found, context);
  if (compare !== null && !other) return none;
  const compared = other && (other.compare === 'previous' ? 'previous' : past(other.compare, context));
  if (compared instanceof Refusal)
    return new Refusal(compared.code, `What to compare with ${compared.message}`, 'vs previous');
  return {
    range: found && upToToday(found, context),
    ...(compared && { compare: compared }),
    notes: [
      ...new Set([...(found?.notes ?? []), ...(found ? clampNotes(found, context) : []), ...(other?.notes ?? [])]),
    ],
    alternatives: (found?.alternatives ?? []).flatMap((one) => {
      const range = past(one.range, context);
      return range instanceof Refusal ? [] : [{ words: one.words, range }];
    }),
  };
}

const upToToday = ({ from, to }: DateRange, { today }: DateContext): DateRange => ({
  from,
  to: to > today ? today : to,
});

const past = (range: DateRange, context: DateContext): DateRange | Refusal =>
  unreachable({ kind: 'span', ...range }, context) ?? upToToday(range, context);

function unreachable(days: Span, { today }: DateContext): Refusal | null {
  if (yearOf(days.from) < firstYear) {
    return new Refusal('bad-value', `begins before the year ${firstYear}.`, 'last 30 days');
  }
  if (days.from <= today) return null;
  return new Refusal('future', `has not happened yet: it is ${sayRange(days)}.`, days.instead ?? insteadOf(days));
}

/** The nearest thing of its kind that has been. */
const insteadOf = ({ unit }: Span): string => {
  if (unit === 'day' || unit === undefined) return 'today';
  return `this ${unit}`;
};

const clampNotes = ({ to, running }: Span, { today }: DateContext): readonly string[] =>
  to <= today || running ? [] : [`${sayDay(to)} has not come yet, so the range ends today.`];
