import { describe, expect, it } from 'vitest';
import type { PretendDirectMail } from '../../sandbox/direct-mail/server.ts';
import type { Switches } from '../../sandbox/direct-mail/switches.ts';
import { lastWeek, pretendDirectMail } from './running.ts';
import { json, outcome, signedFetch } from './signed-fetch.ts';

const week = { StartTime: lastWeek.from, EndTime: lastWeek.to };
const news = 'news@mail.brightcart.example';
const noMail = { ...week, DedicatedIp: '192.0.2.1' };

type Row = Readonly<Record<string, unknown>>;

async function ask(pretend: PretendDirectMail, query: Record<string, string>) {
  const { body } = await json(signedFetch(pretend, { query }));
  const data = body.data as { stat?: readonly Row[] | null } | undefined;
  return { body, data, rows: data?.stat ?? [] };
}

async function rowsWith(switches: Partial<Switches>, query: Record<string, string> = week): Promise<readonly Row[]> {
  return (await ask(await pretendDirectMail({ switches }), query)).rows;
}

const sent = (rows: readonly Row[]) => rows.reduce((total, { TotalNumber }) => total + Number(TotalNumber), 0);

describe('rows', () => {
  // news@ sends in one hour of Wednesday 11, three of Thursday, two of Friday and three of Tuesday 17 November.
  it.each<[Switches['rows'], number]>([
    ['hour', 9],
    ['day', 7],
    ['day-without-zeros', 4],
    ['sender-day', 4],
    ['window', 1],
  ])('%s: %i for a sender of some days', async (rows, expected) => {
    const found = await rowsWith({ rows }, { ...week, AccountName: news });
    expect(found).toHaveLength(expected);
    expect(sent(found)).toBe(sent(await rowsWith({}, { ...week, AccountName: news })));
  });

  it('window has the first day asked, whenever the first mail was', async () => {
    const [row] = await rowsWith({ rows: 'window' }, { ...week, StartTime: '2026-11-14', AccountName: news });
    expect(String(row?.CreateTime)).toMatch(/^2026-11-14T/);
    expect(Number(row?.TotalNumber)).toBeGreaterThan(20_000);
  });

  it('sender-day tells several senders of a day apart', async () => {
    const day = { StartTime: '2026-11-17', EndTime: '2026-11-17' };
    const found = await rowsWith({ rows: 'sender-day' }, day);
    expect(found).toHaveLength(4);
    expect(new Set(found.map(({ CreateTime }) => CreateTime)).size).toBe(4);
    expect(sent(found)).toBe(sent(await rowsWith({}, day)));
  });
});

describe('rates', () => {
  it.each<[Switches['rates'], RegExp]>([
    ['fraction', /^0\.\d{4}$/],
    ['percent', /^\d{1,3}\.\d\d$/],
    ['percent-sign', /^\d{1,3}\.\d\d%$/],
    ['empty', /^$/],
    ['missing', /^undefined$/],
  ])('%s', async (rates, form) => {
    const [row] = await rowsWith({ rates });
    for (const field of ['RcptOpenRate', 'RcptUniqueOpenRate', 'RcptClickRate', 'RcptUniqueClickRate'])
      expect(String(row?.[field])).toMatch(form);
  });

  it.each<[Switches['rates'], Switches['counts'], unknown]>([
    ['fraction', 'strings', '0'],
    ['percent', 'strings', '0'],
    ['percent-sign', 'numbers', '0%'],
    ['percent', 'numbers', 0],
  ])('nothing sent: %s among %s', async (rates, counts, expected) => {
    const rows = await rowsWith({ rates, counts }, { ...week, AccountName: news });
    expect(rows.find(({ TotalNumber }) => Number(TotalNumber) === 0)?.RcptOpenRate).toBe(expected);
  });

  it('agree with the counts', async () => {
    const [row] = await rowsWith({ rates: 'percent', counts: 'numbers' });
    expect(row?.RcptUniqueOpenRate).toBe(
      Number(((100 * Number(row?.RcptUniqueOpenCount)) / Number(row?.TotalNumber)).toFixed(2)),
    );
  });
});

it.each(['strings', 'numbers'] as const)('counts are %s', async (counts) => {
  const [row] = await rowsWith({ counts });
  expect(`${typeof row?.TotalNumber}s`).toBe(counts);
});

