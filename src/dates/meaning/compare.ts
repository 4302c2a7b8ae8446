import { addDays, addMonths, dayCount, endOfMonth } from '../day.ts';
import type { DateContext, DateRange } from '../range.ts';
import { endingOn } from './duration.ts';
import { alone } from './place.ts';
import { Refusal } from './refusal.ts';
import { periodOf, span } from './span.ts';
import type { Compared, Duration, Span } from './values.ts';

/** What to compare with, against the main range if there is one. `null` when the words have no days. */
export function compareWith(
  compared: Compared,
  main: Span | null,
  context: DateContext,
): { readonly compare: 'previous' | DateRange; readonly notes: readonly string[] } | null {
  if (compared === 'previous') return { compare: 'previous', notes: [] };
  if (compared === 'month earlier' || compared === 'year earlier') {
    return {
      compare: monthsEarlier(cut(main ?? lastSevenDays(context), context), compared === 'year earlier' ? 12 : 1),
      notes: [],
    };
  }
  if (compared.kind === 'before') return { compare: main ? leadingTo(main, compared.length) : 'previous', notes: [] };
  const days = alone(compared, context);
  if (!days) return null;
  const notes = days.notes ?? [];
  if (main && days.from === main.from && days.to === cut(main, context).to) {
    return { compare: before(main, context), notes };
  }
  return { ...alike(days, main, context), notes: [...notes, ...alike(days, main, context).notes] };
}

/** What a question without a range is about. */
const lastSevenDays = ({ today }: DateContext): Span => span(addDays(today, -7), addDays(today, -1));

/** Without the days that have not come yet. */
const cut = (days: Span, { today }: DateContext): Span => (days.to > today ? { ...days, to: today } : days);

const plain = ({ from, to }: DateRange): DateRange => ({ from, to });

/** "previous week", said of last week, is the one before it; whole weeks are what `previous` means. */
function before(main: Span, context: DateContext): 'previous' | DateRange {
  const { unit } = main;
  if (unit === 'month' || unit === 'quarter' || unit === 'year') {
    return plain(periodOf(unit, addDays(main.from, -1), context));
  }
  return leadingTo(main, { n: dayCount(main), per: 'day', times: 1 });
}

function leadingTo(main: Span, length: Duration): 'previous' | DateRange {
  if (length.per === 'week' || (length.per === 'day' && length.n % 7 === 0)) return 'previous';
  const days = endingOn(length, addDays(main.from, -1));
  return days instanceof Refusal ? 'previous' : plain(days);
}

/** A period under way is compared with as many days of the other, so that like is set against like. */
function alike(days: Span, main: Span | null, { today }: DateContext): { compare: DateRange; notes: string[] } {
  const running = main?.running && main.from <= today && main.to >= today && main.unit === days.unit;
  if (!running || main.unit === undefined || main.unit === 'day' || days.from >= main.from)
    return { compare: plain(days), notes: [] };
  const to = addDays(days.from, dayCount({ from: main.from, to: today }) - 1);
  if (to >= days.to) return { compare: plain(days), notes: [] };
  return { compare: { from: days.from, to }, notes: [`Compared with the same days of the ${main.unit} before.`] };
}

/** The same days so many months earlier; whole months stay whole. */
function monthsEarlier(of: Span, months: number): DateRange {
  const to = addMonths(of.to, -months);
  const whole = of.unit === 'month' && of.to === endOfMonth(of.to);
  return { from: addMonths(of.from, -months), to: whole ? endOfMonth(to) : to };
}
