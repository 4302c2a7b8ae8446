import { expect, it } from 'vitest';
import type { Fault } from '../../sandbox/direct-mail/fault.ts';
import type { PretendDirectMail } from '../../sandbox/direct-mail/server.ts';
import { lastWeek, person, pretendDirectMail, sourceOf, sumsOf } from './pretend.ts';

/** Long enough for every answer that does come, on a busy machine too. */
const timing = { attemptMs: 1_000 };
const silent = ['no-answer', 'slow', 'stalled-body'];
const sourceFor = (pretend: PretendDirectMail, { kind }: Fault) =>
  sourceOf(pretend, silent.includes(kind) ? { timing } : {});

const page2 = { when: { PageNumber: '2' } };

/** Faults that another attempt mends, on an answer of four pages: how many calls it takes altogether. */
const mendable: readonly (readonly [fault: Fault, calls: number])[] = [
  [{ kind: 'throttled' }, 5],
  [{ kind: 'throttled', status: 429, code: 'Throttling.Api', retryAfterMs: 20 }, 5],
  [{ kind: 'throttled', ...page2 }, 5],
  [{ kind: 'throttled', times: 4 }, 8],
  [{ kind: 'server-error' }, 5],
  [{ kind: 'server-error', status: 503, times: 4 }, 8],
  [{ kind: 'server-error', ...page2, times: 4 }, 8],
  [{ kind: 'gateway-page', status: 200 }, 5],
  [{ kind: 'gateway-page', status: 502 }, 5],
  [{ kind: 'gateway-page', status: 503, ...page2 }, 5],
  [{ kind: 'empty-body' }, 5],
  [{ kind: 'empty-body', status: 502 }, 5],
  [{ kind: 'reset' }, 5],
  [{ kind: 'reset', ...page2, times: 2 }, 6],
  [{ kind: 'no-answer' }, 5],
  [{ kind: 'slow', ms: 5_000 }, 5],
  [{ kind: 'half-body' }, 5],
  [{ kind: 'stalled-body', ...page2 }, 5],
  [{ kind: 'odd-body', body: 'not-an-object' }, 5],
  [{ kind: 'odd-body', body: 'stat-object', ...page2 }, 5],
  [{ kind: 'odd-body', body: 'negative-total' }, 4],
  [{ kind: 'no-data' }, 5],
  [{ kind: 'no-data', ...page2 }, 8],
  [{ kind: 'garbage-row' }, 5],
  [{ kind: 'garbage-row', field: 'RcptClickCount', value: '-3', ...page2 }, 5],
  [{ kind: 'short-page' }, 8],
  [{ kind: 'short-page', rows: 7, ...page2 }, 8],
  [{ kind: 'repeated-rows', ...page2 }, 5],
  [{ kind: 'repeated-rows', rows: 50, ...page2 }, 5],
  [{ kind: 'repeated-rows', when: { PageNumber: '4' } }, 4],
  [{ kind: 'moving-total' }, 8],
  [{ kind: 'moving-total', by: -1, ...page2 }, 8],
  [{ kind: 'moving-total', by: -80 }, 6],
  [{ kind: 'moving-total', by: 300 }, 14],
  [{ kind: 'foreign-day' }, 8],
  [{ kind: 'foreign-day', ...page2 }, 5],
];

it.each(mendable)('%j: the true sums, in %i calls', async (fault, calls) => {
  const pretend = await pretendDirectMail({ switches: { rows: 'hour', pageSizeCap: 50 }, faults: [fault] });
  const answer = await sourceFor(pretend, fault).track(lastWeek, person);
  expect(sumsOf(answer)).toEqual(pretend.truth(lastWeek).total);
  expect(answer.calls).toBe(calls);
  expect(pretend.calls).toHaveLength(calls);
});

const tried = 'It was tried 5 times.';

/** Faults that stay: what is told in the end, and after how many calls. */
const lasting: readonly (readonly [fault: Fault, calls: number, told: string])[] = [
  [
    { kind: 'throttled' },
    5,
    `throttled: Direct Mail refused the call as too frequent: the limit is shared by all that asks for this account. Try again in a minute, or lower DIRECT_MAIL_CALLS_PER_MINUTE. ${tried}`,
  ],
  [
    { kind: 'server-error' },
    5,
    `unreachable: Direct Mail has trouble of its own at the moment. Try again in a few minutes. ${tried}`,
  ],
  [
    { kind: 'gateway-page', status: 200 },
    5,
    `unreachable: Something between here and Direct Mail answered in its place. Try again in a few minutes; if it stays so, check DIRECT_MAIL_ENDPOINT. ${tried}`,
  ],
  [
    { kind: 'reset' },
    5,
    `unreachable: The connection to Direct Mail broke before the answer was complete. Try again in a few minutes. ${tried}`,
  ],
  [
    { kind: 'half-body' },
    5,
    `unreachable: The connection to Direct Mail broke before the answer was complete. Try again in a few minutes. ${tried}`,
  ],
  [{ kind: 'no-answer' }, 5, `unreachable: Direct Mail did not answer in time. Try again in a few minutes. ${tried}`],
  [
    { kind: 'no-permission' },
    1,
    'permission: Direct Mail refused: the access key may not call GetTrackList. Allow dm:GetTrackList in its RAM policy.',
  ],
  [
    { kind: 'refused', status: 400, code: 'InvalidAccessKeyId.NotFound', message: 'x' },
    1,
    'permission: Direct Mail does not know the access key. Check ALIBABA_CLOUD_ACCESS_KEY_ID.',
  ],
  [
    { kind: 'refused', status: 418, code: 'Teapot', message: 'http://127.0.0.1' },
    1,
    'bad-request: Direct Mail refused the question (Teapot). Try other filters or days.',
  ],
  [{ kind: 'odd-body', body: 'not-an-object' }, 2, 'unexpected: The answer of Direct Mail holds no tracking data.'],
  [
    { kind: 'odd-body', body: 'stat-object' },
    2,
    'unexpected: The answer of Direct Mail makes no sense: its records are not what they should be.',
  ],
  [{ kind: 'no-data' }, 2, 'unexpected: Direct Mail announced 7 records but gave none.'],
  [{ kind: 'garbage-row' }, 2, 'unexpected: The answer of Direct Mail makes no sense: TotalNumber is not a count.'],
  [{ kind: 'short-page' }, 2, 'unexpected: Direct Mail announced 7 records but gave 6. Try again in a minute.'],
  [{ kind: 'moving-total' }, 2, 'unexpected: Direct Mail announced 8 records but gave 7. Try again in a minute.'],
];

it.each(lasting)('%j for ever: %i calls, then told', async (fault, calls, told) => {
  const pretend = await pretendDirectMail({ faults: [{ ...fault, times: Number.POSITIVE_INFINITY }] });
  const source = sourceFor(pretend, fault);
  const answer = await source.track(lastWeek, person);
  expect(sumsOf(answer)).toBe(told);
  expect(answer.calls).toBe(calls);
  expect(pretend.calls).toHaveLength(calls);
});

it.each([
  [{ kind: 'foreign-day' }, 2],
  [{ kind: 'odd-body', body: 'negative-total' }, 1],
] as const)('%j for ever is lived with', async (fault, calls) => {
  const pretend = await pretendDirectMail({ faults: [{ ...fault, times: Number.POSITIVE_INFINITY }] });
  const answer = await sourceOf(pretend).track(lastWeek, person);
  expect(sumsOf(answer)).toEqual(pretend.truth(lastWeek).total);
  expect(answer.calls).toBe(calls);
});