describe('PageSize', () => {
  it.each([10, 50, 100, 1000])('is capped at %i', async (pageSizeCap) => {
    const { body, rows } = await ask(await pretendDirectMail({ switches: { rows: 'hour', pageSizeCap } }), {
      ...week,
      PageSize: '5000',
    });
    expect([body.PageSize, rows.length]).toEqual([pageSizeCap, Math.min(168, pageSizeCap)]);
  });

  it('may be refused above the cap, and not at it', async () => {
    const pretend = await pretendDirectMail({ switches: { pageSizeCap: 50, overCap: 'refused' } });
    expect(await outcome(signedFetch(pretend, { query: { ...week, PageSize: '51' } }))).toBe('400 InvalidParameter');
    expect(await outcome(signedFetch(pretend, { query: { ...week, PageSize: '50' } }))).toBe('200');
  });

  it('has a default', async () => {
    expect(await rowsWith({ rows: 'hour', defaultPageSize: 25 })).toHaveLength(25);
  });
});

describe('an answer without mail', () => {
  it.each<[Switches['empty'], unknown, number]>([
    ['empty-stat', { stat: [] }, 0],
    ['no-data', undefined, 0],
    ['null-stat', { stat: null }, 0],
    ['empty-data', {}, 0],
    ['zero-row', { stat: [expect.objectContaining({ TotalNumber: '0', RcptOpenCount: '0', RcptOpenRate: '0%' })] }, 1],
  ])('%s', async (empty, expected, total) => {
    const { body, data } = await ask(await pretendDirectMail({ switches: { empty } }), noMail);
    expect(data).toEqual(expected);
    expect([body.Total, body.TotalPages]).toEqual([total, total]);
  });
});

describe('others', () => {
  it.each<[Switches['others'], boolean, boolean]>([
    ['others', true, false],
    ['Others', false, true],
    ['either', true, true],
  ])('spelled %s', async (others, lower, upper) => {
    const pretend = await pretendDirectMail({ switches: { others } });
    const found = async (Esp: string) => sent((await ask(pretend, { ...week, Esp })).rows) > 0;
    expect([await found('others'), await found('Others')]).toEqual([lower, upper]);
  });

  it('may be refused in the wrong spelling', async () => {
    const pretend = await pretendDirectMail({ switches: { others: 'Others', wrongOthers: 'refused' } });
    expect(await outcome(signedFetch(pretend, { query: { ...week, Esp: 'others' } }))).toBe('400 InvalidParameter');
    expect(await outcome(signedFetch(pretend, { query: { ...week, Esp: 'Others' } }))).toBe('200');
  });
});

describe('filters of an account without dedicated IPs', () => {
  const filters = [{ Esp: 'gmail.com' }, { DedicatedIp: '203.0.113.11' }, { DedicatedIpPoolId: 'ippool-5d41402abc' }];
  const start = (filtersWithoutIps: Switches['filtersWithoutIps']) =>
    pretendDirectMail({ account: 'no-dedicated-ips', switches: { filtersWithoutIps } });

  it('supported: an ESP has its part, an IP nothing', async () => {
    const pretend = await start('supported');
    const sums = await Promise.all(
      filters.map(async (filter) => sent((await ask(pretend, { ...week, ...filter })).rows)),
    );
    expect(sums).toEqual([pretend.truth({ ...lastWeek, esp: 'gmail.com' }).total.sent, 0, 0]);
  });

  it('ignored: the unfiltered total comes back', async () => {
    const pretend = await start('ignored');
    const total = pretend.truth(lastWeek).total.sent;
    for (const filter of filters) expect(sent((await ask(pretend, { ...week, ...filter })).rows)).toBe(total);
  });

  it('refused', async () => {
    const pretend = await start('refused');
    for (const filter of filters)
      expect(await outcome(signedFetch(pretend, { query: { ...week, ...filter } }))).toBe('400 InvalidParameter');
    expect(await outcome(signedFetch(pretend, { query: week }))).toBe('200');
  });

  it('do not matter to an account with dedicated IPs', async () => {
    const pretend = await pretendDirectMail({ switches: { filtersWithoutIps: 'refused' } });
    expect(await outcome(signedFetch(pretend, { query: { ...week, Esp: 'gmail.com' } }))).toBe('200');
  });
});

describe('CreateTime', () => {
  // The hour from 2 to 3 in the morning of a China day is still the day before in UTC.
  const early = async (switches: Partial<Switches>) => {
    const rows = await rowsWith(
      { rows: 'hour', pageSizeCap: 1000, ...switches },
      { StartTime: '2026-11-17', EndTime: '2026-11-17', PageSize: '24' },
    );
    return String(rows[2]?.CreateTime);
  };

  it.each<[Partial<Switches>, RegExp]>([
    [{ createTimeZone: 'china' }, /^2026-11-17T02:\d\dZ$/],
    [{ createTimeZone: 'utc' }, /^2026-11-16T18:\d\dZ$/],
    [{ createTimeFormat: 'day' }, /^2026-11-17$/],
    [{ createTimeFormat: 'day', createTimeZone: 'utc' }, /^2026-11-17$/],
  ])('%j', async (switches, form) => {
    expect(await early(switches)).toMatch(form);
  });

  it.each([
    ['epoch-seconds', 1000],
    ['epoch-milliseconds', 1],
  ] as const)('%s is the true instant', async (createTimeFormat, unit) => {
    const digits = await early({ createTimeFormat });
    expect(digits).toMatch(/^\d+$/);
    expect(new Date(Number(digits) * unit).toISOString()).toMatch(/^2026-11-16T18:/);
  });
});

