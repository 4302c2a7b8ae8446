import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDigest } from '../../../src/commands/digest/edit.ts';
import {
  type DigestForm,
  digestFormOf,
  digestWordsOf,
  newDigestForm,
} from '../../../src/commands/digest/form/digest-form.ts';
import { digestMistakesIn } from '../../../src/commands/digest/form/mistakes.ts';
import { rhythms } from '../../../src/commands/digest/form/rhythms.ts';
import { parseDigest } from '../../../src/commands/digest/parse.ts';
import { formOf } from '../../../src/commands/form/form-of.ts';
import { emptyForm } from '../../../src/commands/form/report-form.ts';
import type { Digest, Schedule } from '../../../src/digests/digest.ts';
import { spoken } from './context.ts';

const fresh = newDigestForm(null, 'Asia/Shanghai');
const form = (changes: Partial<DigestForm>): DigestForm => ({ ...fresh, ...changes });
const mondays: Schedule = { kind: 'weekly', weekdays: [1], time: '09:00', every: 1, anchor: '2026-11-16' };
const digest: Digest = {
  id: 'd1',
  name: 'weekly-esp',
  channel: 'C1MAIL',
  owner: 'U1MARIA',
  words: 'last week by esp vs previous',
  schedule: mondays,
  zone: 'Asia/Shanghai',
  pause: null,
  createdAt: spoken.now,
  activeSince: spoken.now,
  version: 1,
};

describe('a form as a command', () => {
  it.each([
    ['digest every Monday at 09:00 in Asia/Shanghai: last week by esp vs previous', {}],
    [
      'digest every 2 weeks on Tuesday and Friday at 15:00 in Europe/Berlin named mail: last week by esp vs previous',
      { rhythm: 'fortnightly', weekdays: [2, 5], time: '15:00', zone: 'Europe/Berlin', name: 'mail' },
    ],
    [
      'digest on the last day of every month at 09:00 in Asia/Shanghai: this month by ip no comparison',
      { rhythm: 'monthly', monthDay: 'last', report: { ...emptyForm, days: 'this month', by: 'ip' } },
    ],
    [
      'digest every day at 08:00 in UTC: yesterday no comparison',
      {
        rhythm: 'daily',
        time: '08:00',
        zone: 'UTC',
        report: { ...emptyForm, days: 'yesterday', by: null, private: true },
      },
    ],
  ] as const)('%s', (words, changes) => {
    expect(digestWordsOf(form(changes), null)).toBe(words);
    expect(parseDigest(words, spoken)).toMatchObject({ kind: 'command', command: { kind: 'create' } });
  });

  const before = digestFormOf(digest, spoken);
  it.each([
    ['digest show weekly-esp', {}],
    ['digest edit weekly-esp every Tuesday at 10:00', { weekdays: [2], time: '10:00' }],
    ['digest edit weekly-esp in Europe/Berlin', { zone: 'Europe/Berlin' }],
    ['digest edit weekly-esp named mail', { name: 'mail' }],
    ['digest edit weekly-esp: last week by ip vs previous', { report: { ...before.report, by: 'ip' } }],
    [
      'digest edit weekly-esp Monday to Friday at 09:00 named mail: yesterday by esp no comparison',
      { rhythm: 'weekdays', name: 'mail', report: { ...before.report, days: 'yesterday', compare: null } },
    ],
  ] as const)('of a change: %s', (words, changes) => {
    expect(digestWordsOf({ ...before, ...(changes as Partial<DigestForm>) }, before)).toBe(words);
    expect(parseDigest(words, spoken).kind).toBe('command');
  });
});

