import { describe, expect, it } from 'vitest';
import { lastWeek, pretendDirectMail, wednesday } from './running.ts';
import { sdkClient, thrownBy, track } from './sdk-client.ts';
import { json, outcome, signedFetch } from './signed-fetch.ts';

const week = { StartTime: lastWeek.from, EndTime: lastWeek.to };
const news = 'news@mail.brightcart.example';

describe('GetTrackList', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a week', week, '200'],
    ['today', { StartTime: '2026-11-18', EndTime: '2026-11-18' }, '200'],
    ['29 days back', { StartTime: '2026-10-20', EndTime: '2026-10-20' }, '200'],
    ['30 days back', { StartTime: '2026-10-19', EndTime: '2026-10-19' }, '400 InvalidStartTime.Malformed'],
    ['eight dates', { StartTime: '2026-11-10', EndTime: '2026-11-17' }, '400 InvalidBetweenTime.Malformed'],
    ['backwards', { StartTime: '2026-11-17', EndTime: '2026-11-16' }, '400 InvalidBetweenTime.Malformed'],
    ['an end in the future', { StartTime: '2026-11-18', EndTime: '2026-11-19' }, '400 InvalidDate.Malformed'],
    ['a start in the future', { StartTime: '2026-11-19', EndTime: '2026-11-19' }, '400 InvalidStartTime.Malformed'],
    ['no start', { EndTime: '2026-11-17' }, '400 MissingParameter'],
    ['no end', { StartTime: '2026-11-17' }, '400 MissingParameter'],
    ['an empty date', { StartTime: '', EndTime: '2026-11-17' }, '400 InvalidDate.NotFound'],
    ['a date with a time', { StartTime: '2026-11-17T00:00Z', EndTime: '2026-11-17' }, '400 InvalidDate.Malformed'],
    ['slashes', { StartTime: '2026/11/17', EndTime: '2026-11-17' }, '400 InvalidDate.Malformed'],
    ['a date that does not exist', { StartTime: '2026-11-31', EndTime: '2026-11-17' }, '400 InvalidDate.Malformed'],
    ['a month that does not exist', { StartTime: '2026-13-01', EndTime: '2026-11-17' }, '400 InvalidDate.Malformed'],
    ['a tag without a sender', { ...week, TagName: 'newsletter' }, '400 MissingParameter'],
    ['a tag with a sender', { ...week, TagName: 'newsletter', AccountName: news }, '200'],
    [
      'an unknown sender',
      { ...week, AccountName: 'nobody@mail.brightcart.example' },
      '404 InvalidMailAddress.NotFound',
    ],
    ['a sender that is no address', { ...week, AccountName: 'news' }, '400 InvalidMailAddressName.Malformed'],
    ['an endless tag', { ...week, AccountName: news, TagName: 'x'.repeat(129) }, '400 InvalidTagName.Malformed'],
    ['page 0', { ...week, PageNumber: '0' }, '400 InvalidParameter'],
    ['a page in words', { ...week, PageNumber: 'one' }, '400 InvalidParameter'],
    ['a page size of 0', { ...week, PageSize: '0' }, '400 InvalidParameter'],
    ['Total', { ...week, Total: '1' }, '400 InvalidParameter'],
    ['Offset', { ...week, Offset: '0' }, '400 InvalidParameter'],
    ['OffsetCreateTime', { ...week, OffsetCreateTime: '' }, '400 InvalidParameter'],
    ['OffsetCreateTimeDesc', { ...week, OffsetCreateTimeDesc: 'x' }, '400 InvalidParameter'],
  ])('%s', async (_, query, expected) => {
    const pretend = await pretendDirectMail();
    expect(await outcome(signedFetch(pretend, { query }))).toBe(expected);
    expect(pretend.calls.map(({ status, code }) => [status, code].filter((it) => it !== null).join(' '))).toEqual([
      expected,
    ]);
  });

  it('finds today in China: at 16:00 UTC a new day begins', async () => {
    let now = new Date('2026-11-18T15:59:59Z');
    const pretend = await pretendDirectMail({ now: () => now });
    const tomorrow = { StartTime: '2026-11-19', EndTime: '2026-11-19' };
    expect(await outcome(signedFetch(pretend, { query: tomorrow }))).toBe('400 InvalidStartTime.Malformed');
    now = new Date('2026-11-18T16:00:00Z');
    expect(await outcome(signedFetch(pretend, { query: tomorrow }))).toBe('200');
  });

  it('explains itself in the body every Alibaba Cloud service writes', async () => {
    const pretend = await pretendDirectMail();
    const { body } = await json(signedFetch(pretend, { query: {} }));
    expect(body).toEqual({
      RequestId: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
      Message: 'The required parameter StartTime is missing.',
      Recommend: `https://next.api.aliyun.com/troubleshoot?q=MissingParameter&product=Dm&requestId=${body.RequestId}`,
      HostId: pretend.endpoint,
      Code: 'MissingParameter',
    });
  });
});

