import { addDays, dayCount } from '../day.ts';
import type { DateContext } from '../range.ts';
import { sayRange } from '../say.ts';
import { alone, complete, latest, map } from './place.ts';
import { Refusal } from './refusal.ts';
import { isoWords, periodOf } from './span.ts';
import type { Span, Weekly, When } from './values.ts';
import { inWeek } from './weekdays.ts';

/** So many are named: the others go on in the same way. */
const mostNamed = 3;

/** "mondays in november" are days apart and no range, unless there is only one of them; the latest is offered. */
export function several(days: Weekly, period: When | null, context: DateContext): Span | Refusal | null {
  const of = period && alone(period, context);
  if (period && !of) return null;
  const last =
    of && of.to < context.today ? latest(days, addDays(of.to, 1 - days.days), context) : complete(days, context);
  const found = last && back(last, of?.from ?? addDays(last.from, -7 * mostNamed));
  const [newest, ...others] = found ?? [];
  if (!newest) return of && latest(days, of.to, context);
  if (others.length === 0) return newest;
  const named = [newest, ...others].slice(0, mostNamed).reverse().map(sayRange).join(', ');
  const message = `There are several of those, such as ${named}; only one range can be answered at a time.`;
  return new Refusal('several-ranges', message, isoWords(newest));
}

/** From the last one back to `first`, a week at a time. */
function back(last: Span, first: string): Span[] {
  const found: Span[] = [];
  for (let one = last; one.from >= first && found.length <= mostNamed; one = weekEarlier(one)) found.push(one);
  return found;
}

const weekEarlier = (days: Span): Span => ({ ...days, from: addDays(days.from, -7), to: addDays(days.to, -7) });

/** `the weekend of Nov 7` lies in that week; a month has several of them. */
export function ofPeriod(days: When, when: When, context: DateContext): When | Refusal | null {
  const of = alone(when, context);
  if (of && dayCount(of) > 7) return days.kind === 'weekly' ? several(days, when, context) : null;
  return map(when, (one) => inWeek(days, periodOf('week', one.from, context), context), context);
}
