import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PretendDirectMail } from '../../sandbox/direct-mail/pretend.ts';
import { startDirectMail } from '../../sandbox/direct-mail/server.ts';
import { mailstats, pointedAt } from './running.ts';

const now = '2026-11-18T10:00:00+08:00';
let server: PretendDirectMail;
beforeAll(async () => {
  server = await startDirectMail({ now: () => new Date(now), callsPerMinute: null });
});
afterAll(() => server.close());

const report = (words: string, ...rest: string[]) =>
  mailstats(['report', words, '--now', now, ...rest], pointedAt(server.url));

describe('mailstats report', () => {
  it('prints JSON with the true sums and nothing else, and asks six times', async () => {
    const before = server.callsTo('GetTrackList').length;
    const { code, out, err } = await report('last 7 days by esp', '--format', 'json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const json = JSON.parse(out);
    expect(Object.keys(json)).toEqual(['range', 'total', 'groups', 'remainder', 'days', 'notes', 'queries']);
    expect(json.range).toEqual({ from: '2026-11-11', to: '2026-11-17', zone: 'Asia/Shanghai', days: 7 });
    expect(json.queries).toBe(6);
    expect(server.callsTo('GetTrackList').length - before).toBe(6);
    const week = { from: '2026-11-11', to: '2026-11-17' };
    expect(json.total).toMatchObject(server.truth(week).total);
    expect(json.groups).toHaveLength(5);
    for (const group of json.groups) expect(group).toMatchObject(server.truth({ ...week, esp: group.key }).total);
    expect(json.remainder).toMatchObject({ sent: 0, uniqueOpens: 0 });
    expect(json.days.map((day: { date: string }) => day.date)).toEqual(server.truth(week).days.map(({ day }) => day));
  });

  it('asks windows × values, plus one total a window', async () => {
    const before = server.callsTo('GetTrackList').length;
    const { out } = await report('last 30 days by ip', '--format', 'json');
    const ips = server.account.ips.length;
    expect(server.callsTo('GetTrackList').length - before).toBe(5 * (ips + 1));
    expect(JSON.parse(out)).toMatchObject({ queries: 5 * (ips + 1), range: { from: '2026-10-19', days: 30 } });
  });

  it('says once that two periods are not equally long', async () => {
    const { out } = await report('2026-11-11..2026-11-17 vs 2026-11-01..2026-11-04', '--format', 'json');
    const { notes } = JSON.parse(out) as { notes: readonly string[] };
    expect(notes.filter((note) => note.includes('periods'))).toEqual([
      'The periods are 7 days and 4 days long: compare their rates, not their counts.',
    ]);
  });

  it('draws text that fits 80 columns and has no colour when it goes into a pipe', async () => {
    const { code, out } = await report('上周按ESP 环比');
    expect(code).toBe(0);
    expect(out).toContain('Mon 9 – Sun 15 Nov 2026 · 7 full days · Asia/Shanghai');
    expect(out).toContain('gmail.com');
    expect(out).not.toContain('\u001b');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('prints CSV for the word csv, and blocks with their plain text', async () => {
    const csv = await report('yesterday by esp csv');
    expect(csv.out.split('\r\n')[0]).toMatch(/^period,from,to,zone,kind,by,key,label,date,sent,/);
    const blocks = JSON.parse((await report('yesterday by esp', '--format', 'blocks')).out);
    expect(blocks.text).toContain('Tue 17 Nov 2026');
    expect(blocks.blocks.map((block: { type: string }) => block.type)).toContain('data_table');
  });

  it.each([
    ['last week by eps foo', 2, ['last week by eps foo', '^^^'], ['eps', 'foo']],
    ['tomorrow', 2, ['tomorrow'], []],
    ['last week tag:welcome', 2, ['from:'], ['Try: last week tag:welcome from:']],
    ['last week from:nobody@example.com', 2, ['nobody@example.com', 'There is no sender'], []],
    ['March 2020', 2, ['30 days'], []],
    ['', 2, ['Say the days you want to know about'], []],
  ] as const)('%j ends with %i and says why on standard error', async (words, exit, ...said) => {
    const { code, out, err } = await report(words, '--format', 'json');
    expect({ code, out }).toEqual({ code: exit, out: '' });
    for (const words of said.flat()) expect(err).toContain(words);
  });

  it('takes a phrase that looks like a flag, and help for an answer', async () => {
    expect(JSON.parse((await report('-7d by day', '--format', 'json')).out).range.from).toBe('2026-11-11');
    const help = await report('help');
    expect({ code: help.code, err: help.err }).toEqual({ code: 0, err: '' });
    expect(help.out).toContain('last 7 days by esp');
  });

  it('names a key that may not ask, with 3', async () => {
    const forbidden = await startDirectMail({ now: () => new Date(now), denied: ['GetTrackList'] });
    try {
      const { code, out, err } = await mailstats(['report', 'yesterday', '--now', now], pointedAt(forbidden.url));
      expect({ code, out }).toEqual({ code: 3, out: '' });
      expect(err).toBe(
        'Direct Mail refused: the access key may not call GetTrackList. Allow dm:GetTrackList in its RAM policy.\n',
      );
    } finally {
      await forbidden.close();
    }
  });

  it.each([
    [{ DIRECT_MAIL_REGION: 'mars' }, 'DIRECT_MAIL_REGION: Put one of cn-hangzhou'],
    [{ DIRECT_MAIL_CALLS_PER_MINUTE: '0' }, 'DIRECT_MAIL_CALLS_PER_MINUTE: Put a whole number from 1 to 6000.'],
    [{ MAILSTATS_TIMEZONE: 'Beijing' }, 'MAILSTATS_TIMEZONE: Put an IANA time zone'],
    [{ MAILSTATS_WEEK_STARTS_ON: 'someday' }, 'MAILSTATS_WEEK_STARTS_ON: Put a weekday'],
    [{ DIRECT_MAIL_CREATE_TIME: 'mars' }, 'DIRECT_MAIL_CREATE_TIME: Put china or utc.'],
    [{ ALIBABA_CLOUD_ACCESS_KEY_SECRET: '' }, 'ALIBABA_CLOUD_ACCESS_KEY_SECRET: Set it too'],
  ])('stops at a wrong setting: %j', async (env, sentence) => {
    const { code, out, err } = await mailstats(['report', 'yesterday'], { ...pointedAt(server.url), ...env });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });

  it('names the keys when there are none anywhere, with 2', async () => {
    const env = { ...pointedAt(server.url), ALIBABA_CLOUD_ACCESS_KEY_ID: '', ALIBABA_CLOUD_ACCESS_KEY_SECRET: '' };
    const { code, out, err } = await mailstats(['report', 'yesterday', '--now', now], env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.');
  });

  it('says so when .env is no file that can be read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mailstats-'));
    await mkdir(join(folder, '.env'));
    const { code, out, err } = await mailstats(['report', 'yesterday'], pointedAt(server.url), '', folder);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^\.env: It cannot be read\..*\n$/);
    await rm(folder, { recursive: true });
  });

  it.each([
    [['report', 'yesterday', '--format', 'xml'], '--format: "xml" is not one of text, json, csv, blocks.'],
    [['report', 'yesterday', '--now', 'soon'], '--now: "soon" is not a time such as 2026-11-18T10:00:00+08:00.'],
    [['report', 'yesterday', '--colour'], "Unknown option '--colour'"],
    [['reprot', 'yesterday'], 'There is no command "reprot".'],
  ])('refuses %j', async (args, sentence) => {
    const { code, out, err } = await mailstats(args, pointedAt(server.url));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });
});
