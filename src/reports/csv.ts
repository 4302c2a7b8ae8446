import { stringify } from 'csv-stringify/sync';
import type { DateRange } from '../dates/range.ts';
import type { Outcome, Period, Report } from './report.ts';

/** In the order of the file. Figures have the names of the JSON format. */
const columns = [
  'period', // current or previous
  'from',
  'to',
  'zone',
  'kind', // total, group, remainder, day, or of a check other: the sender's mail without the tag's
  'by',
  'key',
  'label',
  'date',
  'sent',
  'opens',
  'uniqueOpens',
  'clicks',
  'uniqueClicks',
  'openRate',
  'uniqueOpenRate',
  'clickRate',
  'uniqueClickRate',
  'clickToOpenRate',
  'error',
] as const;

type Row = { readonly [C in (typeof columns)[number]]?: string | number | null };

export interface CsvOptions {
  /** Begin with U+FEFF: Excel reads Chinese names right only with it, other programs do better without. Default: no. */
  readonly byteOrderMark?: boolean;
}

/**
 * One tidy table, RFC 4180 (CRLF, a header line): a row for the total, each group, the remainder and each day, of the
 * period and of the one before. Rates are unrounded fractions, empty where nothing was sent; what could not be fetched
 * has its sentence in `error`. Texts that a spreadsheet would run as a formula get a `'` in front.
 */
export function reportCsv(report: Report, { byteOrderMark = false }: CsvOptions = {}): string {
  const { current, previous, range, zone, check } = report;
  const rows = [
    ...periodRows(current, { period: 'current', ...bounds(range), zone }),
    ...(check === undefined
      ? []
      : [{ period: 'current', ...bounds(range), zone, kind: 'other', ...told(check.otherMail) }]),
    ...(previous === undefined ? [] : periodRows(previous, { period: 'previous', ...bounds(previous.range), zone })),
  ];
  const safe = rows.map((row) => columns.map((column) => withoutFormula(row[column] ?? null)));
  return stringify([[...columns], ...safe], {
    record_delimiter: 'windows',
    bom: byteOrderMark,
    // A lone CR or LF is not the delimiter, but must be quoted all the same.
    quoted_match: /[\r\n]/,
  });
}

function periodRows({ total, groups, remainder, days }: Period, about: Row): readonly Row[] {
  return [
    { ...about, kind: 'total', ...told(total) },
    ...groups.map(({ by, key, label, outcome }) => ({ ...about, kind: 'group', by, key, label, ...told(outcome) })),
    ...(remainder === undefined ? [] : [{ ...about, kind: 'remainder', ...told(remainder) }]),
    ...days.map(({ date, outcome }) => ({ ...about, kind: 'day', date, ...told(outcome) })),
  ];
}

const bounds = ({ from, to }: DateRange): Row => ({ from, to });

const told = (outcome: Outcome): Row => outcome;

/**
 * Numbers of our own stay numbers, negative ones too. The `'` is OWASP's advice on CSV injection; a text that already
 * has one before a formula gets another, so that taking one away always gives the original back.
 */
function withoutFormula(value: string | number | null): string | number | null {
  return typeof value === 'string' && formula.test(value.normalize('NFKC')) ? `'${value}` : value;
}

/** NFKC turns full-width signs into plain ones, as some spreadsheets do; leading blanks and controls are skipped. */
const formula = /^'*(?:[\t\r\n]|[\s\p{C}]*[=+\-@])/u;
