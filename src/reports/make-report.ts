import type { ReportRequest } from '../commands/request.ts';
import { dayCount } from '../dates/day.ts';
import type { Day } from '../dates/range.ts';
import type { AccountFacts, Fault, MailSource } from '../ports.ts';
import { isGap } from './aggregate.ts';
import { type Beside, besidesOf, readCheck } from './check.ts';
import { tellsDaysApart } from './days.ts';
import { fairPeriods } from './fair.ts';
import { findWhatStandsOut, mostFindings } from './findings.ts';
import { type Gathering, type ListAnswer, startGathering } from './gather.ts';
import { notesOn } from './notes.ts';
import { settleOthers } from './others.ts';
import { faultsOf, mostTelling } from './outcome.ts';
import { type Plan, planReport, valuesToCompare } from './plan.ts';
import type { Progress } from './progress.ts';
import { readPeriod } from './read-period.ts';
import type { Period, Report } from './report.ts';
import type { After } from './stall-guard.ts';

export type { Progress } from './progress.ts';

export interface ReportWorld {
  readonly source: MailSource;
  /** Learned here and used here: see `AccountFacts`. */
  readonly facts: AccountFacts;
  /** The reporting zone, IANA. */
  readonly zone: string;
  readonly today: Day;
  readonly directMailToday: Day;
  /** Without it a report waits for its source for ever. */
  readonly after?: After;
}

export interface ReportOptions {
  readonly priority: 'person' | 'background';
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export type Made = { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly fault: Fault };

/**
 * Asks Direct Mail all that the request needs and makes the report of it. The total is asked at once, beside the list of
 * values to compare, so the longest chain is a list and one round trip. What could not be fetched is a gap in the
 * report; only when nothing at all can be told is the most telling fault the answer. Never rejects for what the source
 * does.
 */
export async function makeReport(request: ReportRequest, world: ReportWorld, options: ReportOptions): Promise<Made> {
  const gathering = startGathering(world.source, world.facts, {
    ...options,
    ...(world.after === undefined ? {} : { after: world.after }),
    isFatal: (fault) => isFatal(fault, request),
  });
  try {
    const beside = besidesOf(request, world.source.only, world.directMailToday);
    const queries = beside === null ? [] : [...beside.sender, ...beside.today].map(({ query }) => query);
    const [{ plan, listing }] = await Promise.all([gather(request, gathering), gathering.ask(queries)]);
    await settleOthers(plan, gathering, world.facts);
    return conclude(request, plan, listing, beside, gathering, world);
  } finally {
    gathering.end();
  }
}

/** Every other question of the report would meet the same refusal. */
function isFatal(fault: Fault, { filters }: ReportRequest): boolean {
  return fault.kind === 'permission' || (fault.kind === 'unknown-sender' && filters.sender !== undefined);
}

async function gather(
  request: ReportRequest,
  gathering: Gathering,
): Promise<{ readonly plan: Plan; readonly listing: ListAnswer | null }> {
  const values = valuesToCompare(request);
  if (typeof values !== 'string') {
    const plan = planReport(request, values);
    await gathering.ask(plan.queries);
    return { plan, listing: null };
  }
  const totals = gathering.ask(planReport(request, null).queries);
  const listing = await gathering.list(values);
  const plan = planReport(request, listing.ok ? listing.value : null);
  await Promise.all([totals, gathering.ask(plan.queries)]);
  return { plan, listing };
}

function conclude(
  request: ReportRequest,
  plan: Plan,
  listing: ListAnswer | null,
  beside: Beside | null,
  gathering: Gathering,
  world: ReportWorld,
): Made {
  const listFault = listing === null || listing.ok ? null : listing.fault;
  if (listFault !== null && plan.total === 'sum') return { ok: false, fault: listFault };

  const answers = plan.cells.map((cell) => gathering.answerTo(cell.query));
  if (answers.some(tellsDaysApart)) world.facts.rowsTellDays = true;
  const toldApart = world.facts.rowsTellDays === true;

  const current = readPeriod('current', request.reach, plan, request.by, gathering, toldApart);
  const previous =
    request.compare === null
      ? undefined
      : readPeriod('previous', request.compare.range, plan, request.by, gathering, toldApart);

  const faults = [...faultsOf(plan.cells, gathering), ...(listFault === null ? [] : [listFault])];
  const fault = mostTelling(faults);
  const tellsAnything = tells(current.period) || (previous !== undefined && tells(previous.period));
  if (fault !== null && !tellsAnything) return { ok: false, fault };

  const fair =
    previous === undefined ? null : fairPeriods(request, current, previous, plan, gathering, world.directMailToday);
  const findsNothing = !isGap(current.period.total) && current.period.total.sent === 0;
  const checked = beside === null ? null : readCheck(request, beside, plan, current, gathering, world.directMailToday);
  const { findings, tellsOfOpens } = findWhatStandsOut(request, current, fair, world.directMailToday);
  const notes = notesOn({
    request,
    plan,
    current,
    previous,
    listFault,
    fromSource: [...answers, ...(listing === null ? [] : [listing])].flatMap((answer) =>
      answer.ok ? (answer.notes ?? []) : [],
    ),
    only: world.source.only,
    tellsOfOpens,
    zone: world.zone,
    directMailToday: world.directMailToday,
  });
  const report: Report = {
    range: request.range,
    zone: world.zone,
    dayCount: dayCount(request.range),
    running: request.range.to >= world.today || request.range.to >= world.directMailToday,
    by: request.by,
    filters: { ...request.filters, ...request.labels },
    current: current.period,
    ...(previous === undefined ? {} : { previous: previous.period }),
    ...(checked === null ? {} : { check: checked.check }),
    // Of a tag without mail there is only to say why.
    findings:
      checked !== null && findsNothing ? [] : [...(checked?.findings ?? []), ...findings].slice(0, mostFindings),
    notes,
    alternatives: request.alternatives,
    queries: gathering.calls(),
  };
  return { ok: true, report };
}

function tells({ total, groups, days }: Period): boolean {
  return [total, ...groups.map(({ outcome }) => outcome), ...days.map(({ outcome }) => outcome)].some(
    (outcome) => !isGap(outcome),
  );
}
