import { formatRange, formatRequest } from '../commands/format.ts';
import { limit, previousOf } from '../commands/limits.ts';
import type { CommandContext } from '../commands/parse.ts';
import type { GroupBy, ReportRequest } from '../commands/request.ts';
import { addDays, dayCount, later, startOfMonth, startOfWeek, weekdayOf } from '../dates/day.ts';
import type { DateRange } from '../dates/range.ts';
import { nouns } from './wording/names.ts';

/** A question that suggests itself after an answer: `words` as they are typed, about days that do not move. */
interface NextQuestion {
  readonly label: string;
  readonly words: string;
}

/** What can be asked from a report on. */
export interface Onward {
  /** The likeliest first; never the question just answered, nor one that would be refused. */
  readonly questions: readonly NextQuestion[];
  /** The words of a digest that reports just this, with days that move on. */
  readonly digest: string;
}

/** Whether the answer has mail; `nothing`: nor is there any with these filters on other days. */
export type Found = 'mail' | 'not these days' | 'nothing';

/** `null`: nothing to ask. */
type Candidate = readonly [label: string, changes: Partial<ReportRequest> | null];

type Days = Pick<CommandContext, 'today' | 'directMailToday' | 'weekStartsOn'>;

/** More are not read; the rest can be typed. */
const most = 6;

/** From a request that was answered on this day. What it filters and whether it is private is kept; `csv` is not. */
export function onwardFrom(request: ReportRequest, days: Days, found: Found = 'mail'): Onward {
  const asked: ReportRequest = { ...request, csv: false };
  const { check: _, ...plain } = asked;
  const lately = lastWeek(days);
  const { filters } = request;
  const isFiltered = Object.keys(filters).length > 0;
  const otherDays: readonly Candidate[] = [
    widened(request, days),
    ['Last week instead', isSame(request.range, lately) ? null : { range: lately }],
  ];
  const candidates: readonly Candidate[] = [
    ...request.alternatives.map(({ words, range }) => [capitalized(words), { range }] as const),
    ...(found === 'mail' ? closer(request) : []),
    ...(found === 'nothing' ? [] : otherDays),
    // Of a wrong tag they tell the right one.
    ['By tag', filters.tag === undefined || filters.sender === undefined ? null : broken(request, 'tag')],
    // Tags are compared of one sender only.
    ['All mail', isFiltered ? { filters: {}, ...(request.by === 'tag' ? { by: null } : {}) } : null],
  ];
  const said = new Set([formatRequest(asked)]);
  const questions = candidates.flatMap(([label, changes]) => {
    // A check is one of its tag by ESP: other breakdowns and other mail make a plain report.
    const base = changes !== null && ('by' in changes || 'filters' in changes) ? plain : asked;
    const question = changes === null ? null : within({ ...base, ...moved(base, changes) }, request, days);
    if (question === null) return [];
    const words = formatRequest(question);
    if (said.has(words)) return [];
    said.add(words);
    return [{ label, words }];
  });
  return { questions: questions.slice(0, most), digest: digestWords(request, days) };
}

/** The same mail, looked at more closely. */
function closer(request: ReportRequest): readonly Candidate[] {
  return [
    ['vs previous', request.compare === null ? { compare: previous(request.range) } : null],
    ...breakdowns(request).map((by) => [`By ${nouns[by].one}`, broken(request, by)] as const),
  ];
}

/** A comparison with the period before moves with the days; one with days of its own would no longer fit. */
function moved({ compare }: ReportRequest, changes: Partial<ReportRequest>): Partial<ReportRequest> {
  if (changes.range === undefined || compare === null) return changes;
  return { ...changes, compare: compare.kind === 'previous' ? previous(changes.range) : null };
}

/** `null`: Direct Mail has nothing of it. A comparison it no longer has is left out, unless it is what is new. */
function within(question: ReportRequest, before: ReportRequest, { directMailToday }: Days): ReportRequest | null {
  const { range, compare } = question;
  const limited = limit({ range, compare: compare?.range ?? null }, directMailToday);
  if (!limited.ok) return null;
  // Days that were answered in part are answered so again; others are offered whole.
  if (!isSame(range, before.range) && !isSame(range, limited.reach)) return null;
  return limited.compare === null ? { ...question, compare: null } : question;
}

/** The tags of a sender are compared with each other. */
function broken({ filters }: ReportRequest, by: GroupBy): Partial<ReportRequest> {
  const { tag: _, ...others } = filters;
  return by === 'tag' ? { by, filters: others } : { by };
}

/** What the mails may differ in, beyond what is compared or chosen already. Tags need a sender. */
function breakdowns({ by, filters, range }: ReportRequest): readonly GroupBy[] {
  const all: readonly GroupBy[] = filters.sender === undefined ? ['esp', 'ip', 'day'] : ['esp', 'tag', 'ip', 'day'];
  return all.filter(
    (one) => one !== by && (one === 'day' ? range.from !== range.to : one === 'tag' || filters[one] === undefined),
  );
}

/** Longer towards the past, as far as Direct Mail reaches. */
function widened({ range }: ReportRequest, { directMailToday }: Days): Candidate {
  const length = dayCount(range) < 14 ? 14 : 30;
  const from = addDays(range.to, 1 - length);
  // "Within the last 30 days", today among them: yesterday and what is before it are 29.
  const oldest = addDays(directMailToday, -29);
  const wider = { from: later(from, oldest), to: range.to };
  return [`Widen to ${dayCount(wider)} days`, dayCount(wider) > dayCount(range) ? { range: wider } : null];
}

function lastWeek({ today, weekStartsOn }: Days): DateRange {
  const from = addDays(startOfWeek(today, weekStartsOn), -7);
  return { from, to: addDays(from, 6) };
}

function lastMonth({ today }: Days): DateRange {
  const to = addDays(startOfMonth(today), -1);
  return { from: startOfMonth(to), to };
}

const isSame = (a: DateRange, b: DateRange): boolean => a.from === b.from && a.to === b.to;

const previous = (range: DateRange) => ({ kind: 'previous', range: previousOf(range) }) as const;

/** Days that move on: as many, of the same weekdays where that can be said. What a digest cannot have is left out. */
function digestWords(request: ReportRequest, days: Days): string {
  const compare = request.compare?.kind === 'previous' ? request.compare : null;
  const said = formatRequest({ ...request, private: false, csv: false, compare });
  return said.replace(formatRange(request.range), movingDays(request.range, days));
}

function movingDays({ from, to }: DateRange, days: Days): string {
  const count = dayCount({ from, to });
  if (isSame({ from, to }, lastWeek(days))) return 'last week';
  if (isSame({ from, to }, lastMonth(days))) return 'last month';
  if (to === days.today) return count === 1 ? 'today' : `last ${count} days including today`;
  if (to === addDays(days.today, -1)) return count === 1 ? 'yesterday' : `last ${count} days`;
  if (count === 1) return `last ${weekdayNames[weekdayOf(to)]}`;
  if (weekdayOf(from) === 1 && count === 5) return 'weekdays last week';
  if (weekdayOf(from) === 6 && count === 2) return 'last weekend';
  return `last ${count} days`;
}

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
