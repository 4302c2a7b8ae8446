import type { DateRange } from '../dates/range.ts';
import type { Said } from './piece.ts';
import { type Dimension, dimensions, type ReportRequest } from './request.ts';

/** The request in canonical words: read again, they mean the same request (but for notes and alternatives). */
export function formatRequest(request: ReportRequest): string {
  const { range, by, filters, compare, check = false } = request;
  // What a check is without saying so.
  const [usualBy, usualComparison] = check ? ['esp', 'previous'] : [null, null];
  const words = [
    check ? 'check' : '',
    formatRange(range),
    by === usualBy ? '' : `by ${by}`,
    ...dimensions.map((of) => (filters[of] === undefined ? '' : formatFilter(of, filters[of]))),
    compare === null || compare.kind === usualComparison
      ? ''
      : `vs ${compare.kind === 'previous' ? 'previous' : formatRange(compare.range)}`,
    request.private ? 'private' : '',
    request.csv ? 'csv' : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

/** One clause in canonical words. */
export function formatSaid(said: Said): string {
  if (said.kind === 'by') return `by ${said.of}`;
  if (said.kind === 'previous') return 'vs previous';
  return said.kind === 'filter' ? formatFilter(said.of, said.value) : said.kind;
}

/** `2026-11-11..2026-11-17`, or one day alone. */
export function formatRange({ from, to }: DateRange): string {
  return from === to ? from : `${from}..${to}`;
}

/** `tag:"spring sale"`; a quote inside quotes is doubled, and what would be taken for Slack's markup is written as entity. */
export function formatFilter(of: Dimension, value: string): string {
  const key = of === 'sender' ? 'from' : of;
  const safe = value.replace(/&(?=(?:amp|lt|gt);)/g, '&amp;').replaceAll('<', '&lt;');
  // A sender without an @ might be taken for days (`from:april`).
  const mayBeDays = of === 'sender' && !value.includes('@');
  const isPlain = !mayBeDays && /^[A-Za-z0-9](?:[A-Za-z0-9._@+:/-]*[A-Za-z0-9])?$/.test(safe);
  return `${key}:${isPlain ? safe : `"${safe.replaceAll('"', '""')}"`}`;
}
