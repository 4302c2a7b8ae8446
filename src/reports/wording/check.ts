import type { Day } from '../../dates/range.ts';
import { isGap } from '../aggregate.ts';
import type { Judged, TestedMetric } from '../compare.ts';
import { formatCount, formatRate } from '../numbers.ts';
import type { Figures, Gap, Outcome } from '../report.ts';
import { standsOut, unclear } from './findings.ts';
import { shortDay } from './names.ts';

const others = (sender: string): string => `the other mail of ${sender}`;

/** `welcome got more unique clicks than the other mail of news@example.com: 4.1 % against 2.3 % (1.2 to 2.4 points higher).` */
export function againstOthers(
  metric: TestedMetric,
  judged: Judged<{ readonly label: string }>,
  sender: string,
  upTo: Day | null,
): string {
  const theirs = others(sender);
  const until = upTo === null ? '' : `Up to ${shortDay(upTo)}, `;
  if ('low' in judged.verdict) return `${until}${standsOut(metric, judged, [{ label: theirs }], 'tag')}`;
  const said = unclear(metric, judged, theirs);
  return upTo === null ? said : `${until}${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}

export function otherMail(sender: string, outcome: Outcome): string {
  if (isGap(outcome)) return `There is nothing to say about ${others(sender)}. ${outcome.error}`;
  if (outcome.sent === 0) return `${sender} sent no other tracked mail on these days.`;
  return `Other mail of ${sender}: ${figures(outcome)}.`;
}

export function freshestDay(date: Day, outcome: Figures, isArriving: boolean): string {
  const still = isArriving ? '; its opens and clicks are still arriving' : '';
  return `Newest day with mail: ${shortDay(date)}, ${figures(outcome)}${still}.`;
}

/** Not a part of the report's days. */
export function todaySoFar(outcome: Outcome): string {
  if (isGap(outcome)) return `Nothing can be said about today. ${outcome.error}`;
  if (outcome.sent === 0) return 'Today nothing was sent with this tag so far.';
  return `Today so far, not counted above: ${figures(outcome)}.`;
}

export const otherTagsHidden: Gap = { error: 'Here only mail with some tags can be asked about.' };

export const moreThanSender: Gap = { error: 'Direct Mail counts more mail with this tag than from its sender.' };

/** The tag is known; its mail is from other days, or, where more is filtered, other than what was asked for. */
export function lastMail(last: string, isNarrowed: boolean): string {
  return `${isNarrowed ? 'Without the other filters, the' : 'The'} last mail with this tag was on ${last}.`;
}

/** What tracking takes (Direct Mail, "How do I enable the data tracking feature"). */
export function neverTracked(sender: string | undefined): string {
  const from = sender === undefined ? '' : ` from ${sender}`;
  return (
    `Direct Mail has no tracked mail with this tag${from} in the 30 days it keeps. Mail is tracked when it is sent with ` +
    'a tag, as HTML with a body, with click tracking on (ClickTrace "1") and with http or https links.'
  );
}

export function notLookedUp(error: string): string {
  return `Whether mail with this tag went out on earlier days could not be found out. ${error}`;
}

function figures({ sent, uniqueOpenRate, uniqueClickRate }: Figures): string {
  return `${formatCount(sent)} sent, unique opens ${formatRate(uniqueOpenRate)}, unique clicks ${formatRate(uniqueClickRate)}`;
}
