import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../../sandbox/direct-mail/keys.ts';
import { type PretendDirectMail, type PretendOptions, startDirectMail } from '../../sandbox/direct-mail/server.ts';
import type { Switches } from '../../sandbox/direct-mail/switches.ts';
import { createDirectMail } from '../../src/adapters/direct-mail/source.ts';
import type { Filters, GroupBy } from '../../src/commands/request.ts';
import { addDays } from '../../src/dates/day.ts';
import type { DateRange } from '../../src/dates/range.ts';
import { figuresOf, isGap, nothing } from '../../src/reports/aggregate.ts';
import { makeReport } from '../../src/reports/make-report.ts';
import { planReport } from '../../src/reports/plan.ts';
import type { Outcome, Period, Report } from '../../src/reports/report.ts';
import { windowsOf } from '../../src/reports/windows.ts';
import { request, today, world } from './requests.ts';

const sender = 'news@mail.brightcart.example';

const running: PretendDirectMail[] = [];
afterAll(() => Promise.all(running.map((server) => server.close())));

async function pretend(options: PretendOptions): Promise<PretendDirectMail> {
  const now = () => new Date(`${today}T10:00:00+08:00`);
  const server = await startDirectMail({ now, callsPerMinute: null, ...options });
  running.push(server);
  return server;
}

function sourceOf(server: PretendDirectMail) {
  return createDirectMail({
    accessKeyId: pretendAccessKeyId,
    accessKeySecret: pretendAccessKeySecret,
    region: 'cn-hangzhou',
    endpoint: server.url,
    callsPerMinute: 6000,
    createTime: server.switches.createTimeZone,
    log: { info() {}, warn() {}, error() {} },
    timing: { backoffScale: 0.01 },
  }).source;
}

interface Asked {
  readonly range: DateRange;
  readonly by: GroupBy | null;
  readonly filters: Filters;
  readonly compare: boolean;
}

async function ask(server: PretendDirectMail, { range, by, filters, compare }: Asked): Promise<Report> {
  const before = { from: addDays(range.from, -7), to: addDays(range.to, -7) };
  const asked = request({ range, by, filters, compare: compare ? { kind: 'previous', range: before } : null });
  const made = await makeReport(asked, world(sourceOf(server)), { priority: 'person' });
  if (!made.ok) throw new Error(made.fault.sentence);
  return made.report;
}

function expectTruth(server: PretendDirectMail, period: Period, by: GroupBy | null, filters: Filters): void {
  const truth = server.truth({ ...period.range, ...filters });
  expect(period.total).toEqual(figuresOf(truth.total));
  for (const { key, outcome } of period.groups) {
    const own = server.truth({ ...period.range, ...filters, [by as string]: key });
    expect({ key, outcome }).toEqual({ key, outcome: figuresOf(own.total) });
  }
  // A single row for several days may be one day's or a sum: then nothing is said of days.
  const active = windowsOf(period.range).map(
    ({ from, to }) => truth.days.filter(({ day, counts }) => from <= day && day <= to && counts.sent > 0).length,
  );
  const isDoubtful = server.switches.rows === 'window' || active.every((days) => days < 2);
  if (period.days.length === 0 && isDoubtful) return;
  expect(period.days).toEqual(truth.days.map(({ day, counts }) => ({ date: day, outcome: figuresOf(counts) })));
}

/** Every reading of what nobody knows about the real service; right under each of them. */
const someSwitches: fc.Arbitrary<Partial<Switches>> = fc.record({
  rows: fc.constantFrom('hour', 'day', 'day-without-zeros', 'sender-day', 'window'),
  rates: fc.constantFrom('fraction', 'percent', 'percent-sign', 'empty', 'missing'),
  counts: fc.constantFrom('strings', 'numbers'),
  pageSizeCap: fc.constantFrom(10, 50, 100),
  empty: fc.constantFrom('empty-stat', 'no-data', 'null-stat', 'zero-row', 'empty-data'),
  others: fc.constantFrom('others', 'Others', 'either'),
  wrongOthers: fc.constantFrom('nothing', 'refused'),
  createTimeZone: fc.constantFrom('china', 'utc'),
  createTimeFormat: fc.constantFrom('minute', 'day', 'epoch-seconds', 'epoch-milliseconds'),
  order: fc.constantFrom('ascending', 'descending', 'shuffled'),
  perIp: fc.constantFrom('remainder', 'adds-up'),
  totalPages: fc.constantFrom('present', 'missing'),
  total: fc.constantFrom('present', 'missing'),
});

const someRange: fc.Arbitrary<DateRange> = fc
  .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 11 }))
  .map(([back, length]) => ({ from: addDays(today, -back - length), to: addDays(today, -back) }));

