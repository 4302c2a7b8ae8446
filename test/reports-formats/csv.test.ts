import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../src/reports/csv.ts';
import type { Report } from '../../src/reports/report.ts';
import { readCsv } from './read-csv.ts';
import { byEsp, figures } from './sample-report.ts';

const header =
  'period,from,to,zone,kind,by,key,label,date,sent,opens,uniqueOpens,clicks,uniqueClicks,' +
  'openRate,uniqueOpenRate,clickRate,uniqueClickRate,clickToOpenRate,error';

function withGroup(key: string, label: string): Report {
  const groups = [{ by: 'tag', key, label, outcome: figures(10, 5, 1) }] as const;
  return { ...byEsp, current: { ...byEsp.current, groups } };
}

function groupIn(csv: string) {
  return readCsv(csv).find((row) => row.period === 'current' && row.kind === 'group');
}

/** What the documentation tells a reader to do with a `'` before a formula. */
const unescaped = (text: string) => text.replace(/^'(?='*(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌]))/u, '');

describe('reportCsv', () => {
  it('has one row for the total, each group, the remainder and each day, of both periods', () => {
    const csv = reportCsv(byEsp);
    expect(csv.startsWith(`${header}\r\n`)).toBe(true);
    expect(readCsv(csv).map(({ period, from, kind, key, date }) => [period, from, kind, key || date])).toEqual([
      ['current', '2026-11-11', 'total', ''],
      ['current', '2026-11-11', 'group', 'gmail.com'],
      ['current', '2026-11-11', 'group', 'others'],
      ['current', '2026-11-11', 'group', 'yahoo.com'],
      ['current', '2026-11-11', 'remainder', ''],
      ['current', '2026-11-11', 'day', '2026-11-11'],
      ['current', '2026-11-11', 'day', '2026-11-12'],
      ['previous', '2026-11-04', 'total', ''],
      ['previous', '2026-11-04', 'group', 'gmail.com'],
      ['previous', '2026-11-04', 'remainder', ''],
      ['previous', '2026-11-04', 'day', '2026-11-04'],
    ]);
  });

  it('keeps figures whole: integers, unrounded fractions, nothing where nothing was sent', () => {
    const [total, , , yahoo] = readCsv(reportCsv(byEsp));
    expect(total).toMatchObject({ sent: '3000', uniqueOpens: '1000', uniqueOpenRate: String(1 / 3), error: '' });
    expect(yahoo).toMatchObject({ key: 'yahoo.com', sent: '0', openRate: '', clickToOpenRate: '' });
  });

  it('leaves the figures of a gap empty and says why', () => {
    expect(readCsv(reportCsv(byEsp))[2]).toMatchObject({ sent: '', error: 'Direct Mail did not answer in time.' });
  });

  it('keeps a negative remainder a number', () => {
    expect(readCsv(reportCsv(byEsp))[4]).toMatchObject({ kind: 'remainder', sent: '-5' });
  });

  it('begins with a byte order mark only when asked', () => {
    expect(reportCsv(byEsp, { byteOrderMark: true })).toBe(`\ufeff${reportCsv(byEsp)}`);
  });

  it.each([
    '=HYPERLINK("http://x","y")',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\u0000=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    "'=1",
    "''=1",
  ])('makes %j harmless, so that it can be undone', (name) => {
    const group = groupIn(reportCsv(withGroup(name, name)));
    expect(group?.key).toBe(`'${name}`);
    expect(unescaped(group?.label ?? '')).toBe(name);
  });

  it.each(['gmail.com', '双十一，大促', "it's", "'tis", 'a=b', 'black-friday', '10.0.0.1'])(
    'leaves %j alone',
    (name) => {
      expect(groupIn(reportCsv(withGroup(name, name)))).toMatchObject({ key: name, label: name });
    },
  );

  it('gives every name back, whatever is in it', () => {
    const name = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'=+-@\'", \t\r\n＝a') }));
    fc.assert(
      fc.property(name, name, (key, label) => {
        const group = groupIn(reportCsv(withGroup(key, label)));
        expect([unescaped(group?.key ?? ''), unescaped(group?.label ?? '')]).toEqual([key, label]);
      }),
    );
  });

  it('never lets a text cell begin as a formula', () => {
    const name = fc.string({ unit: fc.constantFrom(...'=+-@\'", \t\r\n＝＋－＠x') });
    fc.assert(
      fc.property(name, name, (key, label) => {
        const group = groupIn(reportCsv(withGroup(key, label)));
        for (const cell of [group?.key, group?.label]) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      }),
    );
  });
});
