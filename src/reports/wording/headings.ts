import { type Dimension, dimensions, type Filters } from '../../commands/request.ts';
import { dayCount } from '../../dates/day.ts';
import { sayRange } from '../../dates/say.ts';
import type { Report } from '../report.ts';
import { filterPhrases, nouns } from './names.ts';

/** `Direct Mail by ESP`, `Direct Mail for tag welcome from news@example.com`. */
export function heading({ by, filters, check }: Report): string {
  const narrowed = said(filters).map(([dimension, value]) => ` ${filterPhrases[dimension]} ${value}`);
  const about = `Direct Mail${narrowed.join('')}${by === null ? '' : ` by ${nouns[by].one}`}`;
  return check === undefined ? about : about.replace('Direct Mail for tag', 'Tag');
}

/** `Wed 11 – Tue 17 Nov 2026 · 7 full days · Asia/Shanghai · vs Wed 4 – Tue 10 Nov 2026` */
export function rangeLine(report: Report): string {
  const { range, zone, previous } = report;
  return [
    sayRange(range),
    daysOf(report),
    zone,
    ...said(report.filters).map(([dimension, value]) => `${filterWord(dimension)}:${value}`),
    ...(previous === undefined ? [] : [`vs ${sayRange(previous.range)}`]),
  ].join(' · ');
}

/** `7 full days`, `3 days so far`, `45 full days, figures for the last 30`. */
function daysOf({ dayCount: days, running, current }: Report): string {
  const reached = dayCount(current.range);
  const noun = days === 1 ? 'day' : 'days';
  const cut = reached === days ? '' : `, figures for the last ${reached}`;
  return running ? `${days} ${noun} so far${cut}` : `${days} full ${noun}${cut}`;
}

/** As it would be typed. */
function filterWord(dimension: Dimension): string {
  return dimension === 'sender' ? 'from' : dimension;
}

function said(filters: Filters): readonly (readonly [Dimension, string])[] {
  const order: readonly Dimension[] = ['tag', ...dimensions.filter((dimension) => dimension !== 'tag')];
  return order.flatMap((dimension) => {
    const value = filters[dimension];
    return value === undefined ? [] : [[dimension, value] as const];
  });
}
