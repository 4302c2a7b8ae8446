import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PretendDirectMail } from '../../sandbox/direct-mail/pretend.ts';
import { startDirectMail } from '../../sandbox/direct-mail/server.ts';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import { mailstats, pointedAt } from './running.ts';

const now = '2026-11-18T10:00:00+08:00';
const folder = mkdtempSync(join(tmpdir(), 'mailstats-digest-'));
let directMail: PretendDirectMail;
let slack: PretendSlack;
beforeAll(async () => {
  directMail = await startDirectMail({ now: () => new Date(now), callsPerMinute: null });
  slack = await startSlack();
});
afterAll(async () => {
  await Promise.all([directMail.close(), slack.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const digest = (words: string, ...rest: string[]) =>
  mailstats(['digest', words, '--now', now, ...rest], {
    ...pointedAt(directMail.url),
    DATABASE_URL: `file:${folder}/mailstats.db`,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.options.botToken,
  });

describe('mailstats digest with a token', () => {
  it('posts what it is asked to, and says so when that fails', async () => {
    const created = await digest('daily at 9: yesterday by esp', '--channel', 'C1MAIL', '--owner', 'U1MARIA');
    expect(created).toMatchObject({ code: 0, err: '' });
    const name = /^\S+/.exec(created.out)?.[0] ?? '';
    expect((await digest('list')).out).toContain(`${name} in #mail: `);

    expect(await digest(`run ${name} here`)).toEqual({ code: 0, out: `${name} was posted in #mail.\n`, err: '' });
    expect(slack.messages).toHaveLength(1);
    expect(slack.messages[0]).toMatchObject({ via: 'chat.postMessage', channel: 'C1MAIL' });
    expect(slack.messages[0]?.text).toContain('Direct Mail');

    slack.workspace.archive('C1MAIL', { keepBot: true });
    const refused = await digest(`run ${name} here`);
    expect(refused).toMatchObject({ code: 3, err: '' });
    expect(refused.out).toContain(`${name} was not posted`);
    expect(slack.messages).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });
});
