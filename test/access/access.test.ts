import { describe, expect, it } from 'vitest';
import { loadBotSettings } from '../../src/config.ts';
import { explainReason } from '../../src/digests/wording/reasons.ts';
import { openOffice } from '../digests/desk/office.ts';
import { run } from '../slack/running.ts';
import { open } from './rules.ts';

const noOne =
  'mailstats answers only some people, and you are not among them yet. Whoever runs mailstats can change that.';
const notHere =
  'mailstats does not answer in this channel. Ask in one where it does, or in a direct message to mailstats; whoever runs mailstats can add this one.';

describe('the bot', () => {
  it.each(['last week', 'help', 'digest list', 'digest weekly: last week', 'set sender news', 'nonsense'])(
    'answers nothing to whom it does not know: %s',
    async (words) => {
      const office = await openOffice({ access: { ...open, users: ['U7'] } });
      expect(await office.say(words)).toBe(`refused: ${noOne}`);
      expect(await office.store.digests.list()).toEqual([]);
      expect(await office.store.channels.get('C1')).toBeNull();
    },
  );

  it('answers in a direct message that Slack lets it see', async () => {
    const office = await openOffice({
      access: { ...open, channels: ['C1'] },
      poster: {
        reach: async (id) =>
          id === 'D1' ? { kind: 'open', name: null } : { kind: 'closed', code: 'channel_not_found' },
      },
    });
    expect((await office.reply('last week', { channel: 'D1' })).kind).toBe('report');
    expect((await office.reply('last week', { channel: 'D2' })).kind).toBe('refused');
    expect((await office.reply('last week', { channel: 'C2' })).kind).toBe('refused');
    expect((await office.reply('last week')).kind).toBe('report');
  });

  it('answers in direct messages while Slack tells, once it has, and says so when it does not', async () => {
    const reaches = [{ kind: 'unknown' }, { kind: 'open', name: null }, { kind: 'unknown' }] as const;
    let asked = 0;
    const office = await openOffice({
      access: { ...open, channels: ['C1'] },
      poster: { reach: async () => reaches[asked++] ?? { kind: 'unknown' } },
    });
    expect(await office.say('last week', { channel: 'D1' })).toBe(
      'refused: Slack does not say at the moment whether these are your direct messages with mailstats. Try again in a minute.',
    );
    expect((await office.reply('last week', { channel: 'D1' })).kind).toBe('report');
    expect((await office.reply('last week', { channel: 'D1' })).kind).toBe('report');
    expect(asked).toBe(2);
  });

  it('makes digests in direct messages that are also reported where only some channels are answered', async () => {
    const office = await openOffice({
      access: { ...open, channels: ['C1'] },
      poster: { reach: async () => ({ kind: 'open', name: null }) },
    });
    const who = { channel: 'D1' };
    await office.reply('digest every monday at 9 in Asia/Shanghai named weekly-one: last week by esp', who);
    expect((await office.reply('digest run weekly-one now', who)).kind).toBe('digest-preview');
  });

  it('tells digests of other channels to nobody but their owner and administrators', async () => {
    const office = await openOffice({ access: { ...open, admins: ['U9'] } });
    await office.say('digest every monday at 9 in Asia/Shanghai: last week by esp', { user: 'U1', channel: 'C1' });
    const elsewhere = { user: 'U2', channel: 'C2' };
    for (const words of [
      'digest list all',
      'digest show weekly-esp',
      'digest pause weekly-esp',
      'digest delete weekly-esp',
    ]) {
      expect(await office.say(words, elsewhere), words).not.toMatch(/every Monday|last week by esp vs/);
    }
    expect(await office.store.digests.byName('weekly-esp')).toMatchObject({ pause: null });
    expect(await office.say('digest show weekly-esp', { user: 'U1', channel: 'C2' })).toContain(
      'every Monday at 09:00',
    );
    expect(await office.say('digest show weekly-esp', { user: 'U9', channel: 'C2' })).toContain(
      'every Monday at 09:00',
    );
    expect(await office.say('digest show weekly-esp', { user: 'U2', channel: 'C1' })).toContain(
      'every Monday at 09:00',
    );
  });

  it('gives no two digests one name, whoever sees which', async () => {
    const office = await openOffice({ access: open });
    const words = 'digest every monday at 9 in Asia/Shanghai: last week by esp';
    await office.say(words);
    expect(await office.say(words, { user: 'U2', channel: 'C2' })).toContain('weekly-esp-2');
    expect(await office.say(`${words} named weekly-esp`, { user: 'U2', channel: 'C2' })).toContain(
      'There is a digest "weekly-esp" already.',
    );
  });

  it('brings nothing back that the asker may not see', async () => {
    const office = await openOffice({ access: { ...open, admins: ['U9'] } });
    await office.say('digest every monday at 9 in Asia/Shanghai: last week by esp');
    await office.say('digest delete weekly-esp');
    const elsewhere = { user: 'U2', channel: 'C2' };
    expect(await office.say('digest restore weekly-esp', elsewhere)).toBe('No digest "weekly-esp" was deleted.');
    expect(await office.say('digest restore weekly-esp', { user: 'U9', channel: 'C2' })).toContain('is back');
  });

  it('tells a refusal to the asker alone', async () => {
    await using bot = await run('http', async () => ({ kind: 'refused', sentence: notHere }));
    await bot.slack.command('last week');
    const [told] = await bot.messages(1);
    expect(told).toMatchObject({ onlyTo: 'U1MARIA', text: notHere });
    expect(bot.slack.messages).toHaveLength(1);
  });
});

it('a digest in a channel where mailstats no longer answers says why it is not posted', () => {
  expect(explainReason('not-allowed')).toEqual({
    cause: 'mailstats does not answer in its channel any more',
    remedy: 'Whoever runs mailstats can add the channel to MAILSTATS_ALLOWED_CHANNELS.',
  });
});

describe('settings', () => {
  const given = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

  it('are ids, with commas or spaces between them', () => {
    const loaded = loadBotSettings({ ...given, MAILSTATS_ALLOWED_USERS: 'U012AB, W34CD;U5', MAILSTATS_ADMINS: ' U9 ' });
    expect(loaded.ok && loaded.settings).toMatchObject({
      MAILSTATS_ALLOWED_USERS: ['U012AB', 'W34CD', 'U5'],
      MAILSTATS_ADMINS: ['U9'],
      MAILSTATS_ALLOWED_GROUPS: [],
      MAILSTATS_ALLOWED_CHANNELS: [],
    });
  });

  it.each([
    ['MAILSTATS_ALLOWED_USERS', 'maria', 'Put ids of people, such as U0123456789,'],
    ['MAILSTATS_ALLOWED_CHANNELS', '#email', 'Put ids of channels, such as C0123456789,'],
    ['MAILSTATS_ALLOWED_GROUPS', 'U0123', 'Put ids of user groups, such as S0123456789,'],
    ['MAILSTATS_ADMINS', 'C0123', 'Put ids of people, such as U0123456789,'],
  ])('%s=%s stops the start', (name, value, sentence) => {
    const loaded = loadBotSettings({ ...given, [name]: value });
    expect(!loaded.ok && loaded.problems.join()).toContain(`${name}: ${sentence}`);
  });
});