describe('whole reports over HTTP, through the SDK', () => {
  it('equal the true sums to the last mail, whatever the service is like', async () => {
    const free = fc.record({
      by: fc.constantFrom<GroupBy | null>('esp', 'ip', 'pool', 'sender', 'domain', 'config', 'day', null),
      filters: fc.constantFrom<Filters>({}, { esp: 'gmail.com' }, { esp: 'others' }, { sender }),
    });
    const ofTags = fc.constantFrom<Pick<Asked, 'by' | 'filters'>>(
      { by: 'tag', filters: { sender } },
      { by: 'sender', filters: { tag: 'newsletter' } },
      { by: 'esp', filters: { sender, tag: 'newsletter' } },
    );
    const asked = fc
      .tuple(someRange, fc.oneof({ weight: 3, arbitrary: free }, ofTags), fc.boolean())
      .map(([range, what, compare]): Asked => ({ range, ...what, compare }));
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000), someSwitches, asked, async (seed, switches, question) => {
        const server = await pretend({ seed, switches });
        const report = await ask(server, question);
        expectTruth(server, report.current, question.by, question.filters);
        if (report.previous) expectTruth(server, report.previous, question.by, question.filters);
        expect(report.queries).toBe(server.callsTo('GetTrackList').length);
      }),
      { numRuns: Number(process.env.RUNS ?? 40) },
    );
  }, 600_000);

  it('survive what can be recovered from', async () => {
    const kinds = ['throttled', 'server-error', 'gateway-page', 'reset', 'half-body', 'short-page'] as const;
    for (const kind of kinds) {
      const server = await pretend({ seed: 3, switches: { rows: 'hour' }, faults: [{ kind, nth: 2, times: 2 }] });
      const range = { from: addDays(today, -7), to: addDays(today, -1) };
      const report = await ask(server, { range, by: 'esp', filters: {}, compare: false });
      expectTruth(server, report.current, 'esp', {});
    }
  }, 60_000);

  it('name the gap that cannot be closed, and nothing else is missing', async () => {
    const server = await pretend({
      faults: [{ kind: 'server-error', when: { Esp: 'yahoo.com' }, times: Number.POSITIVE_INFINITY }],
    });
    const range = { from: addDays(today, -7), to: addDays(today, -1) };
    const { current, notes } = await ask(server, { range, by: 'esp', filters: {}, compare: false });
    const gaps = current.groups.filter(({ outcome }) => isGap(outcome)).map(({ key }) => key);
    expect(gaps).toEqual(['yahoo.com']);
    expect(notes[0]).toMatch(/^No figures for yahoo\.com\. .+\.$/);
    expect(current.remainder).toHaveProperty('error');
  });

  it('say that a filter is ignored rather than compare', async () => {
    const server = await pretend({ account: 'no-dedicated-ips', switches: { filtersWithoutIps: 'ignored' } });
    const range = { from: addDays(today, -7), to: addDays(today, -1) };
    const { current, findings, notes } = await ask(server, { range, by: 'esp', filters: {}, compare: false });
    expect(isGap(current.total)).toBe(false);
    expect(current.groups.every(({ outcome }) => isGap(outcome))).toBe(true);
    expect(findings).toEqual([]);
    expect(notes[0]).toMatch(/^No comparison is possible: Direct Mail ignores the ESP filter/);
  });

  it('ask exactly windows × (values + 1), pages of one each', async () => {
    const server = await pretend({});
    const range = { from: addDays(today, -29), to: today };
    const report = await ask(server, { range, by: 'ip', filters: {}, compare: false });
    const plan = planReport(request({ range, by: 'ip' }), report.current.groups);
    expect(plan.queries).toHaveLength(5 * (report.current.groups.length + 1));
    expect(server.callsTo('GetTrackList')).toHaveLength(plan.queries.length);
    expect(server.callsTo('DedicatedIpList')).toHaveLength(1);
    expect(sent(report.current.remainder)).toBeGreaterThan(0);
  });

  it('have zeros and n/a for an account without any mail', async () => {
    const server = await pretend({ account: 'empty' });
    const range = { from: addDays(today, -7), to: addDays(today, -1) };
    const { current, notes } = await ask(server, { range, by: null, filters: {}, compare: false });
    expect(current.total).toEqual(figuresOf(nothing));
    expect(current.days).toHaveLength(7);
    expect(notes[0]).toMatch(/^No tracked mail was found\./);
  });

  it('find the sick IP and the reading of the day without mail', async () => {
    const server = await pretend({ seed: 1 });
    const range = { from: addDays(today, -7), to: addDays(today, -1) };
    const { findings } = await ask(server, { range, by: 'ip', filters: {}, compare: false });
    expect(findings[0]?.sentence).toMatch(/^203\.0\.113\.\d+ got fewer unique clicks than the other IPs: /);
  });
});

function sent(outcome: Outcome | undefined): number {
  return outcome === undefined || isGap(outcome) ? 0 : outcome.sent;
}
