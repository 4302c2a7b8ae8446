import type { Schedule } from '../../digests/digest.ts';
import { suggestName } from '../../digests/name.ts';
import type { Span } from '../../problem.ts';
import { type Flaw, flawOf } from '../flaw.ts';
import { parseCommand } from '../parse.ts';
import { quote } from '../quote.ts';
import { combineWhen } from './combine-when.ts';
import type { DigestCommand, DigestContext, ScheduleWords } from './command.ts';
import { type CompleteContext, type Completed, completeSchedule } from './complete.ts';
import { readReport } from './report-words.ts';
import { split } from './split.ts';

export type Understood =
  | { readonly command: DigestCommand; readonly flaws: readonly []; readonly slips?: never }
  /** `slips` are those of the flaws that are only slips of the hand. */
  | { readonly command: null; readonly flaws: readonly Flaw[]; readonly slips: readonly Flaw[] };

export const failed = (flaws: readonly Flaw[], slips: readonly Flaw[] = []): Understood => ({
  command: null,
  flaws,
  slips,
});

/** `weekly on monday at 9:00 in Asia/Shanghai: last week by esp`; the words begin at `from`. */
export function understandCreate(text: string, from: number, context: DigestContext): Understood {
  const { when, report: place } = split(text, from, context);
  const said = combineWhen(when.pieces);
  const zone = said.zone ?? context.zone;
  const usualDays = said.when.every === undefined && isOneDay(text, place, context) ? everyDay : [1 as const];
  const completed = completeSchedule(said.when, null, { ...context, zone, usualDays });
  const flaws = [
    ...when.flaws,
    ...when.pieces.flatMap(({ flaw }) => flaw ?? []),
    ...said.flaws,
    ...(completed.ok
      ? []
      : [
          impossible(
            completed.message,
            when.pieces.map((piece) => piece.span),
          ),
        ]),
    ...(said.name === undefined ? [] : taken(said.name, context, when.pieces.find((piece) => piece.said?.name)?.span)),
  ];
  const schedule = completed.ok ? completed.schedule : null;
  const report = readReport(text, place ?? { start: text.length, end: text.length }, schedule, zone, context);
  if (flaws.length > 0 || report.report === null || schedule === null) {
    return failed([...flaws, ...report.flaws], when.flaws);
  }
  const assumed = said.zone === undefined ? [`No time zone was named, so it is ${zone}.`] : [];
  const command: DigestCommand = {
    kind: 'create',
    name: said.name ?? suggestName(context.taken, schedule, report.report.request),
    schedule,
    zone,
    report: report.report,
    notes: [
      ...when.pieces.flatMap(({ note }) => note ?? []),
      ...(completed.ok ? completed.notes : []),
      ...assumed,
      ...report.notes,
    ],
  };
  return { command, flaws: [] };
}

/** What shall be different about the digest `name`; the words begin at `from`. */
export function understandEdit(
  text: string,
  from: number,
  name: string,
  notes: readonly string[],
  context: DigestContext,
): Understood {
  const { when, report: place } = split(text, from, context);
  const said = combineWhen(when.pieces);
  const others = { ...context, taken: context.taken.filter((one) => one !== name) };
  const isScheduled = Object.keys(said.when).length > 0;
  // What it is now is not known here: that the words make a schedule by themselves shows the mistakes in them.
  const completed = isScheduled ? completeAny(said.when, { ...context, zone: said.zone ?? context.zone }) : null;
  const reportAt = place !== null && text.slice(place.start, place.end).trim() !== '' ? place : null;
  const schedule = completed?.ok ? completed.schedule : null;
  const report = reportAt === null ? null : readReport(text, reportAt, schedule, said.zone ?? context.zone, context);
  const flaws = [
    ...when.flaws,
    ...when.pieces.flatMap(({ flaw }) => flaw ?? []),
    ...said.flaws,
    ...(completed === null || completed.ok
      ? []
      : [
          impossible(
            completed.message,
            when.pieces.map((piece) => piece.span),
          ),
        ]),
    ...(said.name === undefined ? [] : taken(said.name, others, when.pieces.find((piece) => piece.said?.name)?.span)),
  ];
  if (flaws.length > 0 || (report !== null && report.report === null))
    return failed([...flaws, ...(report?.flaws ?? [])], when.flaws);
  const change = {
    ...(isScheduled ? { when: said.when } : {}),
    ...(said.zone === undefined ? {} : { zone: said.zone }),
    ...(report === null || report.report === null ? {} : { report: report.report }),
    ...(said.name === undefined || said.name === name ? {} : { newName: said.name }),
  };
  if (Object.keys(change).length > 0) {
    const said = [...notes, ...when.pieces.flatMap(({ note }) => note ?? []), ...(report?.notes ?? [])];
    return { command: { kind: 'edit', name, change, notes: said }, flaws: [] };
  }
  const message = `Say what shall be different about ${quote(name)}.`;
  const expected = 'days and a time, or a colon and a report, such as "tuesdays at 10" or ": last 7 days by ip"';
  return failed([{ problem: { code: 'missing-value', message, expected }, fixes: [] }]);
}

/** Between them they take any change that some schedule takes. */
const bases = [1, 2].map(
  (every): Schedule => ({ kind: 'weekly', weekdays: [1], time: '09:00', every, anchor: '2026-01-05' }),
);

function completeAny(said: ScheduleWords, context: CompleteContext): Completed | null {
  const completed = bases.map((base) => completeSchedule(said, base, context));
  return completed.find((one) => one.ok) ?? completed[0] ?? null;
}

function impossible(message: string, spans: readonly Span[]): Flaw {
  const [first, last] = [spans[0], spans.at(-1)];
  const problem = { code: 'conflict', message } as const;
  return {
    problem:
      first === undefined || last === undefined ? problem : { ...problem, span: { start: first.start, end: last.end } },
    fixes: [],
  };
}

const everyDay = [0, 1, 2, 3, 4, 5, 6] as const;

/** `yesterday` is wanted every day. */
function isOneDay(text: string, place: Span | null, context: DigestContext): boolean {
  const parsed = place === null ? null : parseCommand(text.slice(place.start, place.end), context);
  return parsed?.kind === 'report' && parsed.request.range.from === parsed.request.range.to;
}

/** Somebody has this name. */
export function taken(
  name: string,
  { taken: names }: DigestContext,
  span: Span | undefined,
  written = (free: string) => `named ${free}`,
): readonly Flaw[] {
  const lower = new Set(names.map((one) => one.toLowerCase()));
  if (!lower.has(name) || span === undefined) return [];
  const free = [2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${name}-${number}`).find((one) => !lower.has(one));
  const message = `There is a digest ${quote(name)} already.`;
  const problem = { code: 'conflict', message, span } as const;
  return [free === undefined ? { problem, fixes: [] } : flawOf({ ...problem, nearest: written(free) })];
}
