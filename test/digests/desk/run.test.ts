import { describe, expect, it } from 'vitest';
import type { Poster, PostOutcome } from '../../../src/digests/poster.ts';
import { fault } from '../../reports/pretend-source.ts';
import { listed, openOffice, unreachable } from './office.ts';

const weekly = 'digest every monday at 9 in Asia/Shanghai: last week by esp';

describe('a preview', () => {
  it('is for the asker alone, of the days it would cover now, with a way to post it', async () => {
    const office = await openOffice();
    await office.say(weekly);
    expect(await office.say('digest run weekly-esp now')).toBe(
      'preview of 2026-11-09..2026-11-15 by esp vs previous: This is what *weekly-esp* would post now. Only you see it.\n' +
        '[Post it to the channel: digest run weekly-esp here]',
    );
    expect(await office.say('digest run weekly-esp', { channel: 'C2' })).toBe(
      'preview of 2026-11-09..2026-11-15 by esp vs previous: This is what *weekly-esp* would post in #mail now. Only you see it.\n' +
        '[Post it in #mail: digest run weekly-esp here]',
    );
    expect(office.posted).toEqual([]);
  });

  it('covers the days of its own zone', async () => {
    const office = await openOffice();
    await office.say('digest daily at 9 in Los Angeles named la: yesterday');
    expect(await office.say('digest run la')).toMatch(/^preview of 2026-11-16 /);
  });

  it('needs no bot, and offers no button without one', async () => {
    const office = await openOffice({ poster: null });
    await office.say(weekly);
    expect(await office.say('digest run weekly-esp')).toMatch(/would post now\. Only you see it\.$/);
    expect(await office.say('digest run weekly-esp here')).toBe(
      'Nothing can be posted from here: posting needs the bot, and so SLACK_BOT_TOKEN.\nTry: digest run weekly-esp',
    );
  });

  it('of a report that cannot be made says so, and how to change it', async () => {
    let senders = listed('news@example.com');
    const office = await openOffice({ list: () => senders });
    await office.say('digest every monday at 9 in Asia/Shanghai: last week by tag');
    senders = listed('news@example.com', 'shop@example.com');
    expect(await office.say('digest run weekly-tag')).toBe(
      [
        'The report of "weekly-tag" cannot be made any more: last week by tag vs previous',
        'Direct Mail tells tags apart only for one sender. Say which with from: this account has news@example.com, shop@example.com. "set sender" and one of them lets this channel always mean that one.',
        'Try: digest edit weekly-tag: last week by tag vs previous from:news@example.com',
        'Try: digest edit weekly-tag: last week by tag vs previous from:shop@example.com',
      ].join('\n'),
    );
  });

  it('fails when Direct Mail tells nothing', async () => {
    const office = await openOffice({ track: () => unreachable });
    await office.say(weekly);
    expect(await office.say('digest run weekly-esp')).toBe('failed: Direct Mail could not be reached.');
    expect(await office.say('digest run weekly-esp here')).toBe('failed: Direct Mail could not be reached.');
    expect(office.posted).toEqual([]);
  });
});

describe('a run in the channel', () => {
  it('posts once, to its own channel, and is no slot', async () => {
    const office = await openOffice();
    await office.say(weekly);
    expect(await office.say('digest run weekly-esp here')).toBe('to the asker: *weekly-esp* was posted here.');
    expect(await office.say('digest run weekly-esp here', { channel: 'C2' })).toBe(
      'to the asker: *weekly-esp* was posted in #mail.',
    );
    expect(office.posted).toMatchObject([
      {
        digest: { id: 'd1', channel: 'C1' },
        slot: null,
        words: '2026-11-09..2026-11-15 by esp vs previous',
        notes: [],
      },
      { digest: { id: 'd1', channel: 'C1' }, slot: null },
    ]);
    expect(await office.store.ledger.recent('d1', 10)).toEqual([]);
    expect(office.logged.at(-1)).toEqual([
      'digest command',
      { command: 'run', name: 'weekly-esp', user: 'U1', channel: 'C2' },
    ]);
  });

  const again = '[Try again: digest run weekly-esp here]';
  const doubt =
    '*weekly-esp* may have been posted here or not: Slack did not say. Look there before you post it again.\n[Post it again: digest run weekly-esp here]';

  it.each<[Extract<PostOutcome, { ok: false }>['failure'], string]>([
    [
      { during: 'posting', code: 'not_in_channel' },
      `*weekly-esp* was not posted here, because mailstats is not in the channel.\nInvite mailstats to the channel; then it goes on.\n${again}`,
    ],
    [
      { during: 'posting', code: 'msg_blocks_too_long' },
      `*weekly-esp* was not posted here, because Slack did not take the message (msg_blocks_too_long).\nWhoever runs mailstats finds more in its log.\n${again}`,
    ],
    [
      { during: 'posting', status: 429, retryAfterMs: 30_000 },
      `*weekly-esp* was not posted here, because Slack allowed no more messages.\n${again}`,
    ],
    [
      { during: 'posting', status: 404 },
      `*weekly-esp* was not posted here, because Slack could not be reached.\n${again}`,
    ],
    [
      { during: 'posting', sent: false },
      `*weekly-esp* was not posted here, because Slack could not be reached.\n${again}`,
    ],
    [{ during: 'posting', sent: true }, doubt],
    [{ during: 'posting', status: 503 }, doubt],
    [{ during: 'posting', code: 'internal_error' }, doubt],
  ])('that fails with %j says whether it may have been posted', async (failure, said) => {
    let posts = 0;
    const post: Poster['post'] = async () => {
      posts += 1;
      return { ok: false, failure };
    };
    const office = await openOffice({ poster: { post } });
    await office.say(weekly);
    expect(await office.say('digest run weekly-esp here')).toBe(`to the asker: ${said}`);
    expect(posts).toBe(1);
  });

  it('of an unknown sender says which there are', async () => {
    const office = await openOffice({ track: () => fault('unknown-sender') });
    await office.say('digest every monday at 9 in UTC named n: last week from:news');
    expect(await office.say('digest run n here')).toBe('failed: Direct Mail says unknown-sender.');
  });
});
