import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachDay } from '../../src/dates/day.ts';
import type { DateRange, Day } from '../../src/dates/range.ts';
import type { Counts, Fault, TrackQuery, TrackRow } from '../../src/ports.ts';
import { figuresOf, isGap, nothing, subtract, sum } from '../../src/reports/aggregate.ts';
import { makeReport } from '../../src/reports/make-report.ts';
import { plainText } from '../../src/reports/plain-text.ts';
import { planReport } from '../../src/reports/plan.ts';
import { present } from '../../src/reports/present.ts';
import { fault, pretendSource } from './pretend-source.ts';
import { request, someRange, world } from './requests.ts';

const someCounts: fc.Arbitrary<Counts> = fc
  .tuple(fc.nat(9999), fc.nat(9999), fc.nat(9999), fc.nat(999), fc.nat(999))
  .map(([sent, opens, uniqueOpens, clicks, uniqueClicks]) => ({ sent, opens, uniqueOpens, clicks, uniqueClicks }));

const ips = ['203.0.113.1', '203.0.113.2', '203.0.113.3'];
const listed = ips.map((key) => ({ key, label: key }));

/** An account: every IP's mail of every day, and which questions fail. */
interface Account {
  readonly range: DateRange;
  readonly mail: Readonly<Record<string, Readonly<Record<Day, Counts>>>>;
  readonly fails: (query: TrackQuery) => Fault | null;
}

const someAccount: fc.Arbitrary<Account> = someRange.chain((range) => {
  const days = fc.record(Object.fromEntries(eachDay(range).map((day) => [day, someCounts])));
  return fc
    .record({
      mail: fc.record(Object.fromEntries(ips.map((ip) => [ip, days]))),
      failing: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      anything: fc.boolean(),
    })
    .map(({ mail, failing, anything }) => ({
      range,
      mail,
      fails(query) {
        const place = ips.indexOf(query.ip ?? '') + 1 + 4 * eachDay({ from: range.from, to: query.from }).length;
        return anything && failing[place % failing.length] ? fault('unreachable') : null;
      },
    }));
});

function rowsOf({ mail }: Account, { from, to, ip }: TrackQuery): readonly TrackRow[] {
  const chosen = ip === undefined ? ips : [ip];
  return chosen.flatMap((each) => eachDay({ from, to }).map((day) => ({ day, ...(mail[each]?.[day] ?? nothing) })));
}

function truth({ mail, range }: Account, chosen: readonly string[]): Counts {
  return sum(chosen.flatMap((ip) => eachDay(range).map((day) => mail[ip]?.[day] ?? nothing)));
}

async function report(account: Account) {
  const source = pretendSource(
    (query) => account.fails(query) ?? rowsOf(account, query),
    () => listed,
  );
  const asked = request({ range: account.range, by: 'ip' });
  const made = await makeReport(asked, world(source, { facts: { rowsTellDays: true } }), { priority: 'person' });
  return { asked, made, source };
}

describe('whole reports', () => {
  it('ask what was planned, each once, and equal the truth or are gaps', async () => {
    await fc.assert(
      fc.asyncProperty(someAccount, async (account) => {
        const { asked, made, source } = await report(account);
        const plan = planReport(asked, listed);
        expect(source.tracked).toHaveLength(plan.queries.length);
        const failed = (ip: string | undefined) =>
          plan.queries.some((query) => query.ip === ip && account.fails(query) !== null);
        if (!made.ok) {
          expect([undefined, ...ips].every(failed)).toBe(true);
          return;
        }
        const { total, groups, remainder, days } = made.report.current;
        expect(isGap(total)).toBe(failed(undefined));
        if (!isGap(total)) expect(total).toEqual(figuresOf(truth(account, ips)));
        for (const { key, outcome } of groups) {
          expect(isGap(outcome)).toBe(failed(key));
          if (!isGap(outcome)) expect(outcome).toEqual(figuresOf(truth(account, [key])));
        }
        const complete = [undefined, ...ips].every((ip) => !failed(ip));
        expect(remainder).toEqual(complete ? figuresOf(nothing) : { error: expect.any(String) });
        expect(days.map(({ date }) => date)).toEqual(eachDay(account.range));
        const told = days.flatMap(({ outcome }) => (isGap(outcome) ? [] : [outcome]));
        if (!isGap(total)) expect(figuresOf(sum(told))).toEqual(total);
        expect(made.report.queries).toBe(plan.queries.length);
      }),
      { numRuns: 60 },
    );
  });

  it('are drawn without empty cells, ragged rows or nonsense, and fit into 4,000 characters', async () => {
    const nonsense = /NaN|Infinity|undefined|null|\[object/;
    await fc.assert(
      fc.asyncProperty(someAccount, async (account) => {
        const { made } = await report(account);
        if (!made.ok) return;
        const parts = present(made.report);
        for (const part of parts) {
          if (part.kind === 'table') {
            expect(part.rows.every((row) => row.length === part.columns.length)).toBe(true);
            expect(part.rows.flat().every(({ text }) => text.trim() !== '')).toBe(true);
          }
          if (part.kind === 'chart') {
            expect(part.series.every(({ values }) => values.length === part.categories.length)).toBe(true);
          }
          if (part.kind === 'notes' || part.kind === 'findings') expect(part.sentences.length).toBeGreaterThan(0);
        }
        expect(parts.filter(({ kind }) => kind === 'table').length).toBeLessThanOrEqual(1);
        expect(parts.filter(({ kind }) => kind === 'chart').length).toBeLessThanOrEqual(2);
        expect(plainText(made.report)).not.toMatch(nonsense);
        expect(plainText(made.report, (text) => text.replaceAll('2', '&amp;')).length).toBeLessThanOrEqual(4000);
      }),
      { numRuns: 60 },
    );
  });
});

describe('sums', () => {
  it('are the same however the rows are split', () => {
    fc.assert(
      fc.property(fc.array(someCounts), fc.nat(), (rows, at) => {
        const cut = rows.length === 0 ? 0 : at % rows.length;
        const whole = sum(rows);
        expect(sum([sum(rows.slice(0, cut)), sum(rows.slice(cut))])).toEqual(whole);
        expect(subtract(whole, sum(rows.slice(cut)))).toEqual(sum(rows.slice(0, cut)));
      }),
    );
  });

  it('give a rate only where there is something to divide by', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const { uniqueOpenRate, clickToOpenRate, openRate } = figuresOf(counts);
        expect(uniqueOpenRate).toBe(counts.sent === 0 ? null : counts.uniqueOpens / counts.sent);
        expect(openRate).toBe(counts.sent === 0 ? null : counts.opens / counts.sent);
        expect(clickToOpenRate).toBe(counts.uniqueOpens === 0 ? null : counts.uniqueClicks / counts.uniqueOpens);
      }),
    );
  });
});
