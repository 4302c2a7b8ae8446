import type { Dimension } from '../commands/request.ts';
import type { DateRange, Day } from '../dates/range.ts';
import type { Figures, Gap, Group, Outcome, Period, Report } from './report.ts';

interface JsonRange extends DateRange {
  readonly zone: string;
  /** Both ends counted. */
  readonly days: number;
}

type JsonGroup = { readonly by: Dimension; readonly key: string; readonly label: string } & Outcome;

interface JsonPeriod {
  readonly range: JsonRange;
  readonly total: Outcome;
  readonly groups: readonly JsonGroup[];
}

/**
 * The documented shape of `--format json`. Rates are unrounded fractions of `sent`, `null` when the divisor is 0; what
 * could not be fetched has `error` in place of its figures. `notes` holds the findings first, then the notes.
 */
export interface JsonReport extends JsonPeriod {
  readonly remainder?: Outcome;
  readonly days: readonly ({ readonly date: Day } & Outcome)[];
  readonly previous?: JsonPeriod;
  /** Of a check: its sender's mail without the tag's. */
  readonly otherMail?: Outcome;
  readonly notes: readonly string[];
  /** GetTrackList requests made. */
  readonly queries: number;
}

/** Plain data with its keys in the documented order; `JSON.stringify` gives the document. */
export function reportJson(report: Report): JsonReport {
  const { current, previous, zone, check } = report;
  return {
    ...jsonPeriod(current, report.range, zone),
    ...(current.remainder === undefined ? {} : { remainder: jsonOutcome(current.remainder) }),
    days: current.days.map(({ date, outcome }) => ({ date, ...jsonOutcome(outcome) })),
    ...(previous === undefined ? {} : { previous: jsonPeriod(previous, previous.range, zone) }),
    ...(check === undefined ? {} : { otherMail: jsonOutcome(check.otherMail) }),
    notes: [...report.findings.map((finding) => finding.sentence), ...(check?.facts ?? []), ...report.notes],
    queries: report.queries,
  };
}

function jsonPeriod(period: Period, { from, to }: DateRange, zone: string): JsonPeriod {
  return {
    range: { from, to, zone, days: daysOf(from, to) },
    total: jsonOutcome(period.total),
    groups: period.groups.map(jsonGroup),
  };
}

function jsonGroup({ by, key, label, outcome }: Group): JsonGroup {
  return { by, key, label, ...jsonOutcome(outcome) };
}

/** Copied name by name: the order is promised, and nothing else slips in. */
function jsonOutcome(outcome: Outcome): Outcome {
  return 'error' in outcome ? jsonGap(outcome) : jsonFigures(outcome);
}

function jsonGap({ error }: Gap): Gap {
  return { error };
}

function jsonFigures(figures: Figures): Figures {
  return {
    sent: figures.sent,
    opens: figures.opens,
    uniqueOpens: figures.uniqueOpens,
    clicks: figures.clicks,
    uniqueClicks: figures.uniqueClicks,
    openRate: figures.openRate,
    uniqueOpenRate: figures.uniqueOpenRate,
    clickRate: figures.clickRate,
    uniqueClickRate: figures.uniqueClickRate,
    clickToOpenRate: figures.clickToOpenRate,
  };
}

/** Days are calendar days: as UTC midnights they are exact multiples of 24 hours apart. */
function daysOf(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}
