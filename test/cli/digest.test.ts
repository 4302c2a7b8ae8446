import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PretendDirectMail } from '../../sandbox/direct-mail/pretend.ts';
import { startDirectMail } from '../../sandbox/direct-mail/server.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { mailstats, pointedAt } from './running.ts';

const now = '2026-11-18T10:00:00+08:00';
const folder = mkdtempSync(join(tmpdir(), 'mailstats-digest-'));
const url = `file:${folder}/mailstats.db`;
let server: PretendDirectMail;
beforeAll(async () => {
  server = await startDirectMail({ now: () => new Date(now), callsPerMinute: null });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const digest = (words: string, rest: readonly string[] = [], env: Record<string, string> = {}) =>
  mailstats(['digest', ...words.split(' '), '--now', now, ...rest], {
    ...pointedAt(server.url),
    DATABASE_URL: url,
    ...env,
  });
const byAnn = ['--channel', 'C0MAIL', '--owner', 'U0ANN'];
const channelHint =
  'a channel id such as C0123456789. In Slack, open the details of the channel: the id is at the end of "About".\n';
const ownerHint = 'a user id such as U0123456789. In Slack, open the profile: its menu has "Copy member ID".\n';

describe('mailstats digest', () => {
  it('takes a digest through its life, beside a bot that has the store open', async () => {
    const none = await digest('list');
    expect(none).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^There are no digests yet\./) });
    const bot = await openStore(url, { log: console });

    const created = await digest('weekly on monday at 9:00: last week by esp', byAnn);
    expect(created).toMatchObject({ code: 0, err: '' });
    expect(created.out).toMatch(/^weekly-esp .* every Monday at 09:00, Asia\/Shanghai\.\n/);
    expect(await bot.digests.byName('weekly-esp')).toMatchObject({
      channel: 'C0MAIL',
      owner: 'U0ANN',
      words: 'last week by esp vs previous',
      createdAt: new Date(now),
    });

    expect((await digest('list')).out).toMatch(/^• weekly-esp in C0MAIL: every Monday at 09:00/);
    expect((await digest('list', ['--channel', 'C0OTHER'])).out).toMatch(/^This channel has no digests/);
    expect((await digest('list mine', ['--owner', 'U0BOB'])).out).toMatch(/^You have no digests/);
    expect((await digest('show weekly-esp')).out).toContain('It has not been due yet.');
    expect(await digest('pause weekly-esp until dec 1')).toMatchObject({ code: 0, err: '' });
    expect((await bot.digests.byName('weekly-esp'))?.pause).toEqual({
      by: 'person',
      until: new Date('2026-12-01T00:00:00+08:00'),
    });
    expect(await digest('pause', ['--channel', 'C0MAIL']), 'the only one there').toMatchObject({ code: 0 });
    expect(await digest('delete weekly-esp')).toMatchObject({ code: 0 });
    expect(await bot.digests.list()).toEqual([]);
    expect(await digest('undo', ['--channel', 'C0MAIL'])).toMatchObject({ code: 0 });
    expect(await bot.digests.list()).toHaveLength(1);
    await bot.close();
  });

  it('prints what a digest would post as a report is printed, and posts nothing without a token', async () => {
    await digest('daily at 9 named morning: yesterday by esp', byAnn);
    const { code, out, err } = await digest('run morning');
    expect(code).toBe(0);
    expect(err).toMatch(/^This is what morning would post in C0MAIL now\. Only you see it\.\n/);
    expect(out).toMatch(/^Direct Mail by ESP/);
    expect(out).toContain('gmail.com');
    expect(out).not.toContain('\u001b');
    const here = await digest('run morning here');
    expect(here).toMatchObject({ code: 2, out: '', err: expect.stringContaining('SLACK_BOT_TOKEN') });
    await digest('delete morning');
  });

  it('prints a digest of CSV as CSV', async () => {
    await digest('daily at 9 named table: yesterday by esp csv', byAnn);
    const { out } = await digest('run table');
    expect(out).toMatch(/^period,from,to,zone,kind,by,key,label,date,sent,/);
    await digest('delete table');
  });

  it.each<[string, readonly string[], string]>([
    [
      'daily at 8: yesterday',
      [],
      `--channel: Say where it shall be posted: ${channelHint}--owner: Say who is told when something goes wrong: ${ownerHint}`,
    ],
    [
      'daily at 8: yesterday',
      ['--channel', 'C0MAIL'],
      `--owner: Say who is told when something goes wrong: ${ownerHint}`,
    ],
    ['daily at 8: yesterday', ['--channel', '#mail'], `--channel: "#mail" is not ${channelHint}`],
    ['daily at 8: yesterday', ['--owner', '@ann'], `--owner: "@ann" is not ${ownerHint}`],
    ['list mine', [], `--owner: Say whose digests: ${ownerHint}`],
    ['undo', [], `--channel: Say in which channel, or name the digest: "digest restore NAME". It is ${channelHint}`],
  ])('says what Slack would know by itself: %j %j', async (words, rest, err) => {
    expect(await digest(words, rest)).toEqual({ code: 2, out: '', err });
  });

  it('explains itself without a store or a question', async () => {
    const env = { DATABASE_URL: `file:${folder}/never/mailstats.db` };
    const missing = await mailstats(['digest'], env);
    expect(missing).toMatchObject({ code: 2, out: '', err: expect.stringContaining('digest list') });
    expect(missing.err).toContain('--owner');
    for (const words of ['help', '--help', '帮助']) {
      expect(await mailstats(['digest', words], env)).toEqual({ code: 0, out: missing.err, err: '' });
    }
    expect(await mailstats(['store', 'export'], env)).toMatchObject({ code: 2 });
  });

  it.each<[string, readonly string[], Record<string, string>, number, string]>([
    ['show nothing-like-it', [], {}, 2, 'There is no digest "nothing-like-it".'],
    ['daily at 25: yesterday', byAnn, {}, 2, '25'],
    ['list', ['--colour'], {}, 2, "Unknown option '--colour'"],
    ['list', ['--now', 'soon'], {}, 2, '--now: "soon" is not a time'],
    ['list', [], { DATABASE_URL: 'mysql://u:secret@db' }, 2, 'DATABASE_URL: Put file: and a path'],
    ['list', [], { SLACK_BOT_TOKEN: 'secret' }, 2, 'SLACK_BOT_TOKEN: Put the bot token'],
    ['list', [], { DATABASE_URL: `file:${folder}` }, 3, 'cannot be opened. Let the user that runs mailstats write'],
    ['list', [], { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x' }, 3, 'PostgreSQL cannot be reached.'],
  ])('%j %j with %j ends with %i', async (words, rest, env, exit, sentence) => {
    const { code, out, err } = await digest(words, rest, env);
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toContain('secret');
  });
});
