import { addDays, daysBetween, weekdayOf } from '../../dates/day.ts';
import { sayDay, sayRange } from '../../dates/say.ts';
import type { Schedule } from '../../digests/digest.ts';
import { nextSlots } from '../../digests/slots.ts';
import type { Span } from '../../problem.ts';
import { readClauses } from '../clauses.ts';
import type { Flaw } from '../flaw.ts';
import { formatRange, formatRequest } from '../format.ts';
import { type CommandContext, parseCommand } from '../parse.ts';
import { quotedValues } from '../quoted-values.ts';
import type { ReportRequest } from '../request.ts';
import { waysOut } from '../ways-out.ts';
import type { DigestContext, DigestReport } from './command.ts';

export interface ReportRead {
  /** `null` when there are flaws. */
  readonly report: DigestReport | null;
  readonly flaws: readonly Flaw[];
  readonly notes: readonly string[];
}

const noComparison =
  /\s*(?<![\w@.])(?:(?:with\s+)?no\s+(?:comparison|compare|vs)|without\s+(?:an?\s+|any\s+)?(?:comparison|comparing|vs)|not\s+compared|don'?t\s+compare|uncompared)(?!\w)\s*|\s*(?:不要?|无需?|没有|别)(?:对比|比较|环比)(?:上期)?\s*/giu;

/**
 * Reads the report's words at a place of the text, as they will be read on the day of the next posting. They are
 * compared with the previous period unless something else is said, as far as Direct Mail reaches back.
 */
export function readReport(
  text: string,
  place: Span,
  schedule: Schedule | null,
  zone: string,
  context: DigestContext,
): ReportRead {
  const said = text.slice(place.start, place.end);
  const alone = withoutComparison(said);
  const comparing = alone === said.trim();
  const on = contextOf(schedule, zone, context);
  if (alone === '') {
    const words = usualWords(schedule);
    const read = readReport(
      `${words}${comparing ? '' : ' no comparison'}`,
      { start: 0, end: 100 },
      schedule,
      zone,
      context,
    );
    return { ...read, notes: [...read.notes, `No report was named, so it is "${words}".`] };
  }
  const typed = asTyped(alone);
  const parsed = parseCommand(typed, on);
  const offset = Math.max(0, said.indexOf(parsed.text));
  const at = (span: Span): Span => ({ start: place.start + offset + span.start, end: place.start + offset + span.end });
  const whole = {
    start: place.start + (said.length - said.trimStart().length),
    end: place.start + said.trimEnd().length,
  };
  if (parsed.kind === 'help') {
    const message = 'Help is no report.';
    return failed({
      problem: { code: 'missing-value', message, span: whole },
      fixes: [[{ ...whole, words: usualWords(schedule) }]],
    });
  }
  if (parsed.kind === 'problems') {
    const choices = choicesFor(typed, on);
    const fixes = choices.map((words) => [{ ...whole, words }]);
    return failed(
      ...parsed.problems.map((problem, index): Flaw => {
        const { span, ...rest } = problem;
        // One choice puts all of them right.
        return {
          problem: span === undefined ? { ...rest, span: whole } : { ...rest, span: at(span) },
          fixes: index === 0 ? fixes : fixes.length > 0 ? [[]] : [],
        };
      }),
    );
  }
  const flaws = [...privateFlaws(parsed.text, at, on), ...fixedFlaws(typed, parsed.request, whole, schedule, on)];
  if (flaws.length > 0) return failed(...flaws);
  const compared = comparing && parsed.request.compare === null ? withPrevious(typed, on) : null;
  return { report: compared ?? { words: typed, request: parsed.request }, flaws: [], notes: [] };
}

/**
 * Corrected words that mean the same on every day. On a Monday "week" and "last week" happen to be the same days; in the
 * middle of the week such words differ.
 */
function choicesFor(words: string, context: CommandContext): readonly string[] {
  const toThursday = (11 - weekdayOf(context.today)) % 7;
  const parsed = parseCommand(words, later(context, toThursday));
  return parsed.kind === 'problems' ? waysOut(parsed) : [];
}

/** For when nothing was named: what such a digest is usually wanted for. */
function usualWords(schedule: Schedule | null): string {
  return `${usualRange(schedule)} by esp`;
}

function usualRange(schedule: Schedule | null): string {
  if (schedule === null) return 'last week';
  if (schedule.kind === 'monthly' || (schedule.kind === 'cron' && schedule.daysOfMonth !== null)) return 'last 30 days';
  const days = schedule.kind === 'weekly' ? schedule.weekdays.length : (schedule.daysOfWeek?.length ?? 7);
  return days > 2 ? 'yesterday' : 'last week';
}

/** The day on which the words are read first, here and for Direct Mail. */
function contextOf(schedule: Schedule | null, zone: string, context: DigestContext): CommandContext {
  const next = schedule === null ? undefined : nextSlots(schedule, zone, context.now, 1)[0];
  const ahead = next === undefined ? 0 : daysBetween(context.today, next.local.slice(0, 10));
  return later({ ...context, zone }, ahead);
}

function later(context: CommandContext, days: number): CommandContext {
  return { ...context, today: addDays(context.today, days), directMailToday: addDays(context.directMailToday, days) };
}

/** Nothing when Direct Mail does not reach so far back, or another comparison is in the words. */
function withPrevious(words: string, context: CommandContext): DigestReport | null {
  const compared = `${words} ${/\p{Script=Han}/u.test(words) ? '对比上期' : 'vs previous'}`;
  const parsed = parseCommand(compared, context);
  return parsed.kind === 'report' && parsed.request.compare !== null
    ? { words: compared, request: parsed.request }
    : null;
}

function privateFlaws(text: string, at: (span: Span) => Span, context: CommandContext): readonly Flaw[] {
  const { pieces } = readClauses(text, context);
  return pieces
    .filter((piece) => piece.said?.kind === 'private')
    .map((piece) => {
      const span = at(piece.span);
      const message = 'A digest is for its whole channel, so it cannot be private.';
      return { problem: { code: 'conflict', message, span }, fixes: [[{ ...span, words: '' }]] };
    });
}

/** More than any month, and so what "this month" was is over; less than a quarter. */
const someWeeks = 35;

/** `Nov 3 to 9` would say the same every week, and soon nothing: Direct Mail forgets. */
function fixedFlaws(
  words: string,
  request: ReportRequest,
  whole: Span,
  schedule: Schedule | null,
  context: CommandContext,
): readonly Flaw[] {
  const then = parseCommand(words, later(context, someWeeks));
  const isFixed = then.kind !== 'report' || then.request.range.from === request.range.from;
  const range = usualRange(schedule);
  if (isFixed && !isStartOfYearOrQuarter(request)) {
    const isSame = then.kind !== 'report' || then.request.range.to === request.range.to;
    const what = isSame ? `${sayRange(request.range)} is the same` : `It begins on ${sayDay(request.range.from)}`;
    const message = `${what} at every posting; a digest needs days that move on, such as "${range}".`;
    const compare = request.compare?.kind === 'previous' ? request.compare : null;
    const rest = formatRequest({ ...request, compare }).slice(formatRange(request.range).length);
    return [
      { problem: { code: 'bad-value', message, span: whole }, fixes: [[{ ...whole, words: `${range}${rest}` }]] },
    ];
  }
  const compare = then.kind === 'report' ? then.request.compare : null;
  if (request.compare?.kind !== 'range' || (compare !== null && compare.range.from !== request.compare.range.from))
    return [];
  const message = `${sayRange(request.compare.range)} is the same at every posting, and soon out of reach; "vs previous" moves on.`;
  const fix = `${formatRequest({ ...request, compare: null }).replace(formatRange(request.range), range)} vs previous`;
  return [{ problem: { code: 'bad-value', message, span: whole }, fixes: [[{ ...whole, words: fix }]] }];
}

/** `this year` and `this quarter` stand still for longer than anything else that moves on. */
function isStartOfYearOrQuarter({ range }: ReportRequest): boolean {
  return range.from !== range.to && /-(?:01|04|07|10)-01$/.test(range.from);
}

function withoutComparison(words: string): string {
  const values = quotedValues(words);
  return words
    .replace(noComparison, (said, ...rest) => {
      const offset = rest.find((one) => typeof one === 'number') ?? 0;
      return values.some(({ start, end }) => offset >= start && offset < end) ? said : ' ';
    })
    .trim();
}

/** As it would have to be typed to be read so: what looks like Slack's markup is written with entities. */
function asTyped(plain: string): string {
  return plain.replace(/&(?=(?:amp|lt|gt);)/g, '&amp;').replaceAll('<', '&lt;');
}

const failed = (...flaws: readonly Flaw[]): ReportRead => ({ report: null, flaws, notes: [] });
