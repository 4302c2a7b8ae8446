import type { Filters, GroupBy } from '../../commands/request.ts';
import type { DateRange } from '../../dates/range.ts';
import { sayRange } from '../../dates/say.ts';
import type { AllowList } from '../../ports.ts';
import type { DayDoubt } from '../days.ts';
import { formatCount } from '../numbers.ts';
import { list, nouns } from './names.ts';

/** `whose`: empty, or ` for the period before`. */
export function noTotal(missing: readonly DateRange[], isWhole: boolean, whose: string, error: string): string {
  const part = isWhole ? '' : `: ${list(missing.map(sayRange))} could not be fetched`;
  return `No total${whose}${part}. ${error}`;
}

export function noGroups(labels: readonly string[], all: number, by: GroupBy, whose: string, error: string): string {
  const which = labels.length === all && all > 1 ? `any of the ${all} ${nouns[by].many}` : list(labels, 5);
  return `No figures for ${which}${whose}. ${error}`;
}

export function notListed(by: GroupBy, error: string): string {
  return `The ${nouns[by].many} of this account could not be listed, so there is no comparison. ${error}`;
}

/** The total is that of these senders and tags, too. */
export function onlySome({ senders, tags }: AllowList): string {
  const tagged = tags.length === 0 ? '' : ` with the ${tags.length === 1 ? 'tag' : 'tags'} ${list(tags)}`;
  return `Here only mail from ${list(senders)}${tagged} is seen and counted.`;
}

export function nothingToCompare(by: GroupBy, isAll: boolean): string {
  const hint = by === 'ip' ? 'dedicated IPs' : nouns[by].many;
  if (!isAll) return `There are no ${hint} that can be asked about here, so there is nothing to compare.`;
  return `This account has no ${hint}, so there is nothing to compare.`;
}

export function ignoredFilter(by: GroupBy): string {
  const { one, many } = nouns[by];
  const why =
    by === 'esp' || by === 'ip' || by === 'pool' ? '; it documents this filter for users of dedicated IPs' : '';
  return `No comparison is possible: Direct Mail ignores the ${one} filter for this account and gave all ${many} the total's figures${why}.`;
}

export function overlapping(by: GroupBy): string {
  return `The ${nouns[by].many} add up to more than the total: some mail counts for several of them, or arrived meanwhile.`;
}

export function summedTotal(by: GroupBy): string {
  return `The total is the sum of the ${nouns[by].many}: Direct Mail takes a tag only together with a sender.`;
}

/** About the row that the table has below the groups, as long as there is room for it. */
export function unexplained(by: GroupBy, sent: number): string {
  const such = suchAs[by] ?? '';
  return `Unexplained: ${formatCount(sent)} of those sent, which Direct Mail counts for none of these ${nouns[by].many}${such}.`;
}

const suchAs: Readonly<Partial<Record<GroupBy, string>>> = {
  ip: ', such as mail through shared IPs',
  pool: ', such as mail through shared IPs',
  tag: ', such as mail whose tag was deleted',
  sender: ', such as mail whose sender was deleted',
  domain: ', such as mail whose domain was deleted',
  config: ', such as mail that was sent without one',
};

const reasons: Readonly<Record<DayDoubt, string>> = {
  'one-row': 'Direct Mail gave one row for several days.',
  'no-date': 'Direct Mail gave rows without a date.',
  'day-before':
    'Direct Mail gave rows dated the day before those asked for; if its times are UTC, set DIRECT_MAIL_CREATE_TIME to utc.',
  'day-after':
    'Direct Mail gave rows dated the day after those asked for; if its times are China time, set DIRECT_MAIL_CREATE_TIME to china.',
  elsewhere: 'Direct Mail gave rows dated outside the days asked for.',
};

export function noDays(doubt: DayDoubt): string {
  return `Days cannot be told apart. ${reasons[doubt]}`;
}

export function nothingFound(filters: Filters): string {
  const narrowed = Object.keys(filters).length > 0 ? ', the filters' : '';
  return (
    'No tracked mail was found. Only mail sent with tracking on and with a tag is counted; ' +
    `check that, the dates${narrowed} and the region of the account.`
  );
}

export const unevenPeriods = 'Today is not over, but the period compared with is, so counts look low beside it.';

export function lateArrivals(days: number): string {
  if (days === 1) return 'Opens and clicks of this day are still arriving, so it looks low.';
  return 'Opens and clicks of the last 3 days are still arriving, so these days look low.';
}

export const machineOpens = 'Gmail and Apple Mail load pictures by themselves, which counts as opens: go by clicks.';

/** What the figures leave out, in one line. */
export function whatCounts(days: number): string {
  const sums = days > 1 ? ' Unique counts are summed over the days.' : '';
  return `Sent is mail delivered with tracking on; other mail is not counted.${sums}`;
}

export function otherZone(zone: string): string {
  return `Days are Direct Mail's, in China time (UTC+8), not those of ${zone}.`;
}