describe('a digest in a form', () => {
  it.each([
    ['every Monday', mondays, { rhythm: 'weekly', weekdays: [1] }],
    ['every day', { ...mondays, weekdays: [0, 1, 2, 3, 4, 5, 6] }, { rhythm: 'daily' }],
    [
      'Monday to Friday',
      { ...mondays, weekdays: [1, 2, 3, 4, 5], time: '17:30' },
      { rhythm: 'weekdays', time: '17:30' },
    ],
    ['every 2 weeks', { ...mondays, every: 2 }, { rhythm: 'fortnightly', weekdays: [1] }],
    ['every 3 weeks', { ...mondays, every: 3 }, { rhythm: 'kept', time: null }],
    ['the last day', { kind: 'monthly', day: 'last', time: '09:00' }, { rhythm: 'monthly', monthDay: 'last' }],
  ] as const)('%s', (_, schedule, changes) => {
    const filled = digestFormOf({ ...digest, schedule: schedule as Schedule }, spoken);
    const report = { ...emptyForm, days: 'last week', compare: 'vs previous' };
    expect(filled).toEqual(form({ name: 'weekly-esp', report, ...(changes as Partial<DigestForm>) }));
    expect(digestWordsOf(filled, filled)).toBe('digest show weekly-esp');
  });

  it('keeps words that ask nothing any more', () => {
    const filled = digestFormOf({ ...digest, words: 'words of another version' }, spoken);
    expect(filled.report).toMatchObject({ days: 'words of another version', by: null });
  });

  it('is what it was when a change is taken back', () => {
    const filled = digestFormOf(digest, spoken);
    const said = parseDigest(digestWordsOf({ ...filled, time: '10:00' }, filled), spoken);
    if (said.kind !== 'command' || said.command.kind !== 'edit') throw new Error('no edit');
    const edited = editDigest(digest, said.command.change, spoken.now, 1);
    expect(edited.ok && digestFormOf(edited.digest, spoken)).toEqual({ ...filled, time: '10:00' });
  });
});

describe('what is filled in', () => {
  const before = digestFormOf(digest, spoken);
  it.each([
    ['no day', { weekdays: [] }, null, { weekdays: 'Choose at least one day.' }],
    ['no time', { time: null }, null, { time: 'Choose a time.' }],
    ['no name', { name: '' }, before, { name: 'It is called weekly-esp: a digest needs a name.' }],
    ['a name that is taken', { name: 'daily-ip' }, null, { name: expect.stringContaining('daily-ip') }],
    ['no tag', { report: { ...emptyForm, by: 'check' } }, null, { tag: 'Choose the tag to check.' }],
    [
      'days that stand still',
      { report: { ...emptyForm, days: 'Nov 3 to 9' } },
      null,
      { days: expect.stringContaining('needs days that move on') },
    ],
    [
      'days that stand still, after a name with marks that nobody sees',
      { name: `mail${'\u200b'.repeat(40)}2`, report: { ...emptyForm, days: 'Nov 3 to 9' } },
      null,
      { days: expect.stringContaining('needs days that move on') },
    ],
    ['nothing wrong', {}, null, {}],
  ] as const)('%s', (_, changes, old, mistakes) => {
    expect(digestMistakesIn({ ...(old ?? fresh), ...(changes as Partial<DigestForm>) }, old, spoken)).toEqual(mistakes);
  });

  const anything: fc.Arbitrary<DigestForm> = fc.record({
    report: fc.record({
      ...Object.fromEntries(Object.entries(emptyForm).map(([name, value]) => [name, fc.constant(value)])),
      days: fc.constantFrom('last week', 'yesterday', 'last 7 days'),
      by: fc.constantFrom(null, 'esp', 'ip', 'day'),
      compare: fc.constantFrom(null, 'vs previous'),
    }) as unknown as fc.Arbitrary<DigestForm['report']>,
    rhythm: fc.constantFrom(...rhythms.map(({ rhythm }) => rhythm)),
    weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6] as const, { minLength: 1 }),
    monthDay: fc.constantFrom(1, 15, 31, 'last' as const),
    time: fc.constantFrom('00:00', '09:05', '23:59'),
    zone: fc.constantFrom('UTC', 'America/Sao_Paulo'),
    name: fc.constantFrom('', 'mail-2'),
  });

  it('is understood as it was meant', () => {
    fc.assert(
      fc.property(anything, (filled) => {
        const parsed = parseDigest(digestWordsOf(filled, null), spoken);
        if (parsed.kind !== 'command' || parsed.command.kind !== 'create') throw new Error(JSON.stringify(parsed));
        const { schedule, zone, name, report } = parsed.command;
        expect([zone, schedule.kind === 'cron' ? null : schedule.time]).toEqual([filled.zone, filled.time]);
        if (filled.name !== '') expect(name).toBe(filled.name);
        expect(formOf(report.words, spoken, true)).toMatchObject({
          by: filled.report.by,
          compare: filled.report.compare,
        });
        const again = digestFormOf({ name, words: report.words, schedule, zone }, spoken);
        expect(digestWordsOf(again, null).replace(/ named \S+(?=:)/, '')).toBe(
          digestWordsOf({ ...filled, name: '' }, null),
        );
      }),
    );
  });
});
