import { describe, expect, it } from 'vitest';
import type { SeenMessage } from '../../sandbox/slack/world.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import type { Digest } from '../../src/digests/digest.ts';
import { localAt } from '../../src/digests/wall-clock.ts';
import { until } from '../slack/running.ts';
import { silent } from '../store/samples.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { type BotProcess, startBot } from './running.ts';

const folder = temporaryFolder();
const minute = 60_000;
let files = 0;

/** The address of a store with one digest, which was due each day at the minute that was so many minutes ago. */
async function storeWithDigest(minutesAgo: number, changes: Partial<Digest> = {}): Promise<string> {
  files += 1;
  const url = `file:${folder.path}/${files}.db`;
  const store = await openStore(url, { log: silent });
  const due = new Date(Date.now() - minutesAgo * minute);
  await store.digests.create({
    id: 'd1',
    name: 'daily-esp',
    channel: 'C1MAIL',
    owner: 'U1MARIA',
    words: 'yesterday by esp',
    schedule: {
      kind: 'weekly',
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      time: localAt('Asia/Shanghai', due).slice(11),
      every: 1,
      anchor: '2026-01-05',
    },
    zone: 'Asia/Shanghai',
    pause: null,
    createdAt: new Date(due.getTime() - 2 * minute),
    activeSince: new Date(due.getTime() - 2 * minute),
    version: 1,
    ...changes,
  });
  await store.close();
  return url;
}

const digestPosts = ({ slack }: BotProcess) => slack.messages.filter(({ metadata }) => metadata !== undefined);

function buttonThatSays(words: string, { blocks }: SeenMessage): string {
  type Button = { readonly action_id: string; readonly value: string };
  const buttons = blocks.flatMap(({ type, elements }) => (type === 'actions' ? (elements as Button[]) : []));
  const found = buttons.find(({ value }) => JSON.parse(value).say === words);
  if (found === undefined) throw new Error(`no button says ${words}`);
  return found.action_id;
}

describe('a digest in the bot as a process', () => {
  it('that was missed is posted at the start, once, and said to be late', async () => {
    const url = await storeWithDigest(30);
    {
      await using bot = await startBot({ DATABASE_URL: url });
      await bot.ready();
      await until(() => bot.log().includes('digest posted'));
      expect(digestPosts(bot)).toMatchObject([{ channel: 'C1MAIL', metadata: { event_payload: { digest: 'd1' } } }]);
      expect(digestPosts(bot)[0]?.text).toMatch(/^daily-esp · every day at [^\n]+\nPosted late: this was due /);
      expect(bot.slack.violations).toEqual([]);
      bot.kill('SIGTERM');
      expect(await bot.ended).toBe(0);
      expect(bot.log()).toContain('"unanswered":0,"unfinished":0');
    }
    await using bot = await startBot({ DATABASE_URL: url });
    await bot.ready();
    await bot.slack.command('digest show daily-esp');
    await until(() => bot.slack.messages.length > 0);
    expect(bot.slack.messages[0]?.text).toMatch(/Last posts:\n• [^\n]+: posted/);
    expect(digestPosts(bot)).toEqual([]);
  });

  it('whose channel is archived is paused, its owner told, and goes on when mailstats is back in it', async () => {
    const url = await storeWithDigest(1);
    await using bot = await startBot({ DATABASE_URL: url }, {}, (slack) => slack.workspace.archive('C1MAIL'));
    await bot.ready();
    await until(() => bot.slack.messages.length > 0);
    expect(bot.slack.messages).toMatchObject([{ channel: 'DU1MARIA' }]);
    expect(bot.slack.messages[0]?.text).toMatch(/because the channel is archived\. It is paused until that changes\./);
    await bot.slack.workspace.unarchive('C1MAIL');
    await bot.slack.workspace.invite('C1MAIL');
    await until(() => bot.slack.messages.length > 1);
    expect(bot.slack.messages[1]).toMatchObject({ channel: 'DU1MARIA' });
    expect(bot.slack.messages[1]?.text).toMatch(/^\*daily-esp\* can be posted again\. Next: /);
    expect(digestPosts(bot)).toEqual([]);
  });

  it('is created, shown to the channel, and deleted by a click', async () => {
    await using bot = await startBot();
    await bot.ready();
    await bot.slack.command('digest every monday 9am: last week by esp');
    await until(() => bot.slack.messages.length > 0);
    const [created] = bot.slack.messages;
    expect(created?.text).toMatch(/^\*weekly-esp\* will be posted here every Monday at 09:00, Asia\/Shanghai\./);
    expect(created?.onlyTo).toBeUndefined();
    if (created === undefined) throw new Error('nothing said');
    await bot.slack.click(created, buttonThatSays('digest delete weekly-esp', created));
    await until(() => bot.slack.messages.length > 1);
    expect(bot.slack.messages[1]?.text).toMatch(/^\*weekly-esp\* is deleted and will not be posted any more\./);
  });
});

describe('a second bot on the same file', () => {
  it('does not start, and is told of DATABASE_URL', async () => {
    const url = await storeWithDigest(-30);
    await using first = await startBot({ DATABASE_URL: url });
    await first.ready();
    await using second = await startBot({ DATABASE_URL: url });
    expect(await second.ended).toBe(3);
    expect(second.log()).toMatch(/^mailstats cannot start\.\n {2}[^\n]*DATABASE_URL/);
  });
});
