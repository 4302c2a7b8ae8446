import type { GroupBy, ReportRequest } from '../commands/request.ts';
import type { Day } from '../dates/range.ts';
import { isGap, subtract, sum } from './aggregate.ts';
import { type Comparison, type Judged, judge, type TestedMetric } from './compare.ts';
import { type FairPeriods, firstUnsettled } from './fair.ts';
import type { PeriodReading } from './read-period.ts';
import type { Figures, Finding, Period } from './report.ts';
import * as say from './wording/findings.ts';
import { shortDay } from './wording/names.ts';

/** More than three sentences are not read. */
export const mostFindings = 3;

export interface StandingOut {
  readonly findings: readonly Finding[];
  /** Opens need a caveat of their own. */
  readonly tellsOfOpens: boolean;
}

interface Item {
  readonly key: string;
  readonly label: string;
  readonly figures: Figures;
}

/**
 * What stands out, most useful first: what changed since the period compared with, which group differs in unique clicks,
 * then in unique opens (machines open too, so clicks lead), then where nothing was sent. Only tested differences that
 * are worth acting on are called differences.
 */
export function findWhatStandsOut(
  request: ReportRequest,
  { period: current, overlaps }: PeriodReading,
  fair: FairPeriods | null,
  directMailToday: Day,
): StandingOut {
  const { by } = request;
  // Mail that counts for several groups would be compared with itself.
  const groups = overlaps ? [] : groupItems(current);
  const items = by === 'day' ? settledDays(current, directMailToday) : groups;
  const since = fair === null ? noChanges : changes(request, fair);
  const clicks = by === null ? null : standOuts('uniqueClicks', items, by);
  const opens = by === null ? null : standOuts('uniqueOpens', items, by);
  const aboutOpens = [...since.opens, ...(opens?.sentences ?? []).slice(0, 1)];
  const sentences = [
    ...since.clicks,
    ...(clicks?.sentences ?? []),
    ...(clicks?.otherwise ?? []),
    ...aboutOpens,
    ...nothingSent(current, by, directMailToday),
  ].slice(0, mostFindings);
  return {
    findings: sentences.map((sentence) => ({ sentence })),
    tellsOfOpens: aboutOpens.some((sentence) => sentences.includes(sentence)),
  };
}

interface Changes {
  readonly clicks: readonly string[];
  readonly opens: readonly string[];
}

const noChanges: Changes = { clicks: [], opens: [] };

/** The total against the period compared with, then the group whose clicks moved most. */
function changes({ compare, by }: ReportRequest, fair: FairPeriods): Changes {
  const { current, previous } = fair;
  if (compare === null || isGap(current.total) || isGap(previous.total)) return noChanges;
  const against = { ...fair, compare };
  const whole = { item: null, ours: current.total, theirs: previous.total };
  const before = groupItems(previous);
  const moved = groupItems(current).flatMap((item): Comparison<string>[] => {
    const same = before.find(({ key }) => key === item.key);
    return same === undefined ? [] : [{ item: item.label, ours: item.figures, theirs: same.figures }];
  });
  const ofTotal = judge('uniqueClicks', [whole]).map((judged) => say.changeOfTotal('uniqueClicks', judged, against));
  const ofGroup = by === null ? [] : strongestFirst(judge('uniqueClicks', moved)).slice(0, 1);
  const opens = strongestFirst(judge('uniqueOpens', [whole]));
  return {
    clicks: [...ofTotal, ...ofGroup.map((judged) => say.changeOfGroup('uniqueClicks', judged, against))],
    opens: opens.map((judged) => say.changeOfTotal('uniqueOpens', judged, against)),
  };
}

interface StandOuts {
  readonly sentences: readonly string[];
  /** What to say when nothing stands out. */
  readonly otherwise: readonly string[];
}

/**
 * Each item against the rest. The one that differs most is taken out and the others are compared once more: one sick IP
 * would otherwise make all healthy ones look better than "the rest".
 */
function standOuts(metric: TestedMetric, items: readonly Item[], by: GroupBy): StandOuts {
  const sent = items.filter(({ figures }) => figures.sent > 0);
  if (sent.length < 2) return { sentences: [], otherwise: [] };
  const first = againstTheRest(metric, sent);
  const [winner] = strongestFirst(first);
  if (winner === undefined) return { sentences: [], otherwise: say.noDifference(metric, first, by) };
  const left = sent.filter((item) => item !== winner.item);
  const [second] = left.length < 2 ? [] : strongestFirst(againstTheRest(metric, left));
  return {
    sentences: [
      say.standsOut(metric, winner, left, by),
      ...(second === undefined ? [] : [say.standsOutOfOthers(metric, second, left, by)]),
    ],
    otherwise: [],
  };
}

/** Two items make one comparison, not two. */
function againstTheRest(metric: TestedMetric, items: readonly Item[]): readonly Judged<Item>[] {
  const whole = sum(items.map(({ figures }) => figures));
  const family = items.map((item) => ({ item, ours: item.figures, theirs: subtract(whole, item.figures) }));
  return judge(metric, items.length === 2 ? family.slice(0, 1) : family);
}

/** Differences only; ordered by the smallest size they may have, so that a rough guess does not lead. */
function strongestFirst<T>(judged: readonly Judged<T>[]): readonly Judged<T>[] {
  const size = ({ verdict }: Judged<T>) => ('low' in verdict ? verdict.low : 0);
  return judged.filter(({ verdict }) => 'low' in verdict).sort((a, b) => size(b) - size(a));
}

function nothingSent(current: Period, by: GroupBy | null, directMailToday: Day): readonly string[] {
  if (isGap(current.total) || current.total.sent === 0) return [];
  if (by !== null && by !== 'day') {
    const idle = current.groups.filter(({ outcome }) => !isGap(outcome) && outcome.sent === 0);
    return say.idleGroups(by, idle, current.groups.length);
  }
  const over = current.days.filter(({ date }) => date < directMailToday);
  const idle = over.filter(({ outcome }) => !isGap(outcome) && outcome.sent === 0);
  // Days without mail are news only where mail is the rule.
  return idle.length * 3 > over.length ? [] : say.idleDays(idle.map(({ date }) => date));
}

function groupItems(period: Period): readonly Item[] {
  return period.groups.flatMap(({ key, label, outcome }) => (isGap(outcome) ? [] : [{ key, label, figures: outcome }]));
}

function settledDays(period: Period, directMailToday: Day): readonly Item[] {
  const unsettled = firstUnsettled(directMailToday);
  return period.days.flatMap(({ date, outcome }) =>
    isGap(outcome) || date >= unsettled ? [] : [{ key: date, label: shortDay(date), figures: outcome }],
  );
}
