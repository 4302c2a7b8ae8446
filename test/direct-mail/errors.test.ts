import { ClientError, ServerError, ThrottlingError } from '@alicloud/openapi-core';
import { describe, expect, it } from 'vitest';
import { CredentialsNotFound } from '../../src/adapters/direct-mail/credentials.ts';
import { AttemptTimeout, explain, RefusedInBody } from '../../src/adapters/direct-mail/errors.ts';
import { ThrottledOut } from '../../src/adapters/direct-mail/limiter.ts';

const requestId = '10A1AD70-E48E-476D-98D9-39BD92193837';
const client = (code: string, statusCode = 400, message = 'x') =>
  new ClientError({ code, statusCode, message, requestId });
const server = (code: string, statusCode = 500) => new ServerError({ code, statusCode, message: 'x', requestId });
const throttling = (code: string, retryAfter?: number) =>
  new ThrottlingError({
    code,
    statusCode: 400,
    message: 'x',
    requestId,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
const socket = (code: string) => Object.assign(new Error(`connect ${code} 127.0.0.1:1POST http://x failed.`), { code });
const timeout = () =>
  Object.assign(new Error('ConnectTimeout: Connect HTTP://x/?a=b failed.'), { name: 'RequestTimeoutError' });

const tooFrequent =
  'Direct Mail refused the call as too frequent: the limit is shared by all that asks for this account. Try again in a minute, or lower DIRECT_MAIL_CALLS_PER_MINUTE.';
const denied =
  'Direct Mail refused: the access key may not call GetTrackList. Allow dm:GetTrackList in its RAM policy.';
const noKeys =
  'No Alibaba Cloud credentials were found. Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.';
const badSecret =
  'Direct Mail refused the signature: the secret does not belong to the access key. Check ALIBABA_CLOUD_ACCESS_KEY_SECRET.';
const badToken =
  'Direct Mail refused the security token: it is wrong or has expired. Renew ALIBABA_CLOUD_SECURITY_TOKEN.';
const badDates = 'Direct Mail refused the dates. It keeps the last 30 days; ask for days among them.';
const noSender = 'Direct Mail does not know this sender address. Check its spelling; senders belong to one region.';
const noTag = 'Direct Mail does not know this tag. Check its spelling and whether it belongs to the sender.';
const trouble = 'Direct Mail has trouble of its own at the moment. Try again in a few minutes.';
const late = 'Direct Mail did not answer in time. Try again in a few minutes.';
const broke = 'The connection to Direct Mail broke before the answer was complete. Try again in a few minutes.';
const away = 'Direct Mail cannot be reached. Check the network, DIRECT_MAIL_REGION and DIRECT_MAIL_ENDPOINT.';
const noName =
  'The name of the Direct Mail endpoint was not found. Check the network, DIRECT_MAIL_REGION and DIRECT_MAIL_ENDPOINT.';
const unsafe =
  'No safe connection to Direct Mail could be made. Check DIRECT_MAIL_ENDPOINT and the certificates of this machine.';
const gateway =
  'Something between here and Direct Mail answered in its place. Try again in a few minutes; if it stays so, check DIRECT_MAIL_ENDPOINT.';

it.each([
  [throttling('Throttling'), 'throttled', tooFrequent],
  [throttling('Throttling.User'), 'throttled', tooFrequent],
  [throttling('Throttling.Api'), 'throttled', tooFrequent],
  [client('TooManyRequests', 429), 'throttled', tooFrequent],
  [client('undefined', 429), 'throttled', tooFrequent],
  [new ThrottledOut(), 'throttled', tooFrequent],
  [new RefusedInBody('Throttling.User'), 'throttled', tooFrequent],
  [client('NoPermission', 403), 'permission', denied],
  [client('Forbidden', 400), 'permission', denied],
  [client('Forbidden', 403), 'permission', denied],
  [client('Forbidden.RAM', 403), 'permission', denied],
  [client('Forbidden.AccessKeyDisabled', 403), 'permission', denied],
  [client('SomethingNew', 403), 'permission', denied],
  [client('undefined', 401), 'permission', denied],
  [new RefusedInBody('NoPermission'), 'permission', denied],
  [client('InvalidCredentials', 0), 'permission', noKeys],
  [new CredentialsNotFound(), 'permission', noKeys],
  [
    client('InvalidAccessKeyId.NotFound', 404),
    'permission',
    'Direct Mail does not know the access key. Check ALIBABA_CLOUD_ACCESS_KEY_ID.',
  ],
  [
    client('InvalidAccessKeyId.Inactive', 400),
    'permission',
    'The access key is disabled. Enable it in the RAM console, or set another one.',
  ],
  [client('SignatureDoesNotMatch', 400), 'permission', badSecret],
  [client('IncompleteSignature', 400), 'permission', badSecret],
  [client('InvalidSecurityToken.Expired', 400), 'permission', badToken],
  [client('SecurityTokenExpired', 400), 'permission', badToken],
  [
    client('InvalidTimeStamp.Expired', 400),
    'permission',
    'Direct Mail refused the signature because of its time: the clock of this machine is wrong. Set it right.',
  ],
  [client('InvalidMailAddress.NotFound', 404), 'unknown-sender', noSender],
  [client('InvalidMailAddress.NotFound', 400), 'unknown-sender', noSender],
  [client('InvalidMailAddressName.Malformed'), 'unknown-sender', noSender],
  [
    client('InvalidBetweenTime.Malformed'),
    'bad-request',
    'Direct Mail refused the range as too long. One query spans at most 7 days.',
  ],
  [client('InvalidDate.Malformed'), 'bad-request', badDates],
  [client('InvalidDate.NotFound'), 'bad-request', badDates],
  [client('InvalidStartTime.Malformed'), 'bad-request', badDates],
  [client('InvalidTagName.Malformed'), 'bad-request', noTag],
  [client('InvalidTagName.NotFound', 404), 'bad-request', noTag],
  [
    client('MissingParameter'),
    'bad-request',
    'Direct Mail misses something in the question. Say the sender too if you ask about a tag.',
  ],
  [
    client('InvalidParameter'),
    'bad-request',
    'Direct Mail refused the question (InvalidParameter). Try other filters or days.',
  ],
  [client('undefined'), 'bad-request', 'Direct Mail refused the question. Try other filters or days.'],
  [server('InternalError'), 'unreachable', trouble],
  [server('ServiceUnavailable', 503), 'unreachable', trouble],
  [server('undefined', 502), 'unreachable', trouble],
  [client('InternalError', 400), 'unreachable', trouble],
  [client('SignatureNonceUsed', 400), 'unreachable', 'Direct Mail took the call for a repetition. Try again.'],
  [timeout(), 'unreachable', late],
  [new AttemptTimeout(), 'unreachable', late],
  [socket('ETIMEDOUT'), 'unreachable', late],
  [client('undefined', 408), 'unreachable', late],
  [socket('ECONNREFUSED'), 'unreachable', away],
  [socket('EHOSTUNREACH'), 'unreachable', away],
  [socket('ENOTFOUND'), 'unreachable', noName],
  [socket('EAI_AGAIN'), 'unreachable', noName],
  [socket('ECONNRESET'), 'unreachable', broke],
  [Object.assign(new Error('aborted'), { code: 'ECONNRESET' }), 'unreachable', broke],
  [socket('EPIPE'), 'unreachable', broke],
  [socket('DEPTH_ZERO_SELF_SIGNED_CERT'), 'unreachable', unsafe],
  [socket('ERR_TLS_CERT_ALTNAME_INVALID'), 'unreachable', unsafe],
  [new SyntaxError(`Unexpected token '<', "<html>"... is not valid JSON`), 'unreachable', gateway],
  [new TypeError('x is not a function'), 'unexpected', 'Direct Mail could not be asked. The log tells more.'],
  ['thrown text', 'unexpected', 'Direct Mail could not be asked. The log tells more.'],
  [null, 'unexpected', 'Direct Mail could not be asked. The log tells more.'],
] as const)('%s is %s', (error, kind, sentence) => {
  expect(explain(error, 'GetTrackList').fault).toMatchObject({ kind, sentence });
});

it('a missing permission names the action that needs it', () => {
  expect(explain(client('NoPermission', 403), 'DedicatedIpList').fault.sentence).toBe(
    'Direct Mail refused: the access key may not call DedicatedIpList. Allow dm:DedicatedIpList in its RAM policy.',
  );
});

it('code and request id are kept for the log', () => {
  expect(explain(client('InvalidDate.Malformed'), 'GetTrackList').fault).toMatchObject({
    code: 'InvalidDate.Malformed',
    requestId,
  });
});

it("the server's own delay is handed on", () => {
  expect(explain(throttling('Throttling.User', 1500), 'GetTrackList').serverDelayMs).toBe(1500);
  expect(explain(throttling('Throttling.User'), 'GetTrackList').serverDelayMs).toBeUndefined();
});

it.each([
  [client('InvalidParameter', 400, 'The specified parameter PageSize must not exceed 50.'), true],
  [client('InvalidPageSize.Malformed'), true],
  [client('Whatever', 400, 'the page size is too large'), true],
  [client('InvalidParameter', 400, 'A parameter is not valid.'), true],
  [client('InvalidParameter', 400, 'Not valid. See https://example.com/?AccountName=a&Esp=b'), true],
  [client('ParameterOutOfRange', 400, 'A parameter is out of range.'), true],
  [client('IllegalParam', 400, ''), true],
  [client('Teapot', 418, ''), false],
  [client('InvalidParameter', 400, 'The specified parameter Esp is not valid.'), false],
  [client('InvalidDate.Malformed'), false],
  [server('InternalError'), false],
])('%s may be about the page size: %s', (error, refused) => {
  expect(explain(error, 'GetTrackList').pageSizeRefused).toBe(refused);
});

describe('nothing leaks', () => {
  const secrets = [
    'LTAI5tSecretKeyId1',
    'cY9secretsecret',
    'news@brightcart.example',
    'dm.aliyuncs.com',
    '203.0.113.7',
    'newsletter-tag',
  ];
  const url = `HTTP://dm.aliyuncs.com/?AccountName=news%40brightcart.example&TagName=newsletter-tag`;
  const said = `${url} ${secrets.join(' ')} failed.`;
  const hostile: readonly unknown[] = [
    ...secrets.flatMap((secret) => [client(secret, 400, said), server(secret), throttling(`Throttling.${secret}`)]),
    ...secrets.map(
      (secret) => new ClientError({ code: 'Forbidden', statusCode: 403, message: said, requestId: secret }),
    ),
    ...['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', url].map((code) => Object.assign(new Error(said), { code })),
    Object.assign(new Error(said), { name: 'RequestTimeoutError' }),
    Object.assign(new Error(said), { name: secrets[1] }),
    new SyntaxError(said),
    new TypeError(said),
    new RefusedInBody(said),
    said,
    { code: { toString: () => said }, message: said, requestId: { id: said } },
    { statusCode: 400, code: 'https://dm.aliyuncs.com/troubleshoot', data: { HostId: 'dm.aliyuncs.com' } },
  ];

  it.each(hostile.map((error, index) => [index, error]))('%i: %o', (_, error) => {
    const told = JSON.stringify(explain(error, 'GetTrackList'));
    for (const secret of [...secrets, 'http', '%40', '?']) expect(told).not.toContain(secret);
    expect(told).toMatch(/"sentence":"[A-Z][^"]+\."/);
  });
});
