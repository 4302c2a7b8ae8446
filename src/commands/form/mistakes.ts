import { later } from '../../dates/day.ts';
import { sayDay } from '../../dates/say.ts';
import type { Problem, Span } from '../../problem.ts';
import { type CommandContext, parseCommand } from '../parse.ts';
import { plainWords } from '../plain-words.ts';
import type { ReportRequest } from '../request.ts';
import { clausesOf, type ReportField, type ReportForm, wordsOf } from './report-form.ts';

/** What is wrong, in one sentence, at the field where it can be put right. */
export type Mistakes = Readonly<Partial<Record<ReportField, string>>>;

/** Empty when the form can be asked. */
export function mistakesIn(form: ReportForm, context: CommandContext): Mistakes {
  if (form.days === null) {
    if (form.from === null) return { from: 'Choose the first day.' };
    if (form.to === null) return { to: 'Choose the last day.' };
    if (form.to < form.from) return { to: 'The last day is before the first.' };
    if (form.to > later(context.today, context.directMailToday)) return { to: 'That day is still to come.' };
  }
  if (form.by === 'check' && form.filters.tag === undefined) return { tag: 'Choose the tag to check.' };
  const parsed = parseCommand(wordsOf(form), context);
  if (parsed.kind === 'report') return form.days === null ? outOfReach(parsed.request) : {};
  if (parsed.kind === 'help') return { days: 'Choose the days.' };
  const told: Partial<Record<ReportField, string>> = {};
  for (const problem of parsed.problems) told[fieldOf(problem, form)] ??= problem.message;
  return told;
}

/** A command is answered for the days there are; whoever chooses days can still choose others. */
function outOfReach({ range, reach }: ReportRequest): Mistakes {
  return {
    ...(range.from < reach.from ? { from: `Direct Mail keeps 30 days, from ${sayDay(reach.from)}.` } : {}),
    ...(range.to > reach.to ? { to: `For Direct Mail it is still ${sayDay(reach.to)}.` } : {}),
  };
}

/** The field whose words the problem points to; days that are no longer there, or not yet, at the end that is wrong. */
function fieldOf({ span, message }: Problem, form: ReportForm): ReportField {
  const days = form.days === null ? (/keeps/.test(message) ? 'from' : 'to') : 'days';
  const field = clauseAt(span, clausesOf(form)) ?? 'days';
  return field === 'days' ? days : field;
}

/**
 * The field of the first clause that the span touches, in clauses with a space between them; `null`: of none. Spans are
 * those of the words as they are read.
 */
export function clauseAt<F>(
  span: Span | undefined,
  clauses: readonly { readonly field: F | null; readonly words: string }[],
): F | null {
  let start = 0;
  for (const { field, words } of clauses) {
    const end = start + plainWords(words).length;
    if (span !== undefined && span.start < end && span.end > start && field !== null) return field;
    start = end + 1;
  }
  return null;
}
