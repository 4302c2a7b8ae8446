import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reportJson } from '../../src/reports/json.ts';
import type { Report } from '../../src/reports/report.ts';
import { byEsp, figures } from './sample-report.ts';

const rate = z.number().nullable();
const counts = ['sent', 'opens', 'uniqueOpens', 'clicks', 'uniqueClicks'] as const;
const rates = ['openRate', 'uniqueOpenRate', 'clickRate', 'uniqueClickRate', 'clickToOpenRate'] as const;
const figuresShape = {
  ...Object.fromEntries(counts.map((name) => [name, z.int()])),
  ...Object.fromEntries(rates.map((name) => [name, rate])),
};
const gapShape = { error: z.string().min(1) };
const either = <S extends z.ZodRawShape>(shape: S) =>
  z.union([z.strictObject({ ...shape, ...figuresShape }), z.strictObject({ ...shape, ...gapShape })]);
const range = z.strictObject({ from: z.iso.date(), to: z.iso.date(), zone: z.string(), days: z.int().positive() });
const groups = z.array(
  either({
    by: z.enum(['esp', 'ip', 'pool', 'tag', 'sender', 'domain', 'config']),
    key: z.string(),
    label: z.string(),
  }),
);
const document = z.strictObject({
  range,
  total: either({}),
  groups,
  remainder: either({}).optional(),
  days: z.array(either({ date: z.iso.date() })),
  previous: z.strictObject({ range, total: either({}), groups }).optional(),
  notes: z.array(z.string()),
  queries: z.int().nonnegative(),
});

/** What a reader of the printed document sees. */
const printed = (report: Report) => JSON.parse(JSON.stringify(reportJson(report)));

describe('reportJson', () => {
  it('has the documented shape, and nothing else', () => {
    expect(document.parse(printed(byEsp))).toEqual(printed(byEsp));
  });

  it('keeps the documented order of keys', () => {
    const json = printed(byEsp);
    expect(Object.keys(json)).toEqual([
      'range',
      'total',
      'groups',
      'remainder',
      'days',
      'previous',
      'notes',
      'queries',
    ]);
    expect(Object.keys(json.range)).toEqual(['from', 'to', 'zone', 'days']);
    expect(Object.keys(json.total)).toEqual([...counts, ...rates]);
    expect(Object.keys(json.groups[0])).toEqual(['by', 'key', 'label', ...counts, ...rates]);
    expect(Object.keys(json.days[0])).toEqual(['date', ...counts, ...rates]);
    expect(Object.keys(json.previous)).toEqual(['range', 'total', 'groups']);
  });

  it('says what could not be fetched in place of its figures', () => {
    const json = printed(byEsp);
    expect(json.groups[1]).toEqual({
      by: 'esp',
      key: 'others',
      label: 'others',
      error: 'Direct Mail did not answer in time.',
    });
    expect(json.days[1]).toEqual({ date: '2026-11-12', error: 'Direct Mail no longer has this day.' });
    const lost = { ...byEsp, current: { ...byEsp.current, total: { error: 'No.' }, remainder: { error: 'No.' } } };
    expect(printed(lost)).toMatchObject({ total: { error: 'No.' }, remainder: { error: 'No.' } });
  });

  it('leaves rates unrounded, and null where nothing was sent', () => {
    const json = printed(byEsp);
    expect(json.total.uniqueOpenRate).toBe(1000 / 3000);
    expect(json.groups[2]).toMatchObject({ sent: 0, openRate: null, uniqueClickRate: null, clickToOpenRate: null });
  });

  it('counts days over a leap day and a year end, with both ends', () => {
    const days = (from: string, to: string) => printed({ ...byEsp, range: { from, to } }).range.days;
    expect(days('2026-11-17', '2026-11-17')).toBe(1);
    expect(days('2028-02-28', '2028-03-01')).toBe(3);
    expect(days('2026-12-31', '2027-01-01')).toBe(2);
  });

  it('leaves out remainder and previous when there is none', () => {
    const { previous: _, ...plain } = byEsp;
    const { remainder: __, ...current } = byEsp.current;
    expect(Object.keys(printed({ ...plain, current }))).toEqual([
      'range',
      'total',
      'groups',
      'days',
      'notes',
      'queries',
    ]);
  });

  it('gives findings before notes', () => {
    expect(printed(byEsp).notes).toEqual([
      'gmail.com is clicked more often than the rest.',
      'Opens still arrive for the last 3 days.',
    ]);
  });

  it('copies no other key of an outcome', () => {
    const sneaky = { ...figures(1, 1, 1), secret: 'x' };
    expect(printed({ ...byEsp, current: { ...byEsp.current, total: sneaky } }).total).not.toHaveProperty('secret');
  });
});