describe('order', () => {
  const times = async (order: Switches['order']) =>
    (await rowsWith({ order, rows: 'hour', pageSizeCap: 1000 }, { ...week, PageSize: '1000' })).map((row) =>
      String(row.CreateTime),
    );

  it('ascending, descending and shuffled hold the same rows', async () => {
    const [ascending, descending, shuffled] = [
      await times('ascending'),
      await times('descending'),
      await times('shuffled'),
    ];
    expect(ascending).toEqual(ascending.toSorted());
    expect(descending).toEqual(ascending.toReversed());
    expect(shuffled.toSorted()).toEqual(ascending);
    expect([ascending, descending]).not.toContainEqual(shuffled);
  });
});

describe('reach', () => {
  it.each<[Partial<Switches>, string, string, string]>([
    [{ span: 'seven-dates' }, '2026-11-10', '2026-11-17', '400 InvalidBetweenTime.Malformed'],
    [{ span: 'seven-apart' }, '2026-11-10', '2026-11-17', '200'],
    [{ span: 'seven-apart' }, '2026-11-09', '2026-11-17', '400 InvalidBetweenTime.Malformed'],
    [{ retention: 29 }, '2026-10-19', '2026-10-19', '400 InvalidStartTime.Malformed'],
    [{ retention: 30 }, '2026-10-19', '2026-10-19', '200'],
    [{ retention: 30 }, '2026-10-18', '2026-10-19', '400 InvalidStartTime.Malformed'],
  ])('%j: %s to %s is %s', async (switches, StartTime, EndTime, expected) => {
    const pretend = await pretendDirectMail({ switches });
    expect(await outcome(signedFetch(pretend, { query: { StartTime, EndTime } }))).toBe(expected);
  });
});

describe('unknown names', () => {
  it.each<[Partial<Switches>, Record<string, string>, string]>([
    [{ unknownTag: 'nothing' }, { AccountName: news, TagName: 'nope' }, '200'],
    [{ unknownTag: 'refused' }, { AccountName: news, TagName: 'nope' }, '404 InvalidTagName.NotFound'],
    [{ unknownTag: 'refused' }, { AccountName: news, TagName: 'receipt' }, '200'],
    [{ unknownSender: 'nothing' }, { AccountName: 'nobody@x.example' }, '200'],
    [{ unknownSender: 'refused' }, { AccountName: 'nobody@x.example' }, '404 InvalidMailAddress.NotFound'],
  ])('%j: %j is %s', async (switches, query, expected) => {
    const pretend = await pretendDirectMail({ switches });
    expect(await outcome(signedFetch(pretend, { query: { ...week, ...query } }))).toBe(expected);
  });
});

it.each<[Switches['perIp'], boolean]>([
  ['adds-up', true],
  ['remainder', false],
])('the IPs together: %s', async (perIp, equal) => {
  const pretend = await pretendDirectMail({ switches: { perIp } });
  const sums = await Promise.all(
    pretend.account.ips.map(async ({ ip }) => sent((await ask(pretend, { ...week, DedicatedIp: ip })).rows)),
  );
  const together = sums.reduce((a, b) => a + b);
  const total = pretend.truth(lastWeek).total.sent;
  expect(together === total).toBe(equal);
  expect(together).toBeLessThanOrEqual(total);
  expect(sums).toEqual(pretend.account.ips.map(({ ip }) => pretend.truth({ ...lastWeek, ip }).total.sent));
});

it.each(['present', 'missing'] as const)('Total and TotalPages: %s', async (presence) => {
  const { body } = await ask(await pretendDirectMail({ switches: { total: presence, totalPages: presence } }), week);
  expect(['Total' in body, 'TotalPages' in body]).toEqual([presence === 'present', presence === 'present']);
});

it('may be turned while running', async () => {
  const pretend = await pretendDirectMail();
  expect((await ask(pretend, week)).rows).toHaveLength(7);
  pretend.switches.rows = 'window';
  expect((await ask(pretend, week)).rows).toHaveLength(1);
});
