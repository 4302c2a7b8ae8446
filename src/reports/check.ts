import type { ReportRequest } from '../commands/request.ts';
import { addDays } from '../dates/day.ts';
import type { DateRange, Day } from '../dates/range.ts';
import type { AllowList, TrackQuery } from '../ports.ts';
import { figuresOf, isGap, subtract } from './aggregate.ts';
import { judge } from './compare.ts';
import { firstUnsettled } from './fair.ts';
import { type Answers, outcomeOf, restrictTo } from './outcome.ts';
import type { Cell, Plan } from './plan.ts';
import type { PeriodReading } from './read-period.ts';
import type { Check, Finding, Outcome } from './report.ts';
import { windowsOf } from './windows.ts';
import * as say from './wording/check.ts';

/** What a check asks beside its report: all mail of the sender, and the tag today. */
export interface Beside {
  /** Empty where other tags may not be asked about. */
  readonly sender: readonly Cell[];
  /** Empty where the report's days hold today. */
  readonly today: readonly Cell[];
}

/** `null` where the request is no check. */
export function besidesOf(request: ReportRequest, only: AllowList | undefined, directMailToday: Day): Beside | null {
  if (request.check !== true) return null;
  const { tag: _, ...ofSender } = request.filters;
  const cell = (query: TrackQuery): Cell => ({ period: 'current', window: query, group: null, query });
  const today = { ...request.filters, from: directMailToday, to: directMailToday };
  return {
    sender:
      only === undefined || only.tags.length === 0
        ? windowsOf(request.reach).map(({ from, to }) => cell({ ...ofSender, from, to }))
        : [],
    today: request.reach.to < directMailToday ? [cell(today)] : [],
  };
}

/** The tag against its sender's other mail on the same days, and what is fresh. */
export function readCheck(
  { filters }: ReportRequest,
  beside: Beside,
  plan: Plan,
  { period: current, doubt }: PeriodReading,
  answers: Answers,
  directMailToday: Day,
): { readonly check: Check; readonly findings: readonly Finding[] } {
  const { tag = '', sender = '' } = filters;
  const allMail = (given: Answers) =>
    beside.sender.length === 0 ? say.otherTagsHidden : outcomeOf(beside.sender, given);
  const otherMail = withoutTag(allMail(answers), current.total);
  const today = beside.today.length === 0 ? null : outcomeOf(beside.today, answers);
  const freshest = current.days.findLast(({ outcome }) => !isGap(outcome) && outcome.sent > 0);
  const facts = [
    say.otherMail(sender, otherMail),
    ...(freshest === undefined || isGap(freshest.outcome)
      ? []
      : [say.freshestDay(freshest.date, freshest.outcome, freshest.date >= firstUnsettled(directMailToday))]),
    ...(today === null ? [] : [say.todaySoFar(today)]),
  ];
  const upTo = settledUpTo(current.range, directMailToday, doubt !== null);
  const settled = upTo === null ? answers : restrictTo({ from: current.range.from, to: upTo }, answers);
  const ofTag = plan.cells.filter(({ period, group }) => period === 'current' && group === null);
  const ours = outcomeOf(ofTag, settled);
  const theirs = withoutTag(allMail(settled), ours);
  return { check: { otherMail, facts }, findings: againstOthers(tag, sender, ours, theirs, upTo) };
}

/**
 * The last days are still gaining: a tag that was sent lately would look worse than mail of the days before. `null`: all
 * days count, because none is left without them, or they cannot be told apart.
 */
function settledUpTo({ from, to }: DateRange, directMailToday: Day, isDoubtful: boolean): Day | null {
  const last = addDays(firstUnsettled(directMailToday), -1);
  return isDoubtful || to <= last || last < from ? null : last;
}

function withoutTag(all: Outcome, tag: Outcome): Outcome {
  if (isGap(all)) return all;
  if (isGap(tag)) return tag;
  const others = subtract(all, tag);
  // Asked a moment apart, or counted otherwise: nothing may be said about a negative number of mails.
  return others.sent < 0 ? say.moreThanSender : figuresOf(others);
}

/** Clicks in any case, opens only where they clearly differ. */
function againstOthers(
  tag: string,
  sender: string,
  ours: Outcome,
  theirs: Outcome,
  upTo: Day | null,
): readonly Finding[] {
  if (isGap(ours) || isGap(theirs) || ours.sent === 0 || theirs.sent === 0) return [];
  const sentences = (['uniqueClicks', 'uniqueOpens'] as const).flatMap((metric) => {
    const [judged] = judge(metric, [{ item: { label: tag }, ours, theirs }]);
    if (judged === undefined || (metric === 'uniqueOpens' && !('low' in judged.verdict))) return [];
    return [say.againstOthers(metric, judged, sender, upTo)];
  });
  return sentences.map((sentence) => ({ sentence }));
}
