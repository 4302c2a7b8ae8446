import { addDays, later, sooner } from '../day.ts';
import type { DateContext } from '../range.ts';
import { vagueNote } from './parts.ts';
import { alone } from './place.ts';
import { Refusal } from './refusal.ts';
import { isoWords, span } from './span.ts';
import type { Span, When } from './values.ts';

/** From the first of those days up to today. */
export function since(when: When, context: DateContext): Span | null {
  const start = alone(when, context);
  if (!start) return null;
  // How long "the beginning of the month" lasts makes no difference here.
  const notes = (start.notes ?? []).filter((note) => note !== vagueNote || !start.from.endsWith('-01'));
  const instead = start.instead === undefined ? {} : { instead: `since ${start.instead.slice(0, 10)}` };
  return span(start.from, start.from > context.today ? start.to : context.today, { running: true, notes, ...instead });
}

/** `so far this week`: only of what is still under way. */
export function upToNow(when: When, context: DateContext): Span | null {
  const days = alone(when, context);
  return days && days.from <= context.today && days.to >= context.today ? { ...days, running: true } : null;
}

export function after(when: When, context: DateContext): Span | null {
  const start = alone(when, context);
  if (!start) return null;
  const from = addDays(start.to, 1);
  return span(from, later(from, context.today), { running: true, notes: start.notes ?? [] });
}

/** An end without a start: the week that leads to it is offered. */
export function halfOpen(when: When, included: boolean, context: DateContext): Refusal | null {
  const end = alone(when, context);
  if (!end) return null;
  const last = included ? end.to : addDays(end.from, -1);
  const to = sooner(last, context.today);
  const nearest = isoWords(span(addDays(to, -6), to));
  return new Refusal('half-open', 'That has an end but no start.', nearest);
}

/** "including today": a length moves along, anything else is stretched. */
export const withToday = (when: When, context: DateContext): Span | null => {
  const days = alone(when, context);
  const { today } = context;
  return days && days.to < today ? span(days.from, today, { running: true, notes: days.notes ?? [] }) : days;
};

export function withoutToday(when: When, context: DateContext): Span | Refusal | null {
  const days = alone(when, context);
  if (!days || days.to < context.today) return days;
  const to = addDays(context.today, -1);
  if (days.from > to) return new Refusal('bad-value', 'Without today, no day is left.', 'yesterday');
  return span(days.from, to, { notes: days.notes ?? [] });
}
