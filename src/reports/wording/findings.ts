import type { GroupBy } from '../../commands/request.ts';
import type { Day } from '../../dates/range.ts';
import type { Counts } from '../../ports.ts';
import { guards, type Judged, type TestedMetric, type Verdict } from '../compare.ts';
import { formatPoints, formatRate } from '../numbers.ts';
import type { Group } from '../report.ts';
import { type Compare, list, nameOf, nouns, shortDay } from './names.ts';

interface Named {
  readonly label: string;
}

const events: Readonly<Record<TestedMetric, string>> = { uniqueClicks: 'unique clicks', uniqueOpens: 'unique opens' };
const rates: Readonly<Record<TestedMetric, string>> = {
  uniqueClicks: 'unique click rate',
  uniqueOpens: 'unique open rate',
};

/** `203.0.113.7 got fewer unique clicks than the other IPs: 0.42 % against 2.1 % (1.5 to 1.9 points lower).` */
export function standsOut(metric: TestedMetric, judged: Judged<Named>, rest: readonly Named[], by: GroupBy): string {
  const [only] = rest;
  const others = rest.length === 1 && only !== undefined ? only.label : `the other ${nouns[by].many}`;
  return `${moreOrFewer(metric, judged)} than ${others}: ${figures(metric, judged)}.`;
}

/** After the one that stands out most was taken out; `left` still holds the one told of. */
export function standsOutOfOthers(
  metric: TestedMetric,
  judged: Judged<Named>,
  left: readonly Named[],
  by: GroupBy,
): string {
  const rest = left.filter((item) => item !== judged.item);
  const others = rest.length === 1 ? (rest[0] as Named).label : 'the rest';
  return `Of the other ${nouns[by].many}, ${moreOrFewer(metric, judged)} than ${others}: ${figures(metric, judged)}.`;
}

/** When no group stands out: says whether that is because they are alike or because too little is known. */
export function noDifference(metric: TestedMetric, judged: readonly Judged<Named>[], by: GroupBy): readonly string[] {
  const { many } = nouns[by];
  const unknown = judged.filter(({ verdict }) => verdict.kind === 'too little data');
  if (unknown.length === judged.length) return [`Too little data to compare the ${many}: ${needed(metric)}.`];
  const except = unknown.length === 0 ? '' : `; too little data for ${list(unknown.map(({ item }) => item.label))}`;
  return [`No clear difference in ${events[metric]} between the ${many}${except}.`];
}

/** What a change is against, and how far it may be believed. */
export interface Against {
  readonly compare: Compare;
  readonly upTo: Day | null;
  readonly isYoung: boolean;
}

/** `Up to Sat 14 Nov, the unique click rate is lower than in the period before: …` */
export function changeOfTotal(metric: TestedMetric, judged: Judged<unknown>, about: Against): string {
  const before = nameOf(about.compare);
  switch (judged.verdict.kind) {
    case 'too little data':
      return `Too little data to compare ${events[metric]} with ${before}: ${needed(metric)}.`;
    case 'no clear difference':
      return sentence(about, `no clear difference in ${events[metric]} from ${before}: ${against(metric, judged)}.`);
    default:
      return sentence(about, `the ${rates[metric]} is ${than(judged.verdict, about)}: ${figures(metric, judged)}.`);
  }
}

/** `The unique click rate of gmail.com is lower than in the period before: …` */
export function changeOfGroup(metric: TestedMetric, judged: Judged<string>, about: Against): string {
  const { item, verdict } = judged;
  const change = `${rates[metric]} of ${item} is ${than(verdict, about)}: ${figures(metric, judged)}.`;
  return sentence(about, `the ${change}`);
}

export function idleGroups(by: GroupBy, idle: readonly Group[], all: number): readonly string[] {
  if (idle.length === 0) return [];
  const { preposition, many } = nouns[by];
  const labels = idle.map(({ label }) => label);
  if (idle.length < 4) return [`No tracked mail went out ${preposition} ${list(labels).replace(' and ', ' or ')}.`];
  return [`No tracked mail for ${idle.length} of the ${all} ${many}: ${list(labels)}.`];
}

export function idleDays(days: readonly Day[]): readonly string[] {
  return days.length === 0 ? [] : [`No tracked mail went out on ${list(days.map(shortDay)).replace(' and ', ' or ')}.`];
}

/** Where there is no difference to tell, or not enough to say so. `theirs` is what it was held against. */
export function unclear(metric: TestedMetric, judged: Judged<unknown>, theirs: string): string {
  return judged.verdict.kind === 'too little data'
    ? `Too little data to compare ${events[metric]} with ${theirs}: ${needed(metric)}.`
    : `No clear difference in ${events[metric]} from ${theirs}: ${against(metric, judged)}.`;
}

function moreOrFewer(metric: TestedMetric, { item, verdict }: Judged<Named>): string {
  return `${item.label} got ${verdict.kind === 'higher' ? 'more' : 'fewer'} ${events[metric]}`;
}

function figures(metric: TestedMetric, judged: Judged<unknown>): string {
  return `${against(metric, judged)}${howMuch(judged.verdict)}`;
}

function against(metric: TestedMetric, { ours, theirs }: Judged<unknown>): string {
  return `${formatRate(rate(metric, ours))} against ${formatRate(rate(metric, theirs))}`;
}

function howMuch(verdict: Verdict): string {
  return 'low' in verdict ? ` (${formatPoints(verdict.low, verdict.high)} ${verdict.kind})` : '';
}

function rate(metric: TestedMetric, counts: Counts): number {
  return counts[metric] / counts.sent;
}

function sentence({ upTo }: Against, text: string): string {
  return upTo === null ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : `Up to ${shortDay(upTo)}, ${text}`;
}

function than({ kind }: Verdict, { compare, isYoung }: Against): string {
  const before = compare.kind === 'previous' ? 'in the period before' : `on ${nameOf(compare)}`;
  return `${kind}${isYoung && kind === 'lower' ? ' so far' : ''} than ${before}`;
}

function needed(metric: TestedMetric): string {
  return `it takes ${guards.sent} mails and ${guards.events} ${events[metric]} on each side`;
}
