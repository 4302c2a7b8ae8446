import { describe, expect, it } from 'vitest';
import { settingRows } from '../../src/commands/settings/grammar.ts';
import { isAboutSettings, parseSetting } from '../../src/commands/settings/parse.ts';
import type { AskContext, Reply } from '../../src/reply.ts';
import { listed, type Office, openOffice, unreachable } from '../digests/desk/office.ts';
import { drawn } from '../digests/drawn.ts';

const two = () =>
  openOffice({ list: (of) => (of === 'sender' ? listed('news@example.com', 'shop@example.com') : listed('welcome')) });

async function said(office: Office, words: string, who: Partial<AskContext> = {}): Promise<string> {
  const reply: Reply = await office.reply(words, who);
  if (reply.kind === 'settings') return `to the ${reply.to}: ${drawn(reply.message)}`;
  if (reply.kind === 'report') return `${reply.words}\n${reply.request.notes.join('\n')}`;
  return office.say(words, who);
}

describe('words about what a channel sets', () => {
  it.each(settingRows.flatMap(({ examples }) => examples))('%s', (words) => {
    expect(isAboutSettings(words)).toBe(true);
    expect(parseSetting(words).kind).toBe('command');
  });

  it.each([
    ['set sender news@example.com', 'news@example.com'],
    ['Set the default sender to "News@Example.com"', 'News@example.com'],
    ['set sender: news', 'news'],
    ['set from news@example.com', 'news@example.com'],
    ['設置發信地址 news', 'news'],
    ['set sender none.', null],
    ['unset the sender', null],
    ['取消发信地址', null],
  ])('%s means %s', (words, expected) => {
    expect(parseSetting(words)).toMatchObject({ command: { kind: 'sender', said: expected } });
  });

  it.each([
    [
      'set news@example.com',
      '"news@example.com" cannot be set for a channel; its sender can, and what may be seen in it.',
      ['set sender news@example.com'],
    ],
    ['set zone UTC', '"zone UTC" cannot be set for a channel; its sender can, and what may be seen in it.', []],
    ['set sender', 'Say which sender: its address, or "none".', ['set sender none']],
    ['set sender a b@c', '"a b@c" does not look like a sender address.', []],
  ])('%s is told what it takes', (words, message, corrected) => {
    expect(parseSetting(words)).toMatchObject({
      kind: 'problems',
      problems: [{ message, expected: 'a sender address such as news@example.com, or none' }],
      corrected,
    });
  });

  it.each(['last week', 'sets', 'setting-up last week', 'yesterday set', 'check set'])('%s is none', (words) => {
    expect(isAboutSettings(words)).toBe(false);
  });
});

describe('the sender of a channel', () => {
  it('is taken away also where it may not be seen any more', async () => {
    const office = await two();
    await office.reply('set sender news');
    await office.reply('set allowed senders shop');
    await office.reply('set sender none');
    expect((await office.store.channels.get('C1'))?.sender).toBeNull();
  });

  it('is meant when a tag comes without one, there and nowhere else', async () => {
    const office = await two();
    expect(await said(office, 'check welcome')).toBe(
      [
        'Direct Mail tells tags apart only for one sender. Say which with from: this account has news@example.com, shop@example.com. "set sender" and one of them lets this channel always mean that one.',
        'Try: check welcome from:news@example.com',
        'Try: check welcome from:shop@example.com',
      ].join('\n'),
    );
    expect(await said(office, 'set sender shop')).toMatch(
      /^to the channel: When a tag .*shop@example\.com.* is meant from now on\./s,
    );
    expect(office.logged).toContainEqual([
      'channel setting',
      { channel: 'C1', user: 'U1', sender: 'shop@example.com' },
    ]);
    expect(await said(office, 'check welcome')).toBe(
      [
        'check 2026-11-11..2026-11-17 tag:welcome from:shop@example.com',
        'No days were named, so these are the last 7 days.',
        'Tags belong to a sender; used shop@example.com, which is set for this channel.',
      ].join('\n'),
    );
    expect(await said(office, 'last week by tag')).toContain('by tag from:shop@example.com');
    expect(await said(office, 'last week tag:welcome from:news')).toContain('from:news@example.com');
    expect(await said(office, 'last week by tag', { channel: 'C2' })).toContain('Say which with from');
  });

  it('counts for the digests of the channel', async () => {
    const office = await two();
    await said(office, 'set sender shop');
    expect(await said(office, 'digest every monday at 9 in Asia/Shanghai: last week by tag')).toMatch(
      /^to the channel/,
    );
    expect(await office.say('digest run weekly-tag')).toContain('by tag from:shop@example.com');
  });

  it('is shown, kept, and taken away', async () => {
    const office = await two();
    expect(await said(office, 'set')).toMatch(/^to the asker: This channel has set nothing\./);
    await said(office, 'set sender news');
    expect(await said(office, 'set sender news@example.com')).toMatch(
      /^to the asker: .*is set in this channel already\./s,
    );
    expect(await said(office, 'settings')).toMatch(/^to the asker: In this channel .*news@example\.com.* is meant/s);
    expect(await said(office, 'set sender none')).toMatch(
      /^to the channel: No sender is meant in this channel any more/,
    );
    expect(await office.store.channels.get('C1')).toEqual({
      channel: 'C1',
      sender: null,
      allowed: null,
      changedBy: 'U1',
      changedAt: office.now,
    });
  });

  it('is one that the account has', async () => {
    const office = await two();
    expect(await said(office, 'set sender shp@example.com')).toBe(
      [
        'There is no sender "shp@example.com": this account has news@example.com, shop@example.com. (shp@example.com)',
        'Try: set sender shop@example.com',
      ].join('\n'),
    );
    expect(await said(office, 'set sender example')).toContain('Several senders fit "example"');
    expect(await office.store.channels.get('C1')).toBeNull();
  });

  it('is not set when Direct Mail cannot say whether it exists', async () => {
    const office = await openOffice({ list: () => unreachable });
    expect(await said(office, 'set sender news')).toBe('failed: Direct Mail could not be reached.');
    expect(await office.store.channels.get('C1')).toBeNull();
  });
});
