import { tzOffset } from '@date-fns/tz';
import type { ReportRequest } from '../commands/request.ts';
import { dayCount } from '../dates/day.ts';
import type { Day } from '../dates/range.ts';
import type { AllowList, Fault } from '../ports.ts';
import { isEmpty, isGap } from './aggregate.ts';
import { firstUnsettled } from './fair.ts';
import type { Plan } from './plan.ts';
import type { PeriodReading } from './read-period.ts';
import * as say from './wording/notes.ts';

export interface NotesAbout {
  readonly request: ReportRequest;
  readonly plan: Plan;
  readonly current: PeriodReading;
  readonly previous: PeriodReading | undefined;
  /** Why the values to compare are not known. */
  readonly listFault: Fault | null;
  /** What the source itself had to tell with its answers. */
  readonly fromSource: readonly string[];
  /** What the source tells of; absent: of all mail. */
  readonly only: AllowList | undefined;
  readonly tellsOfOpens: boolean;
  readonly zone: string;
  readonly directMailToday: Day;
}

/** Sentences a reader needs, most important first: what is missing, what was assumed, how to take the figures. */
export function notesOn(about: NotesAbout): readonly string[] {
  const { current, previous, request } = about;
  return [
    ...new Set([
      ...gapNotes(current, ''),
      ...(previous === undefined ? [] : gapNotes(previous, ' for the period before')),
      // Of a tag that is checked it is found out why.
      ...(findsNothing(current) && request.check !== true ? [say.nothingFound(request.filters)] : []),
      ...comparisonNotes(about),
      ...(about.only === undefined ? [] : [say.onlySome(about.only)]),
      ...about.fromSource,
      ...request.notes,
      ...dayNotes(current, previous),
      ...caveats(about),
    ]),
  ];
}

function gapNotes({ period, missing, ignoresFilter }: PeriodReading, whose: string): readonly string[] {
  const { total, groups, range } = period;
  const notes: string[] = [];
  if (isGap(total)) {
    const days = missing.reduce((sum, window) => sum + dayCount(window), 0);
    notes.push(say.noTotal(missing, days >= dayCount(range), whose, total.error));
  }
  if (ignoresFilter) return notes;
  const labels = new Map<string, string[]>();
  for (const { label, outcome } of groups) {
    if (isGap(outcome)) labels.set(outcome.error, [...(labels.get(outcome.error) ?? []), label]);
  }
  const by = groups[0]?.by;
  for (const [error, without] of by === undefined ? [] : labels) {
    notes.push(say.noGroups(without, groups.length, by as NonNullable<typeof by>, whose, error));
  }
  return notes;
}

function comparisonNotes({ request, plan, current, previous, listFault, only }: NotesAbout): readonly string[] {
  const { by } = request;
  if (by === null || by === 'day') return [];
  if (listFault !== null) return [say.notListed(by, listFault.sentence)];
  if (plan.groups.length === 0) return [say.nothingToCompare(by, only === undefined)];
  if (current.ignoresFilter || previous?.ignoresFilter) return [say.ignoredFilter(by)];
  const unexplained = sentBeyondGroups(current);
  return [
    ...(current.overlaps || previous?.overlaps ? [say.overlapping(by)] : []),
    ...(plan.total === 'sum' ? [say.summedTotal(by)] : []),
    ...(unexplained > 0 ? [say.unexplained(by, unexplained)] : []),
  ];
}

function sentBeyondGroups({ period: { remainder } }: PeriodReading): number {
  return remainder === undefined || isGap(remainder) ? 0 : remainder.sent;
}

function dayNotes(current: PeriodReading, previous: PeriodReading | undefined): readonly string[] {
  const doubt = current.doubt ?? previous?.doubt ?? null;
  return doubt === null ? [] : [say.noDays(doubt)];
}

function caveats({ request, current, tellsOfOpens, zone, directMailToday }: NotesAbout): readonly string[] {
  const { reach, by, filters } = request;
  const zoneNote = isChinaTime(zone, reach.to) ? [] : [say.otherZone(zone)];
  if (findsNothing(current)) return zoneNote;
  const arriving = reach.to >= firstUnsettled(directMailToday);
  const isUneven = request.compare !== null && reach.to >= directMailToday;
  const comparesEsps = by === 'esp' && current.period.groups.some(({ outcome }) => !isGap(outcome));
  const machines = comparesEsps || filters.esp === 'gmail.com' || filters.esp === 'icloud.com' || tellsOfOpens;
  return [
    ...(isUneven ? [say.unevenPeriods] : []),
    ...(arriving ? [say.lateArrivals(dayCount(reach))] : []),
    ...(machines ? [say.machineOpens] : []),
    ...zoneNote,
    say.whatCounts(dayCount(reach)),
  ];
}

function findsNothing({ period }: PeriodReading): boolean {
  return !isGap(period.total) && isEmpty(period.total);
}

/** Direct Mail's days appear to be China's; any zone with the same offset that day has the same days. */
function isChinaTime(zone: string, day: Day): boolean {
  return tzOffset(zone, new Date(`${day}T12:00:00Z`)) === 8 * 60;
}
