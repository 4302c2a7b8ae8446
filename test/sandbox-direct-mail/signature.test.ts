import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startDirectMail } from '../../sandbox/direct-mail/server.ts';
import { lastWeek, pretendDirectMail } from './running.ts';
import { sdk, sdkClient, thrownBy, track } from './sdk-client.ts';
import { outcome, type SignedRequest, signedFetch } from './signed-fetch.ts';

const query = { StartTime: lastWeek.from, EndTime: lastWeek.to };
const utcSeconds = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('a signature the SDK made', () => {
  it.each([
    'plain',
    'with space',
    'a+b',
    'star*and!',
    "it's (fine)",
    'tilde~dash-dot.under_',
    'per%20cent%',
    'a&b=c?d#e/f\\g',
    '订单 “双十一”，🎉',
    '\u202ereversed\ttab',
  ])('is accepted for the tag %j', async (tagName) => {
    const pretend = await pretendDirectMail({ switches: { unknownSender: 'nothing' } });
    await track(sdkClient(pretend), {
      startTime: lastWeek.from,
      endTime: lastWeek.to,
      accountName: 'a+b@c.example',
      tagName,
    });
    expect(pretend.calls.map(({ status, query }) => [status, query.TagName, query.AccountName])).toEqual([
      [200, tagName, 'a+b@c.example'],
    ]);
  });

  it('is accepted for any text', async () => {
    const pretend = await startDirectMail({ callsPerMinute: null });
    const client = sdkClient(pretend);
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((it) => it.isWellFormed());
    await fc.assert(
      fc.asyncProperty(text, async (keyWord) => {
        await client.queryTagByParam(new sdk.QueryTagByParamRequest({ keyWord }));
        expect(pretend.calls.at(-1)?.query.KeyWord).toBe(keyWord);
      }),
      { numRuns: 60 },
    );
    await pretend.close();
  });

  it('is accepted with a temporary key and its token, and not without', async () => {
    const pretend = await pretendDirectMail({ keys: { 'STS.temporary': 'secret' } });
    const key = { accessKeyId: 'STS.temporary', accessKeySecret: 'secret' };
    const fields = { startTime: lastWeek.from, endTime: lastWeek.to };
    const withToken = sdkClient(pretend, { ...key, securityToken: 'token' });
    expect((await track(withToken, fields)).total).toBe(7);
    const without = await thrownBy(track(sdkClient(pretend, key), fields));
    expect(without?.code).toBe('MissingSecurityToken');
  });

  it('made with a wrong secret is refused', async () => {
    const pretend = await pretendDirectMail();
    const client = sdkClient(pretend, { accessKeySecret: 'wrong' });
    const thrown = await thrownBy(track(client, { startTime: lastWeek.from, endTime: lastWeek.to }));
    expect([thrown?.name, thrown?.code, thrown?.statusCode]).toEqual(['ClientError', 'SignatureDoesNotMatch', 403]);
  });
});

describe('a signature made by hand', () => {
  it.each<[string, SignedRequest, string]>([
    ['right', {}, '200'],
    ['with a signed token', { headers: { 'x-acs-security-token': 'token' } }, '200'],
    ['of an unknown key', { keyId: 'nobody' }, '404 InvalidAccessKeyId.NotFound'],
    ['of a key named like an object property', { keyId: 'constructor' }, '404 InvalidAccessKeyId.NotFound'],
    ['with a wrong secret', { secret: 'wrong' }, '403 SignatureDoesNotMatch'],
    ['without Authorization', { tamper: ({ headers }) => delete headers.authorization }, '400 MissingAccessKeyId'],
    [
      'of another algorithm',
      {
        tamper: ({ headers }) =>
          (headers.authorization = headers.authorization?.replace('ACS3-HMAC-SHA256', 'ACS3-HMAC-SM3') ?? ''),
      },
      '400 InvalidSignatureMethod',
    ],
    [
      'over other parameters',
      { tamper: ({ url }) => url.searchParams.set('EndTime', '2026-11-16') },
      '403 SignatureDoesNotMatch',
    ],
    ['over another body', { tamper: (sent) => (sent.body = 'x') }, '403 SignatureDoesNotMatch'],
    [
      'over another action',
      { tamper: ({ headers }) => (headers['x-acs-action'] = 'DescAccountSummary') },
      '403 SignatureDoesNotMatch',
    ],
    ['that leaves out the nonce', { unsigned: ['x-acs-signature-nonce'] }, '400 IncompleteSignature'],
    [
      'that leaves out the token',
      { headers: { 'x-acs-security-token': 't' }, unsigned: ['x-acs-security-token'] },
      '400 IncompleteSignature',
    ],
    ['14 minutes old', { headers: { 'x-acs-date': utcSeconds(Date.now() - 14 * 60_000) } }, '200'],
    [
      '16 minutes old',
      { headers: { 'x-acs-date': utcSeconds(Date.now() - 16 * 60_000) } },
      '400 InvalidTimeStamp.Expired',
    ],
    [
      '16 minutes early',
      { headers: { 'x-acs-date': utcSeconds(Date.now() + 16 * 60_000) } },
      '400 InvalidTimeStamp.Expired',
    ],
    ['with an odd date', { headers: { 'x-acs-date': '2026-11-18 06:30:00' } }, '400 InvalidTimeStamp.Format'],
    [
      'with another id beside the token',
      { headers: { 'x-acs-accesskey-id': 'STS.other' } },
      '400 InvalidSecurityToken.MismatchWithAccessKey',
    ],
    [
      'of a wrong body hash',
      { headers: { 'x-acs-content-sha256': nothing.replace('e', 'f') } },
      '403 SignatureDoesNotMatch',
    ],
  ])('%s', async (_, request, expected) => {
    const pretend = await pretendDirectMail();
    expect(await outcome(signedFetch(pretend, { query, ...request }))).toBe(expected);
  });

  it('is taken once', async () => {
    const pretend = await pretendDirectMail();
    const headers = { 'x-acs-signature-nonce': 'once' };
    expect(await outcome(signedFetch(pretend, { query, headers }))).toBe('200');
    expect(await outcome(signedFetch(pretend, { query, headers }))).toBe('400 SignatureNonceUsed');
  });
});

describe('the form of a request', () => {
  it.each<[string, SignedRequest, string]>([
    ['GET', { method: 'GET' }, '405 UnsupportedHTTPMethod'],
    ['an unknown action', { action: 'GetTracklist' }, '404 InvalidAction.NotFound'],
    ['an action named like an object property', { action: 'toString' }, '404 InvalidAction.NotFound'],
    ['no action', { action: '' }, '400 MissingAction'],
    ['another path', { path: '/api' }, '404 InvalidAction.NotFound'],
    ['another version', { headers: { 'x-acs-version': '2017-06-22' } }, '400 InvalidVersion'],
    ['no version', { tamper: ({ headers }) => delete headers['x-acs-version'] }, '400 MissingVersion'],
  ])('%s is refused', async (_, request, expected) => {
    const pretend = await pretendDirectMail();
    expect(await outcome(signedFetch(pretend, { query, ...request }))).toBe(expected);
  });
});
