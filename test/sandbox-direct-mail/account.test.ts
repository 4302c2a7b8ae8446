import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../sandbox/direct-mail/account.ts';
import type { AccountKind } from '../../sandbox/direct-mail/accounts.ts';
import { addDays, chinaDay } from '../../sandbox/direct-mail/china.ts';
import type { PretendDirectMail } from '../../sandbox/direct-mail/server.ts';
import { dimensions, type Filters } from '../../src/commands/request.ts';
import type { Counts } from '../../src/ports.ts';
import { lastWeek, pretendDirectMail } from './running.ts';

const esps = ['gmail.com', 'yahoo.com', 'outlook.com', 'icloud.com', 'others'];
const month = { from: '2026-10-09', to: '2026-11-17' };

const rate = (events: number, { sent }: Counts) => events / sent;
const plus = (all: readonly Counts[], count: keyof Counts) => all.reduce((sum, counts) => sum + counts[count], 0);

/** Every value of a dimension the account has; for tags, the senders that use them. */
function values(
  pretend: PretendDirectMail,
): Record<'esp' | 'ip' | 'pool' | 'sender' | 'domain' | 'config', readonly string[]> {
  const { account } = pretend;
  return {
    esp: esps,
    ip: account.ips.map(({ ip }) => ip),
    pool: account.pools.map(({ id }) => id),
    sender: account.senders.map(({ address }) => address),
    domain: account.domains,
    config: account.configSets.map(({ id }) => id),
  };
}

describe('the company', () => {
  it('sends 20 to 60 thousand mails on each of 40 days, most on Tuesdays and Thursdays, least at weekends', async () => {
    const { days } = (await pretendDirectMail()).truth(month);
    expect(days).toHaveLength(40);
    const mean = (...weekdays: number[]) => {
      const matching = days.filter(({ day }) => weekdays.includes(new Date(`${day}T00:00Z`).getUTCDay()));
      return matching.reduce((sum, { counts }) => sum + counts.sent, 0) / matching.length;
    };
    for (const { day, counts } of days)
      expect([day, counts.sent > 20_000 && counts.sent < 60_000]).toEqual([day, true]);
    expect(mean(2, 4)).toBeGreaterThan(1.4 * mean(1, 3, 5));
    expect(mean(0, 6)).toBeLessThan(mean(1, 3));
  });

  it('is met by each mail service in its own way', async () => {
    const pretend = await pretendDirectMail();
    const of = (esp: string) => pretend.truth({ ...month, esp }).total;
    const [gmail, yahoo, outlook, icloud] = [of('gmail.com'), of('yahoo.com'), of('outlook.com'), of('icloud.com')];
    expect(rate(icloud.opens, icloud)).toBeGreaterThan(1);
    expect(rate(gmail.uniqueOpens, gmail)).toBeGreaterThan(1.2 * rate(outlook.uniqueOpens, outlook));
    expect(rate(yahoo.uniqueClicks, yahoo)).toBeLessThan(0.6 * rate(outlook.uniqueClicks, outlook));
  });

  it('has one IP that fell ill ten days ago', async () => {
    const pretend = await pretendDirectMail();
    const clicks = (ip: string, from: string, to: string) => {
      const { total } = pretend.truth({ from, to, ip });
      return rate(total.uniqueClicks, total);
    };
    const [healthy = '', sick = ''] = pretend.account.ips.map(({ ip }) => ip);
    expect(clicks(sick, '2026-10-20', '2026-11-07') / clicks(healthy, '2026-10-20', '2026-11-07')).toBeGreaterThan(
      0.85,
    );
    expect(clicks(sick, '2026-11-08', '2026-11-17') / clicks(healthy, '2026-11-08', '2026-11-17')).toBeLessThan(0.4);
  });

  it('has a tag and a tag of a sender that never sent', async () => {
    const pretend = await pretendDirectMail();
    const sent = (filters: Filters) => pretend.truth({ ...month, ...filters }).total.sent;
    expect(sent({ tag: 'black_friday' })).toBe(0);
    expect(sent({ sender: 'news@mail.brightcart.example', tag: 'receipt' })).toBe(0);
    expect(sent({ tag: 'back_in_stock' })).toBeGreaterThan(
      sent({ tag: 'back_in_stock', sender: 'alerts@notify.brightcart.example' }),
    );
  });
});

