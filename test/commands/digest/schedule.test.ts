import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronFields, cronValues } from '../../../src/commands/digest/cron-field.ts';
import { editDigest } from '../../../src/commands/digest/edit.ts';
import { parseDigest } from '../../../src/commands/digest/parse.ts';
import type { Weekday } from '../../../src/dates/range.ts';
import type { Digest, Schedule } from '../../../src/digests/digest.ts';
import { suggestName } from '../../../src/digests/name.ts';
import { formatSchedule, saySchedule } from '../../../src/digests/say-schedule.ts';
import { weekly } from '../../digests/digests.ts';
import { spoken } from './context.ts';

const time = fc.integer({ min: 0, max: 1439 }).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
const field = (low: number, high: number) =>
  fc
    .uniqueArray(fc.integer({ min: low, max: high }), { minLength: 1, maxLength: 4 })
    .map((values) => values.sort((a, b) => a - b));
const star = (values: fc.Arbitrary<number[]>) =>
  fc.oneof(
    fc.constant('*'),
    values.map((list) => list.join(',')),
  );
const schedules: fc.Arbitrary<string> = fc.oneof(
  fc
    .record({
      kind: fc.constant('weekly' as const),
      weekdays: field(0, 6).map((days) => days as Weekday[]),
      time,
      every: fc.integer({ min: 1, max: 26 }),
      anchor: fc.constant('2026-11-16'),
    })
    .map(formatSchedule),
  fc
    .record({
      kind: fc.constant('monthly' as const),
      day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)),
      time,
    })
    .map(formatSchedule),
  fc
    .tuple(
      fc.integer({ min: 0, max: 59 }),
      star(field(0, 23)),
      star(field(1, 28)),
      star(field(1, 12)),
      star(field(0, 6)),
    )
    .map((fields) => `cron ${fields.join(' ')}`),
);

function scheduleOf(words: string): Schedule {
  const parsed = parseDigest(words, spoken);
  if (parsed.kind !== 'command' || parsed.command.kind !== 'create') throw new Error(JSON.stringify(parsed));
  return parsed.command.schedule;
}

