import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../sandbox/direct-mail/china.ts';
import type { Fault } from '../../sandbox/direct-mail/fault.ts';
import type { Switches } from '../../sandbox/direct-mail/switches.ts';
import type { TrackQuery } from '../../src/ports.ts';
import { person, pretendDirectMail, sentByDay, sourceOf, sumsOf } from './pretend.ts';

const switches: fc.Arbitrary<Partial<Switches>> = fc.record(
  {
    rows: fc.constantFrom('hour', 'day', 'day-without-zeros', 'sender-day', 'window'),
    rates: fc.constantFrom('fraction', 'percent', 'percent-sign', 'empty', 'missing'),
    counts: fc.constantFrom('strings', 'numbers'),
    pageSizeCap: fc.constantFrom(10, 17, 50, 100, 1_000),
    overCap: fc.constantFrom('capped', 'refused'),
    empty: fc.constantFrom('empty-stat', 'no-data', 'null-stat', 'zero-row', 'empty-data'),
    createTimeZone: fc.constantFrom('china', 'utc'),
    createTimeFormat: fc.constantFrom('minute', 'day', 'epoch-seconds', 'epoch-milliseconds'),
    order: fc.constantFrom('ascending', 'descending', 'shuffled'),
    totalPages: fc.constantFrom('present', 'missing'),
    perIp: fc.constantFrom('remainder', 'adds-up'),
    throttledStatus: fc.constantFrom(400, 429),
  },
  { requiredKeys: [] },
);

const pageFault = fc.record({ PageNumber: fc.constantFrom('1', '2', '3') }, { requiredKeys: [] });

/** Faults that pass, each once, on any page. With the total told, none of them can go unnoticed. */
const fault: fc.Arbitrary<Fault> = fc
  .record({
    fault: fc.constantFrom<Fault>(
      { kind: 'throttled' },
      { kind: 'throttled', retryAfterMs: 5 },
      { kind: 'server-error' },
      { kind: 'gateway-page', status: 200 },
      { kind: 'empty-body', status: 502 },
      { kind: 'reset' },
      { kind: 'half-body' },
      { kind: 'short-page' },
      { kind: 'short-page', rows: 5 },
      { kind: 'repeated-rows' },
      { kind: 'repeated-rows', rows: 3 },
      { kind: 'moving-total' },
      { kind: 'moving-total', by: 40 },
      { kind: 'garbage-row' },
      { kind: 'no-data' },
      { kind: 'foreign-day' },
      { kind: 'odd-body', body: 'stat-object' },
      { kind: 'odd-body', body: 'negative-total' },
      { kind: 'odd-body', body: 'not-an-object' },
    ),
    when: pageFault,
    nth: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ fault, when, nth }) => ({ ...fault, when, nth }));

const esps = ['gmail.com', 'yahoo.com', 'outlook.com', 'icloud.com', 'others'];

it('sums are the true ones to the last mail, for any account, filter, reading of the API and passing fault', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000_000 }),
      switches,
      fc.option(fault, { nil: undefined }),
      fc.record({
        from: fc.integer({ min: 0, max: 6 }),
        days: fc.integer({ min: 0, max: 6 }),
        filter: fc.nat(9),
        pick: fc.nat(99),
      }),
      async (seed, chosen, scripted, { from, days, filter, pick }) => {
        const pretend = await pretendDirectMail({ seed, switches: chosen, faults: scripted ? [scripted] : [] });
        const { account } = pretend;
        const any = <T>(values: readonly T[]) => values[pick % values.length] as T;
        const first = addDays('2026-11-18', -14 - from);
        const filters = [
          {},
          { esp: any(esps) },
          { ip: any(account.ips).ip },
          { pool: any(account.pools).id },
          { sender: any(account.senders).address },
          { domain: any(account.domains) },
          { config: any(account.configSets).id },
          { sender: any(account.senders).address, tag: any(account.tags).name },
          { esp: any(esps), ip: any(account.ips).ip },
          { esp: any(esps), sender: any(account.senders).address },
        ][filter];
        const query: TrackQuery = { from: first, to: addDays(first, days), ...filters };
        const answer = await sourceOf(pretend).track(query, person);
        const truth = pretend.truth(query);
        await pretend.close();
        expect(sumsOf(answer)).toEqual(truth.total);
        expect(answer.calls).toBe(pretend.calls.length);
        if (chosen.rows === 'window') return;
        const sent = truth.days.flatMap(({ day, counts }) => (counts.sent > 0 ? [[day, counts.sent]] : []));
        expect(sentByDay(answer)).toEqual(Object.fromEntries(sent));
      },
    ),
    { numRuns: 150 },
  );
});

it('without faults every question costs exactly its pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.constantFrom('hour', 'day', 'sender-day'),
      fc.constantFrom(10, 17, 50, 100),
      async (seed, rows, pageSizeCap) => {
        const pretend = await pretendDirectMail({ seed, switches: { rows, pageSizeCap } });
        const answer = await sourceOf(pretend).track({ from: '2026-11-11', to: '2026-11-17' }, person);
        await pretend.close();
        const records = answer.ok ? answer.value.length : 0;
        expect(answer.calls).toBe(Math.ceil(records / pageSizeCap));
        expect(pretend.calls).toHaveLength(answer.calls);
      },
    ),
    { numRuns: 30 },
  );
});
