import { addDays } from '../../dates/day.ts';
import { readClauses } from '../clauses.ts';
import { cutMark } from '../draft.ts';
import { formatRange, formatRequest } from '../format.ts';
import { type CommandContext, parseCommand } from '../parse.ts';
import { plainWords } from '../plain-words.ts';
import type { ReportRequest } from '../request.ts';
import { quickDays } from './quick-days.ts';
import { emptyForm, type ReportForm, wordsOf } from './report-form.ts';

type Days = Pick<ReportForm, 'days' | 'from' | 'to' | 'compare'>;

/** Days on which words that move on are held against each other: they may happen to mean the same on one of them. */
const otherDays = [3, 10];

/**
 * The form in which a command's words are filled in; `null` when they ask nothing that a form can hold. Filled in words
 * mean what was said: on this day, or, with `moving`, as for a digest, on others too.
 */
export function formOf(words: string, context: CommandContext, moving = false): ReportForm | null {
  const parsed = parseCommand(words, context);
  if (parsed.kind === 'help') return emptyForm;
  if (parsed.kind === 'problems') return null;
  const { request, text } = parsed;
  const filled: ReportForm = {
    ...emptyForm,
    by: request.check === true ? 'check' : request.by,
    filters: request.filters,
    private: request.private,
    csv: request.csv,
  };
  const candidates = daysOf(request, text, context).map((days) => ({ ...filled, ...days }));
  const contexts = [context, ...(moving ? otherDays.map((days) => later(context, days)) : [])];
  return candidates.find((form) => contexts.every((on) => isSame(wordsOf(form), text, on))) ?? null;
}

/** Quick days that were said, then the words as they are; instead of dates, quick days before. Each with every comparison. */
function daysOf(request: ReportRequest, text: string, context: CommandContext): readonly Days[] {
  const { from, to } = request.range;
  const low = text.toLowerCase();
  const said = daysSaid(text, context);
  const quick = quickDays(context).map(({ words }) => words);
  const named = quick.filter((words) => low.includes(words));
  const own = said === '' || isDate.test(said) ? [] : [said];
  const words = [...named, ...own, ...quick].map((days) => ({ days, from: null, to: null }));
  const comparisons = new Set([compareOf(request), 'vs previous', null]);
  return [...words, { days: null, from, to }].flatMap((days) =>
    [...comparisons].map((compare) => ({ ...days, compare })),
  );
}

const isDate = /^\d{4}-\d{2}-\d{2}/;

function compareOf({ compare, check }: ReportRequest): string | null {
  // A check is compared with the period before without saying so.
  if (compare === null || (check === true && compare.kind === 'previous')) return null;
  return compare.kind === 'previous' ? 'vs previous' : `vs ${formatRange(compare.range)}`;
}

/** What is left of the text when every other clause is taken out of it: words for days. */
function daysSaid(text: string, context: CommandContext): string {
  return plainWords(readClauses(text, context).rest.text.replaceAll(cutMark, ' ').replace(/\s+/g, ' ').trim());
}

function isSame(words: string, text: string, context: CommandContext): boolean {
  const [one, other] = [words, text].map((said) => parseCommand(said, context));
  return (
    one?.kind === 'report' && other?.kind === 'report' && formatRequest(one.request) === formatRequest(other.request)
  );
}

function later(context: CommandContext, days: number): CommandContext {
  return { ...context, today: addDays(context.today, days), directMailToday: addDays(context.directMailToday, days) };
}