describe('a schedule', () => {
  it('said in canonical words means the same again', () => {
    fc.assert(
      fc.property(schedules, (words) => {
        expect(formatSchedule(scheduleOf(words))).toBe(words);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['cron 0 9 * * 1-5', 'Monday to Friday at 09:00'],
    ['cron 0 9,17 * * *', 'every day at 09:00 and 17:00'],
    ['cron 30 8-18 * * 1', 'every Monday 11 times from 08:30 to 18:30'],
    ['cron 0 9 1,15 * *', 'on the 1st and 15th of every month at 09:00'],
    ['cron 0 9 1 1,4,7,10 *', 'on the 1st of January, April, July and October at 09:00'],
    ['cron 0 9 13 * 5', 'on the 13th of every month and every Friday at 09:00'],
    ['cron 0 9 */15 * 1', 'on the 1st, 16th and 31st of every month when it is Monday at 09:00'],
    ['cron 0 9 * jul mon', 'every Monday in July at 09:00'],
    ['cron 0 9 * 7 *', 'every day of July at 09:00'],
    ['every 2 weeks on weekdays at 9', 'every 2 weeks on Monday to Friday at 09:00'],
    ['sundays and mondays at 7', 'every Monday and Sunday at 07:00'],
    ['on the 22nd at 9', 'on the 22nd of every month at 09:00'],
    ['on the 13th at 9', 'on the 13th of every month at 09:00'],
  ])('%s is said as %s', (words, said) => {
    expect(saySchedule(scheduleOf(words))).toBe(said);
  });
});

describe('a field of a crontab line', () => {
  it.each([
    [0, '*/20', '0 20 40'],
    [0, '5-10/2', '5 7 9'],
    [0, '50/5', '50 55'],
    [1, '8,8,9', '8 9'],
    [3, 'jan-mar,DEC', '1 2 3 12'],
    [4, 'mon-fri', '1 2 3 4 5'],
    [4, '5-7', '5 6 7'],
    [4, 'Sunday', '0'],
  ])('%i: %s', (index, text, values) => {
    const read = cronValues(text, cronFields[index] ?? cronFields[0]);
    expect(read.ok && read.values.join(' ')).toBe(values);
  });

  it.each([
    [0, '60', '"60" is no minute: it goes from 0 to 59.'],
    [0, '-5', '"-5" is no minute: it goes from 0 to 59.'],
    [0, '*/0', '"*/0" is no minute: it goes from 0 to 59.'],
    [0, '1,,2', '"" is no minute: it goes from 0 to 59.'],
    [1, '18-8', '"18-8" runs backwards: the hour goes from 0 to 23.'],
    [3, '13', '"13" is no month: it goes from 1 to 12 or jan to dec.'],
    [4, '5L', '"5L" is no day of the week: it goes from 0 to 7 or sun to sat. L, W and # are not part of crontab.'],
  ])('%i: %s is refused', (index, text, message) => {
    expect(cronValues(text, cronFields[index] ?? cronFields[0])).toEqual({ ok: false, message });
  });

  it('has Sunday twice', () => {
    expect(scheduleOf('0 9 * * 7')).toMatchObject({ daysOfWeek: [0] });
    expect(scheduleOf('0 9 * * 5-7')).toMatchObject({ daysOfWeek: [0, 5, 6] });
  });
});

describe('an edit', () => {
  const now = new Date('2026-12-02T02:00:00Z');
  const biweekly: Digest = {
    ...weekly,
    schedule: { kind: 'weekly', weekdays: [1], time: '09:00', every: 2, anchor: '2026-11-16' },
  };
  const monthly: Digest = { ...weekly, schedule: { kind: 'monthly', day: 'last', time: '09:00' } };
  const edited = (digest: Digest, words: string) => {
    const parsed = parseDigest(`edit weekly-esp ${words}`, spoken);
    if (parsed.kind !== 'command' || parsed.command.kind !== 'edit') throw new Error(JSON.stringify(parsed));
    return editDigest(digest, parsed.command.change, now, 1);
  };

  it.each([
    ['at 10', weekly, 'every Monday at 10:00'],
    ['tuesdays', weekly, 'every Tuesday at 09:00'],
    ['daily at 7', weekly, 'every day at 07:00'],
    ['at 9 and 17', weekly, 'cron 0 9,17 * * 1'],
    ['every 2 weeks', weekly, 'every 2 weeks on Monday at 09:00'],
    ['on the 1st', weekly, 'on the 1st of every month at 09:00'],
    ['cron 0 8 * * 2', weekly, 'cron 0 8 * * 2'],
    ['tuesdays', biweekly, 'every 2 weeks on Tuesday at 09:00'],
    ['weekly', biweekly, 'every Monday at 09:00'],
    ['at 8', monthly, 'on the last day of every month at 08:00'],
    ['mondays', monthly, 'every Monday at 09:00'],
  ])('%s changes only that', (words, digest, said) => {
    const result = edited(digest, words);
    if (!result.ok) throw new Error(result.message);
    expect(formatSchedule(result.digest.schedule)).toBe(said);
    expect(result.digest).toMatchObject({
      name: 'weekly-esp',
      words: weekly.words,
      zone: weekly.zone,
      activeSince: now,
    });
  });

  it('keeps the weeks of a digest of every second week', () => {
    expect(edited(biweekly, 'tuesdays')).toMatchObject({ digest: { schedule: { anchor: '2026-11-16' } } });
    expect(edited(weekly, 'every 2 weeks')).toMatchObject({ digest: { schedule: { anchor: '2026-12-07' } } });
    expect(edited(biweekly, 'starting dec 7')).toMatchObject({
      digest: { schedule: { every: 2, anchor: '2026-12-07' } },
    });
  });

  it('of times in a crontab line keeps its days', () => {
    const cron: Digest = { ...weekly, schedule: scheduleOf('cron 0 9 * jul mon-fri') };
    expect(edited(cron, 'at 10 and 16')).toMatchObject({
      digest: { schedule: { expression: '0 10,16 * jul mon-fri' } },
    });
  });

  it('of report or name leaves its slots as they are; another zone moves them', () => {
    expect(edited(weekly, ': last 7 days by ip')).toMatchObject({
      digest: { words: 'last 7 days by ip vs previous', schedule: weekly.schedule, activeSince: weekly.activeSince },
    });
    expect(edited(weekly, 'named monday-esp')).toMatchObject({
      digest: { name: 'monday-esp', activeSince: weekly.activeSince },
    });
    expect(edited(weekly, 'in Berlin')).toMatchObject({
      digest: { zone: 'Europe/Berlin', schedule: weekly.schedule, activeSince: now },
    });
  });

  it('that makes no schedule is refused in a sentence', () => {
    expect(edited(monthly, 'at 9 and 17')).toEqual({
      ok: false,
      message: 'A digest of the end of the month has one time.',
    });
    expect(edited(weekly, 'starting dec 7')).toEqual({
      ok: false,
      message: 'Only "every 2 weeks" and the like have a start; others begin with their next time.',
    });
  });
});

describe('a suggested name', () => {
  const name = (words: string, taken: readonly string[] = []) => {
    const parsed = parseDigest(words, spoken);
    if (parsed.kind !== 'command' || parsed.command.kind !== 'create') throw new Error(JSON.stringify(parsed));
    return suggestName(taken, parsed.command.schedule, parsed.command.report.request);
  };

  it.each([
    ['weekly: last week by esp', 'weekly-esp'],
    ['daily: yesterday tag:welcome', 'daily-tag-welcome'],
    ['daily: yesterday from:news@example.com', 'daily-news'],
    ['daily: yesterday tag:"Spring Sale 50%!"', 'daily-tag-spring-sale-50'],
    ['weekdays: yesterday', 'weekdays'],
    ['0 9 * * 1-5: yesterday by ip', 'weekdays-ip'],
    ['biweekly: last week by ip', 'biweekly-ip'],
    ['monthly: last 30 days by tag', 'monthly-tag'],
    ['daily: yesterday by day', 'daily'],
    [`daily: yesterday tag:${'x'.repeat(80)}`, `daily-tag-${'x'.repeat(26)}`],
  ])('for %s is %s', (words, suggested) => {
    expect(name(words)).toBe(suggested);
  });

  it('is nobody else’s', () => {
    expect(name('weekly: last week by esp', ['Weekly-ESP'])).toBe('weekly-esp-2');
    expect(name('weekly: last week by esp', ['weekly-esp', 'weekly-esp-2'])).toBe('weekly-esp-3');
  });
});
