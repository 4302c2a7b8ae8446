import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/direct-mail/fault.ts';
import { allPages } from './pages.ts';
import { lastWeek, pretendDirectMail } from './running.ts';
import { sdkClient, thrownBy, track } from './sdk-client.ts';
import { json, outcome, signedFetch } from './signed-fetch.ts';

const week = { StartTime: lastWeek.from, EndTime: lastWeek.to };
const fields = { startTime: lastWeek.from, endTime: lastWeek.to };

describe('a breakdown as the SDK tells it', () => {
  it.each<[Fault, Record<string, unknown>]>([
    [{ kind: 'throttled' }, { name: 'ThrottlingError', code: 'Throttling.User', statusCode: 400 }],
    [
      { kind: 'throttled', status: 429, code: 'Throttling.Api', retryAfterMs: 1500 },
      { name: 'ThrottlingError', code: 'Throttling.Api', statusCode: 429, retryAfter: 1500 },
    ],
    [{ kind: 'server-error' }, { name: 'ServerError', code: 'InternalError', statusCode: 500 }],
    [
      { kind: 'server-error', status: 503 },
      { name: 'ServerError', code: 'ServiceUnavailable', statusCode: 503 },
    ],
    [{ kind: 'no-permission' }, { name: 'ClientError', code: 'NoPermission', statusCode: 403 }],
    [
      { kind: 'no-permission', code: 'Forbidden' },
      { name: 'ClientError', code: 'Forbidden', statusCode: 403 },
    ],
    [
      { kind: 'refused', status: 400, code: 'InvalidYear.Malformed', message: 'No.' },
      { name: 'ClientError', code: 'InvalidYear.Malformed' },
    ],
    [{ kind: 'gateway-page' }, { name: 'SyntaxError' }],
    [{ kind: 'gateway-page', status: 503 }, { name: 'SyntaxError' }],
    [{ kind: 'gateway-page', status: 200 }, { name: 'SyntaxError' }],
    [{ kind: 'empty-body' }, { name: 'SyntaxError' }],
    [{ kind: 'empty-body', status: 502 }, { name: 'SyntaxError' }],
    [{ kind: 'half-body' }, { code: 'ECONNRESET' }],
    [{ kind: 'reset' }, { code: 'ECONNRESET' }],
    [{ kind: 'odd-body', body: 'stat-object' }, { message: expect.stringContaining('type of stat is mismatch') }],
    [{ kind: 'odd-body', body: 'negative-total' }, { message: expect.stringContaining('type of total is mismatch') }],
  ])('%j', async (fault, expected) => {
    const pretend = await pretendDirectMail({ faults: [fault] });
    const client = sdkClient(pretend);
    expect(await thrownBy(track(client, fields))).toMatchObject(expected);
    expect((await track(client, fields)).total, 'the next call is whole again').toBe(7);
  });

  it.each<Fault>([{ kind: 'no-answer' }, { kind: 'stalled-body' }])(
    '%j lasts until the client has had enough',
    async (fault) => {
      const pretend = await pretendDirectMail({ faults: [fault] });
      const impatient = sdkClient(pretend, { connectTimeout: 300, readTimeout: 300 });
      expect(await thrownBy(track(impatient, fields))).not.toBeNull();
      expect((await track(impatient, fields)).total).toBe(7);
    },
  );

  it('no answer has no status; close() cuts those who still wait', async () => {
    const pretend = await pretendDirectMail({ faults: [{ kind: 'no-answer' }] });
    const waiting = thrownBy(track(sdkClient(pretend), fields));
    await sleep(100);
    expect(pretend.calls).toMatchObject([{ status: null, code: null }]);
    await pretend.close();
    expect(await waiting).toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('a distorted answer', () => {
  const ask = async (...faults: Fault[]) => {
    const pretend = await pretendDirectMail({ faults });
    const { body } = await json(signedFetch(pretend, { query: week }));
    const rows = (body.data as { stat: Record<string, string>[] } | undefined)?.stat ?? [];
    return { body, rows };
  };

  it('slow', async () => {
    const started = performance.now();
    const { rows } = await ask({ kind: 'slow', ms: 250 });
    expect(rows).toHaveLength(7);
    expect(performance.now() - started).toBeGreaterThan(240);
  });

  it('with fewer rows than promised', async () => {
    const { body, rows } = await ask({ kind: 'short-page', rows: 3 });
    expect([body.Total, rows.length]).toEqual([7, 4]);
  });

  it('with another Total', async () => {
    expect((await ask({ kind: 'moving-total' })).body).toMatchObject({ Total: 8, TotalPages: 1 });
    expect((await ask({ kind: 'moving-total', by: 15 })).body).toMatchObject({ Total: 22, TotalPages: 3 });
    expect((await ask({ kind: 'moving-total', by: -2 })).body).toMatchObject({ Total: 5 });
  });

  it('without data', async () => {
    const { body } = await ask({ kind: 'no-data' });
    expect(body).not.toHaveProperty('data');
    expect(body.Total).toBe(7);
  });

  it('that is no object', async () => {
    expect((await ask({ kind: 'odd-body', body: 'not-an-object' })).body).toBe('ok');
  });

  it('with garbage in a count', async () => {
    expect((await ask({ kind: 'garbage-row' })).rows.map(({ TotalNumber }) => TotalNumber === 'abc')).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect((await ask({ kind: 'garbage-row', field: 'RcptOpenCount', value: '-5' })).rows[0]?.RcptOpenCount).toBe('-5');
  });

  it('with a day nobody asked for', async () => {
    expect((await ask({ kind: 'foreign-day' })).rows.map(({ CreateTime }) => CreateTime?.slice(0, 10))).toEqual([
      '2026-11-10',
      '2026-11-12',
      '2026-11-13',
      '2026-11-14',
      '2026-11-15',
      '2026-11-16',
      '2026-11-17',
    ]);
  });

  it('several at once', async () => {
    const { body, rows } = await ask({ kind: 'short-page' }, { kind: 'moving-total' });
    expect([body.Total, rows.length]).toEqual([8, 6]);
  });

  it('a page that repeats rows of the page before', async () => {
    const pretend = await pretendDirectMail({ switches: { rows: 'hour' } });
    const client = sdkClient(pretend);
    const whole = (await allPages(client, { ...fields, pageSize: '40' })).map((page) =>
      page.map((row) => row.createTime),
    );
    pretend.fail({ kind: 'repeated-rows', rows: 2, when: { PageNumber: '2' } });
    const [first = [], second = [], third] = (await allPages(client, { ...fields, pageSize: '40' })).map((page) =>
      page.map((row) => row.createTime),
    );
    expect(second).toEqual([...first.slice(-2), ...(whole[1]?.slice(0, -2) ?? [])]);
    expect(third).toEqual(whole[2]);
  });

  it('of a list action', async () => {
    const pretend = await pretendDirectMail({ faults: [{ kind: 'short-page', action: 'QueryTagByParam' }] });
    const { body } = await json(signedFetch(pretend, { action: 'QueryTagByParam' }));
    expect([body.TotalCount, (body.data as { tag: unknown[] }).tag.length]).toEqual([8, 7]);
  });
});

describe('the script', () => {
  const outcomes = async (fault: Fault, ...queries: Record<string, string>[]) => {
    const pretend = await pretendDirectMail({ faults: [fault] });
    const found: string[] = [];
    for (const query of queries)
      found.push((await outcome(signedFetch(pretend, { query: { ...week, ...query } }))).slice(0, 3));
    return found.join(' ');
  };
  const gmail = { Esp: 'gmail.com' };

  it('fails the first call, once, unless told otherwise', async () => {
    expect(await outcomes({ kind: 'server-error' }, {}, {}, {})).toBe('500 200 200');
    expect(await outcomes({ kind: 'server-error', nth: 2 }, {}, {}, {})).toBe('200 500 200');
    expect(await outcomes({ kind: 'server-error', nth: 2, times: 2 }, {}, {}, {}, {})).toBe('200 500 500 200');
    expect(await outcomes({ kind: 'server-error', times: Number.POSITIVE_INFINITY }, {}, {}, {})).toBe('500 500 500');
  });

  it('counts the calls that match, by parameters or by any test', async () => {
    expect(await outcomes({ kind: 'server-error', when: gmail, nth: 2 }, gmail, {}, gmail, gmail)).toBe(
      '200 200 500 200',
    );
    expect(await outcomes({ kind: 'server-error', when: ({ Esp }) => Esp === undefined }, gmail, {})).toBe('200 500');
  });

  it('befalls one action, or all', async () => {
    const pretend = await pretendDirectMail({ faults: [{ kind: 'server-error', action: 'DedicatedIpNonePoolList' }] });
    expect(await outcome(signedFetch(pretend, { query: week }))).toBe('200');
    expect(await outcome(signedFetch(pretend, { action: 'DedicatedIpNonePoolList' }))).toBe('500 InternalError');
    pretend.fail({ kind: 'server-error', action: '*' });
    expect(await outcome(signedFetch(pretend, { action: 'DescAccountSummary' }))).toBe('500 InternalError');
  });

  it('can be added to and taken back while running', async () => {
    const pretend = await pretendDirectMail();
    const takeBack = pretend.fail({ kind: 'throttled', times: Number.POSITIVE_INFINITY });
    expect(await outcome(signedFetch(pretend, { query: week }))).toBe('400 Throttling.User');
    takeBack();
    expect(await outcome(signedFetch(pretend, { query: week }))).toBe('200');
  });
});

it('takes its time when told to', async () => {
  const pretend = await pretendDirectMail({ latencyMs: ({ query }) => (query.Esp === undefined ? 0 : 200) });
  const timed = async (query: Record<string, string>) => {
    const started = performance.now();
    await outcome(signedFetch(pretend, { query: { ...week, ...query } }));
    return performance.now() - started;
  };
  expect(await timed({ Esp: 'gmail.com' })).toBeGreaterThan(190);
});
