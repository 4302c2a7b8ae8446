import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../sandbox/direct-mail/china.ts';
import { startDirectMail } from '../../sandbox/direct-mail/server.ts';
import type { Switches } from '../../sandbox/direct-mail/switches.ts';
import type { Dimension, Filters } from '../../src/commands/request.ts';
import { allPages, sumOf } from './pages.ts';
import { lastWeek, pretendDirectMail, wednesday } from './running.ts';
import { sdkClient, track } from './sdk-client.ts';

const week = { startTime: lastWeek.from, endTime: lastWeek.to };

const filters = fc.record(
  {
    sender: fc.constantFrom('news@mail.brightcart.example', 'receipts@notify.brightcart.example'),
    esp: fc.constantFrom('gmail.com', 'icloud.com', 'others'),
    ip: fc.constantFrom('203.0.113.11', '203.0.113.21', '198.51.100.7', '192.0.2.1'),
    pool: fc.constantFrom('ippool-5d41402abc', 'ippool-7d793037a0', 'ippool-unknown'),
    domain: fc.constantFrom('mail.brightcart.example', 'notify.brightcart.example'),
    config: fc.constantFrom('cfgset-b1946ac924', 'cfgset-8ad8757baa', 'cfgset-unknown'),
  },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<Filters>;

const switches = fc.record<Partial<Switches>>({
  rows: fc.constantFrom('hour', 'day', 'day-without-zeros', 'sender-day', 'window'),
  order: fc.constantFrom('ascending', 'descending', 'shuffled'),
  createTimeZone: fc.constantFrom('china', 'utc'),
  createTimeFormat: fc.constantFrom('minute', 'day', 'epoch-seconds', 'epoch-milliseconds'),
  counts: fc.constantFrom('strings', 'numbers'),
  perIp: fc.constantFrom('remainder', 'adds-up'),
});

/** What the SDK calls each filter. */
const names: Readonly<Record<Dimension, string>> = {
  sender: 'accountName',
  tag: 'tagName',
  esp: 'esp',
  ip: 'dedicatedIp',
  pool: 'dedicatedIpPoolId',
  domain: 'domain',
  config: 'configSetId',
};
const params = (filters: Filters) =>
  Object.fromEntries(Object.entries(filters).map(([name, value]) => [names[name as Dimension], value]));

describe('the pages of a question', () => {
  it('hold exactly its rows, in one order, and sum to the truth', async () => {
    const pretend = await startDirectMail({ now: () => wednesday, callsPerMinute: null });
    const client = sdkClient(pretend);
    const window = fc.tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 6 }));
    const size = fc.oneof(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 13, max: 200 }));
    await fc.assert(
      fc.asyncProperty(switches, filters, window, size, async (chosen, filter, [back, length], pageSize) => {
        Object.assign(pretend.switches, chosen, { pageSizeCap: 1000 });
        const from = addDays('2026-11-18', -back);
        const to = addDays(from, Math.min(length, back));
        const fields = { startTime: from, endTime: to, ...params(filter) };
        const [whole = []] = await allPages(client, { ...fields, pageSize: '1000' });
        const pages = await allPages(client, { ...fields, pageSize: String(pageSize) });
        expect(pages.flat().map((row) => row.toMap())).toEqual(whole.map((row) => row.toMap()));
        expect(pages.slice(0, -1).every((page) => page.length === pageSize)).toBe(true);
        expect(sumOf(whole)).toEqual(pretend.truth({ from, to, ...filter }).total);
      }),
      { numRuns: 80 },
    );
    await pretend.close();
  });

  it('are promised by Total and TotalPages', async () => {
    const pretend = await pretendDirectMail({ switches: { rows: 'hour' } });
    const body = await track(sdkClient(pretend), { ...week, pageSize: '50', pageNumber: '2' });
    expect([body.total, body.totalPages, body.pageNo, body.pageSize, body.data?.stat?.length]).toEqual([
      168, 4, 2, 50, 50,
    ]);
  });

  it('past the last one is empty', async () => {
    const pretend = await pretendDirectMail();
    const body = await track(sdkClient(pretend), { ...week, pageNumber: '2' });
    expect([body.total, body.pageNo, body.data?.stat]).toEqual([7, 2, []]);
  });

  it('hold 10 rows when nothing else is asked', async () => {
    const pretend = await pretendDirectMail({ switches: { rows: 'hour' } });
    expect((await track(sdkClient(pretend), week)).data?.stat).toHaveLength(10);
  });

  it.each(['company', 'hostile-names', 'many-senders'] as const)(
    'sum to the truth for each sender and tag of %s',
    async (account) => {
      const pretend = await pretendDirectMail({ account });
      const client = sdkClient(pretend);
      const streams = [...pretend.account.streams.slice(0, 9), ...pretend.account.streams.slice(-3)];
      for (const { sender, tag } of streams) {
        const filters: Filters = tag === null ? { sender } : { sender, tag };
        const pages = await allPages(client, { ...week, ...params(filters) });
        const truth = pretend.truth({ ...lastWeek, ...filters }).total;
        expect([filters, sumOf(pages.flat())]).toEqual([filters, truth]);
        expect(truth.sent).toBeGreaterThan(0);
      }
    },
  );
});