describe('the mails', () => {
  it('are the same for the same seed, others for another', async () => {
    const truth = async (seed: number) => (await pretendDirectMail({ seed })).truth(lastWeek);
    expect(await truth(7)).toEqual(await truth(7));
    expect(await truth(7)).not.toEqual(await truth(8));
  });

  it('of a day keep still once three days have passed, and until then only opens and clicks grow', async () => {
    let now = new Date('2026-11-17T16:00:00Z');
    const pretend = await pretendDirectMail({ now: () => now });
    const tuesday = () => pretend.truth({ from: '2026-11-17', to: '2026-11-17' }).total;
    const series = [0, 6, 24, 48, 72, 96, 24 * 30].map((hours) => {
      now = new Date(Date.parse('2026-11-17T16:00:00Z') + hours * 3_600_000);
      return tuesday();
    });
    expect(new Set(series.map(({ sent }) => sent)).size).toBe(1);
    for (const count of ['opens', 'uniqueOpens', 'clicks', 'uniqueClicks'] as const) {
      const growing = series.map((counts) => counts[count]);
      expect(growing.slice(0, 5)).toEqual([...new Set(growing.slice(0, 5))].toSorted((a, b) => a - b));
      expect(growing.slice(4)).toEqual([growing[4], growing[4], growing[4]]);
    }
    expect((series[0]?.uniqueOpens ?? 0) / (series[4]?.uniqueOpens ?? 1)).toBeLessThan(0.75);
  });

  it('of today come hour by hour', async () => {
    let now = new Date('2026-11-17T16:00:00Z');
    const pretend = await pretendDirectMail({ now: () => now });
    const today = () => pretend.truth({ from: '2026-11-18', to: '2026-11-18' }).total.sent;
    const sent = Array.from({ length: 25 }, (_, hour) => {
      now = new Date(Date.parse('2026-11-17T16:00:00Z') + hour * 3_600_000);
      return today();
    });
    expect(sent[0]).toBe(0);
    expect(sent).toEqual(sent.toSorted((a, b) => a - b));
    expect(new Set(sent).size).toBe(25);
    expect(chinaDay(now)).toBe('2026-11-19');
  });

  it('of tomorrow are none', async () => {
    expect((await pretendDirectMail()).truth({ from: '2026-11-19', to: '2026-11-25' }).total.sent).toBe(0);
  });

  it('never have more unique events than events, more openers than mails, more clickers than openers', async () => {
    const pretends = await Promise.all(
      (['company', 'many-senders'] as const).map((account) => pretendDirectMail({ account })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...pretends),
        fc.integer({ min: 0, max: 12 }),
        fc.constantFrom(...esps),
        fc.nat(149),
        async (pretend, back, esp, index) => {
          const day = addDays('2026-11-18', -back);
          const sender = pretend.account.senders[index % pretend.account.senders.length]?.address ?? '';
          const { total } = pretend.truth({ from: day, to: day, esp, sender });
          expect(Object.values(total).every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
          expect(total.uniqueOpens).toBeLessThanOrEqual(Math.min(total.opens, total.sent));
          expect(total.uniqueClicks).toBeLessThanOrEqual(Math.min(total.clicks, total.uniqueOpens));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('belong to exactly one value of a dimension: sums are exact to the last mail', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom('remainder', 'adds-up'),
        async (seed, back, perIp) => {
          const pretend = await pretendDirectMail({ seed, switches: { perIp } as const });
          const range = { from: addDays('2026-11-15', -back), to: addDays('2026-11-18', -back) };
          const { total, days } = pretend.truth(range);
          for (const count of Object.keys(total) as (keyof Counts)[])
            expect(
              plus(
                days.map(({ counts }) => counts),
                count,
              ),
            ).toBe(total[count]);
          for (const [dimension, all] of Object.entries(values(pretend))) {
            const parts = all.map((value) => pretend.truth({ ...range, [dimension]: value }).total);
            const exact =
              ['esp', 'sender', 'domain'].includes(dimension) || (dimension === 'ip' && perIp === 'adds-up');
            for (const count of Object.keys(total) as (keyof Counts)[])
              expect([dimension, count, plus(parts, count) === total[count]]).toEqual([dimension, count, exact]);
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

it.each<[AccountKind, number, number, number]>([
  ['company', 4, 8, 4],
  ['empty', 0, 0, 0],
  ['no-dedicated-ips', 4, 8, 0],
  ['one-sender', 1, 8, 4],
  ['many-senders', 150, 100, 4],
  ['hostile-names', 4, 8, 4],
])('%s has %i senders, %i tags, %i dedicated IPs', async (kind, senders, tags, ips) => {
  const pretend = await pretendDirectMail({ account: kind });
  const { account } = pretend;
  expect([account.senders.length, account.tags.length, account.ips.length]).toEqual([senders, tags, ips]);
  expect(pretend.truth(lastWeek).total.sent > 0).toBe(kind !== 'empty');
  const bySender = account.senders.map(({ address }) => pretend.truth({ ...lastWeek, sender: address }).total);
  expect(plus(bySender, 'sent')).toBe(pretend.truth(lastWeek).total.sent);
});

it('takes an account of one’s own, or one made from the company', async () => {
  const { account } = await pretendDirectMail();
  const fewer = (company: Account): Account => ({
    ...company,
    streams: company.streams.slice(0, 1).map((stream) => ({ ...stream, weekdays: [3, 3, 3, 3, 3, 3, 3] })),
  });
  const own = (await pretendDirectMail({ account: fewer(account) })).truth(lastWeek);
  expect(own.total.sent).toBeGreaterThan(0);
  expect(own.total.sent).toBeLessThan(60);
  expect((await pretendDirectMail({ account: fewer })).truth(lastWeek)).toEqual(own);
});

it('knows every filter there is', async () => {
  const pretend = await pretendDirectMail();
  const total = pretend.truth(lastWeek).total.sent;
  const stranger = Object.fromEntries(dimensions.map((dimension) => [dimension, 'stranger']));
  for (const dimension of dimensions)
    expect(pretend.truth({ ...lastWeek, [dimension]: stranger[dimension] }).total.sent).toBeLessThan(total);
});