describe('permissions', () => {
  it.each(['NoPermission', 'Forbidden'] as const)(
    'answers %s for a denied action, with the action to allow',
    async (deniedCode) => {
      const pretend = await pretendDirectMail({ denied: ['GetTrackList'], switches: { deniedCode } });
      const thrown = await thrownBy(track(sdkClient(pretend), { startTime: lastWeek.from, endTime: lastWeek.to }));
      expect([thrown?.name, thrown?.code, thrown?.statusCode]).toEqual(['ClientError', deniedCode, 403]);
      expect(thrown?.accessDeniedDetail).toMatchObject({
        AuthAction: 'dm:GetTrackList',
        NoPermissionType: 'ImplicitDeny',
      });
      expect(await outcome(signedFetch(pretend, { action: 'DescAccountSummary' }))).toBe('200');
    },
  );
});

describe('limits', () => {
  it('lets 60 calls of an action through in a minute, and counts each action apart', async () => {
    const pretend = await pretendDirectMail({ callsPerMinute: 60 });
    const outcomes = await Promise.all(
      Array.from({ length: 62 }, () => outcome(signedFetch(pretend, { query: week }))),
    );
    expect(outcomes.filter((it) => it === '200')).toHaveLength(60);
    expect(outcomes.filter((it) => it === '400 Throttling.User')).toHaveLength(2);
    expect(await outcome(signedFetch(pretend, { action: 'QueryTagByParam' }))).toBe('200');
  });

  it('may answer 429, which the SDK calls a ThrottlingError too', async () => {
    const pretend = await pretendDirectMail({ callsPerMinute: 1, switches: { throttledStatus: 429 } });
    const ask = () => track(sdkClient(pretend), { startTime: lastWeek.from, endTime: lastWeek.to });
    expect((await ask()).pageNo).toBe(1);
    const thrown = await thrownBy(ask());
    expect([thrown?.name, thrown?.code, thrown?.statusCode]).toEqual(['ThrottlingError', 'Throttling.User', 429]);
  });

  it.each([
    ['DescAccountSummary', 10],
    ['QueryMailAddressByParam', 5],
  ])('keeps the own limit of %s', async (action, limit) => {
    const pretend = await pretendDirectMail({ callsPerMinute: 1000 });
    const outcomes = await Promise.all(
      Array.from({ length: limit + 1 }, () => outcome(signedFetch(pretend, { action }))),
    );
    expect(outcomes.filter((it) => it === '200')).toHaveLength(limit);
  });

  it('slides: the five addresses a second are free again a second later', async () => {
    const pretend = await pretendDirectMail({ callsPerMinute: 1000 });
    const ask = () => outcome(signedFetch(pretend, { action: 'QueryMailAddressByParam' }));
    await Promise.all(Array.from({ length: 5 }, ask));
    expect(await ask()).toBe('400 Throttling.User');
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await ask()).toBe('200');
  });

  it('does not count refused signatures', async () => {
    const pretend = await pretendDirectMail({ callsPerMinute: 1 });
    expect(await outcome(signedFetch(pretend, { query: week, secret: 'wrong' }))).toBe('403 SignatureDoesNotMatch');
    expect(await outcome(signedFetch(pretend, { query: week }))).toBe('200');
  });
});

it('remembers every call with its action, parameters, time and status', async () => {
  const before = Date.now();
  const pretend = await pretendDirectMail();
  await outcome(signedFetch(pretend, { query: { ...week, Esp: 'gmail.com' } }));
  await outcome(signedFetch(pretend, { action: 'Nonsense' }));
  expect(pretend.callsTo('GetTrackList')).toHaveLength(1);
  expect(pretend.calls.map(({ at, ...call }) => ({ ...call, recent: at.getTime() >= before }))).toEqual([
    { action: 'GetTrackList', query: { ...week, Esp: 'gmail.com' }, status: 200, code: null, recent: true },
    { action: 'Nonsense', query: {}, status: 404, code: 'InvalidAction.NotFound', recent: true },
  ]);
  expect(pretend.calls[0]?.at).not.toEqual(wednesday);
});
