import { expect, it } from 'vitest';
import type { Switches } from '../../sandbox/direct-mail/switches.ts';
import { lastWeek, person, pretendDirectMail, sentByDay, sourceOf, sumsOf } from './pretend.ts';

type Switch = Partial<Switches>;

/** Every way the service may turn out to be, how many calls it takes, and whether rows tell their days. */
const readings: readonly (readonly [switches: Switch, calls: number, days: boolean])[] = [
  [{}, 1, true],
  [{ rows: 'hour' }, 2, true],
  [{ rows: 'day-without-zeros' }, 1, true],
  [{ rows: 'sender-day' }, 1, true],
  [{ rows: 'window' }, 1, false],
  [{ rates: 'fraction' }, 1, true],
  [{ rates: 'percent' }, 1, true],
  [{ rates: 'empty' }, 1, true],
  [{ rates: 'missing' }, 1, true],
  [{ rates: 'fraction', counts: 'numbers' }, 1, true],
  [{ counts: 'numbers' }, 1, true],
  [{ rows: 'hour', pageSizeCap: 10 }, 17, true],
  [{ rows: 'hour', pageSizeCap: 50, order: 'descending' }, 4, true],
  [{ rows: 'hour', pageSizeCap: 50, order: 'shuffled' }, 4, true],
  [{ rows: 'hour', pageSizeCap: 50, overCap: 'refused' }, 18, true],
  [{ rows: 'sender-day', pageSizeCap: 7 }, 4, true],
  [{ createTimeFormat: 'day' }, 1, true],
  [{ createTimeFormat: 'epoch-seconds' }, 1, true],
  [{ createTimeFormat: 'epoch-milliseconds' }, 1, true],
  [{ createTimeZone: 'utc' }, 1, true],
  [{ rows: 'hour', createTimeZone: 'utc', createTimeFormat: 'minute' }, 2, true],
  [{ totalPages: 'missing' }, 1, true],
  [{ total: 'missing' }, 1, true],
  [{ total: 'missing', totalPages: 'missing' }, 1, true],
  [{ rows: 'hour', totalPages: 'missing' }, 2, true],
  [{ rows: 'hour', total: 'missing' }, 2, true],
  [{ rows: 'hour', pageSizeCap: 50, total: 'missing', totalPages: 'missing' }, 4, true],
  [{ span: 'seven-apart', retention: 30 }, 1, true],
];

it.each(readings)('%j: the true sums in %i calls', async (switches, calls, days) => {
  const pretend = await pretendDirectMail({ switches });
  const source = sourceOf(pretend);
  const answer = await source.track(lastWeek, person);
  const truth = pretend.truth(lastWeek);
  expect(sumsOf(answer)).toEqual(truth.total);
  expect(answer.calls).toBe(pretend.calls.length);
  // At most one more look where nothing tells how many records there are.
  expect([calls, calls + (switches.total && switches.totalPages ? 1 : 0)]).toContain(answer.calls);
  if (days)
    expect(sentByDay(answer)).toEqual(Object.fromEntries(truth.days.map(({ day, counts }) => [day, counts.sent])));
});

const empties: readonly (readonly [switches: Switch, kind: 'empty' | 'company'])[] = (
  ['empty-stat', 'no-data', 'null-stat', 'zero-row', 'empty-data'] as const
).flatMap((empty) => [
  [{ empty }, 'empty'] as const,
  [{ empty, total: 'missing' }, 'empty'] as const,
  [{ empty, total: 'missing', totalPages: 'missing' }, 'empty'] as const,
]);

it.each(empties)('%j: nothing found is nothing, not a fault', async (switches, account) => {
  const pretend = await pretendDirectMail({ switches, account });
  const answer = await sourceOf(pretend).track(lastWeek, person);
  expect(sumsOf(answer)).toEqual({ sent: 0, opens: 0, uniqueOpens: 0, clicks: 0, uniqueClicks: 0 });
  expect(answer.calls).toBe(1);
});

it.each([
  [{ others: 'others' }, 'others', true],
  [{ others: 'others' }, 'Others', false],
  [{ others: 'Others' }, 'others', false],
  [{ others: 'either' }, 'Others', true],
] as const)('%j: esp %s finds something: %s', async (switches, esp, found) => {
  const pretend = await pretendDirectMail({ switches });
  const answer = await sourceOf(pretend).track({ ...lastWeek, esp }, person);
  expect(answer.ok && answer.value.length > 0).toBe(found);
  expect(answer.calls).toBe(1);
});

it.each([
  [{ wrongOthers: 'refused' }, 'company', { esp: 'Others' }, 'bad-request'],
  [{ filtersWithoutIps: 'refused' }, 'no-dedicated-ips', { esp: 'gmail.com' }, 'bad-request'],
  [{ filtersWithoutIps: 'refused' }, 'no-dedicated-ips', { ip: '203.0.113.11' }, 'bad-request'],
  [{ unknownTag: 'refused' }, 'company', { sender: 'news@mail.brightcart.example', tag: 'nosuchtag' }, 'bad-request'],
  [{}, 'company', { sender: 'nobody@mail.brightcart.example' }, 'unknown-sender'],
  [{}, 'company', { sender: 'nobody' }, 'unknown-sender'],
  [{}, 'company', { tag: 'newsletter' }, 'bad-request'],
] as const)('%j, %s: %j is refused once as %s', async (switches, account, filters, kind) => {
  const pretend = await pretendDirectMail({ switches, account });
  expect(await sourceOf(pretend).track({ ...lastWeek, ...filters }, person)).toMatchObject({
    ok: false,
    fault: { kind },
    calls: 1,
  });
  expect(pretend.calls).toHaveLength(1);
});

it.each([
  [{ unknownTag: 'nothing' }, { sender: 'news@mail.brightcart.example', tag: 'nosuchtag' }],
  [{ unknownSender: 'nothing' }, { sender: 'nobody@mail.brightcart.example' }],
] as const)('%j: %j finds nothing', async (switches, filters) => {
  const pretend = await pretendDirectMail({ switches });
  expect(await sourceOf(pretend).track({ ...lastWeek, ...filters }, person)).toMatchObject({ ok: true, value: [] });
});

it.each([400, 429] as const)('throttling told with %i is throttling', async (throttledStatus) => {
  const pretend = await pretendDirectMail({ switches: { throttledStatus }, callsPerMinute: 1 });
  const source = sourceOf(pretend);
  await source.track(lastWeek, person);
  expect(await source.track({ ...lastWeek, esp: 'gmail.com' }, person)).toMatchObject({
    ok: false,
    fault: { kind: 'throttled' },
    calls: 5,
  });
});

it.each(['NoPermission', 'Forbidden'] as const)('a missing permission told as %s', async (deniedCode) => {
  const pretend = await pretendDirectMail({ switches: { deniedCode }, denied: ['GetTrackList'] });
  expect(await sourceOf(pretend).track(lastWeek, person)).toMatchObject({
    fault: {
      kind: 'permission',
      code: deniedCode,
      sentence:
        'Direct Mail refused: the access key may not call GetTrackList. Allow dm:GetTrackList in its RAM policy.',
    },
    calls: 1,
  });
});
