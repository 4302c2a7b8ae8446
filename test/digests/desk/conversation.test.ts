import { describe, expect, it } from 'vitest';
import type { Reach } from '../../../src/digests/poster.ts';
import { listed, oneSender, openOffice, unreachable } from './office.ts';

const weekly = 'digest weekly on monday at 9:00 in Asia/Shanghai: last week by esp vs previous';
const plan =
  'Report: `last week by esp vs previous` (first Mon 16 – Sun 22 Nov 2026, against Mon 9 – Sun 15 Nov 2026).\n' +
  'Next: Mon 23 Nov 2026 09:00 · Mon 30 Nov 09:00 · Mon 7 Dec 09:00 · Mon 14 Dec 09:00 · Mon 21 Dec 09:00.';
const closed = (code: string) => ({ reach: async (): Promise<Reach> => ({ kind: 'closed', code }) });

describe('creating', () => {
  it('names the digest, says back what is posted, when next, and is seen by the channel', async () => {
    const office = await openOffice();
    expect(await office.say(weekly)).toBe(
      [
        'to the channel: *weekly-esp* will be posted here every Monday at 09:00, Asia/Shanghai.',
        plan,
        'To change it: `digest edit weekly-esp tuesdays at 10`, `digest pause weekly-esp` or `digest delete weekly-esp`.',
        '[Change …: digest edit weekly-esp] [Pause: digest pause weekly-esp] [Delete: digest delete weekly-esp]',
      ].join('\n'),
    );
    expect(await office.store.digests.byName('weekly-esp')).toEqual({
      id: 'd1',
      name: 'weekly-esp',
      channel: 'C1',
      owner: 'U1',
      words: 'last week by esp vs previous',
      schedule: { kind: 'weekly', weekdays: [1], time: '09:00', every: 1, anchor: '2026-11-23' },
      zone: 'Asia/Shanghai',
      pause: null,
      createdAt: office.now,
      activeSince: office.now,
      version: 1,
    });
    expect(office.logged).toEqual([
      ['digest command', { command: 'create', name: 'weekly-esp', user: 'U1', channel: 'C1' }],
    ]);
  });

  it('says a clock change among the next posts, and what was assumed and corrected', async () => {
    const office = await openOffice();
    office.now = new Date('2026-10-20T10:00:00Z');
    const said = await office.say('digest weekly on mondey at 9 in Berlin');
    expect(said).toContain(
      'Clocks in Europe/Berlin go back an hour on Sun 25 Oct 2026: the time of posting stays the same there.\n' +
        'Read "mondey" as "monday". No report was named, so it is "last week by esp".',
    );
  });

  it.each([
    ['not_in_channel', 'mailstats is not in this channel: `/invite @mailstats` lets it in.'],
    ['channel_not_found', 'mailstats is not in this channel: `/invite @mailstats` lets it in.'],
    [
      'is_archived',
      'the channel is archived. It goes on when the channel is unarchived and mailstats is invited again.',
    ],
  ])('where Slack says %s, says that nothing can be posted yet', async (code, said) => {
    const office = await openOffice({ poster: closed(code) });
    expect((await office.say(weekly)).split('\n')[1]).toBe(`Nothing can be posted yet, because ${said}`);
    expect(await office.store.digests.byName('weekly-esp')).not.toBeNull();
  });

  it.each([null, { reach: async (): Promise<Reach> => ({ kind: 'unknown' }) }])(
    'says nothing about a channel that nobody can ask about',
    async (poster) => {
      const office = await openOffice({ poster });
      expect((await office.say(weekly)).split('\n').slice(1, 3).join('\n')).toBe(plan);
    },
  );

  it('does not take a name that somebody has', async () => {
    const office = await openOffice();
    await office.say(weekly);
    expect((await office.say(weekly)).split('.')[0]).toBe(
      'to the channel: *weekly-esp-2* will be posted here every Monday at 09:00, Asia/Shanghai',
    );
    expect(await office.say('digest daily named Weekly-ESP: yesterday')).toBe(
      'There is a digest "weekly-esp" already. (named Weekly-ESP)\nTry: digest daily named weekly-esp-3: yesterday',
    );
  });

  it('answers mistakes with all that is wrong and the whole command put right', async () => {
    const office = await openOffice();
    expect(await office.say('digest mondays at 9 PST: last week private')).toBe(
      [
        '"PST" is not the same everywhere, nor all year. Say the place: America/Los_Angeles or Asia/Manila. (PST)',
        'A digest is for its whole channel, so it cannot be private. (private)',
        'Try: digest mondays at 9 in America/Los_Angeles: last week',
        'Try: digest mondays at 9 in Asia/Manila: last week',
      ].join('\n'),
    );
    expect(await office.say('digest')).toBe('help');
  });
});

describe('the names in a report', () => {
  const twoSenders = { list: () => listed('news@a.example', 'news@b.example', 'shop@a.example') };

  it.each([
    [
      'digest weekly: last week from:shp@a.example',
      'There is no sender "shp@a.example": this account has news@a.example, news@b.example, shop@a.example. (shp@a.example)\nTry: digest weekly: last week from:shop@a.example',
    ],
    [
      'digest last week from:news by esp every monday at 9 named news',
      'Several senders fit "news": news@a.example, news@b.example. Say one of them. (news)\nTry: digest last week from:news@a.example by esp every monday at 9 named news\nTry: digest last week from:news@b.example by esp every monday at 9 named news',
    ],
    [
      'digest weekly: last week by tag',
      'Direct Mail tells tags apart only for one sender. Say which with from: this account has news@a.example, news@b.example, shop@a.example. "set sender" and one of them lets this channel always mean that one.\nTry: digest weekly: last week by tag from:news@a.example\nTry: digest weekly: last week by tag from:news@b.example\nTry: digest weekly: last week by tag from:shop@a.example',
    ],
    [
      'digest weekly: last week by tag in Berlin',
      'Direct Mail tells tags apart only for one sender. Say which with from: this account has news@a.example, news@b.example, shop@a.example. "set sender" and one of them lets this channel always mean that one.\nTry: digest weekly: last week by tag from:news@a.example in Berlin\nTry: digest weekly: last week by tag from:news@b.example in Berlin\nTry: digest weekly: last week by tag from:shop@a.example in Berlin',
    ],
    [
      'digest weekly: last week pool:blue',
      'There is no IP pool "blue": this account has news@a.example, news@b.example, shop@a.example. (blue)\nTry: digest weekly: last week pool:news@a.example\nTry: digest weekly: last week pool:news@b.example\nTry: digest weekly: last week pool:shop@a.example',
    ],
  ])('%s: are refused as in a report, and the whole command put right', async (words, said) => {
    const office = await openOffice(twoSenders);
    expect(await office.say(words)).toBe(said);
    expect(await office.store.digests.list()).toEqual([]);
  });

  it('are put right in an edit too, without losing what else it says', async () => {
    const office = await openOffice(twoSenders);
    await office.say(weekly);
    expect(await office.say('digest edit weekly-esp on tuesdays: last week by tag in Berlin')).toContain(
      'Try: digest edit weekly-esp on tuesdays: last week by tag from:news@a.example in Berlin',
    );
    expect(await office.store.digests.byName('weekly-esp')).toMatchObject({ version: 1 });
  });

  it('of a tag that may still come are a note', async () => {
    const office = await openOffice({
      list: (dimension) => (dimension === 'tag' ? listed('welcome') : oneSender(dimension)),
    });
    const said = await office.say('digest every monday at 9 in UTC: last week tag:welcom from:news');
    expect(said.split('\n')[3]).toBe('There is no tag "welcom": this account has welcome. Did you mean welcome?');
  });

  it('say which sender was meant', async () => {
    const office = await openOffice();
    expect(await office.say('digest every monday at 9 in UTC: last week by tag')).toContain(
      '\nTags belong to a sender; used news@example.com, the only one of this account.\n',
    );
  });

  it.each(['last week by tag', 'last week from:news@example.com tag:welcome', 'last week from:news pool:p'])(
    'that cannot be checked (%s) do not keep a digest from being created',
    async (report) => {
      let calls = 0;
      const office = await openOffice({
        list: () => {
          calls += 1;
          return unreachable;
        },
      });
      expect(await office.say(`digest every monday at 9 in UTC: ${report}`)).toContain(
        '\nWhether the names in its report exist could not be checked: Direct Mail could not be reached.\n',
      );
      expect(calls).toBe(1);
      expect(await office.store.digests.list()).toHaveLength(1);
    },
  );
});

describe('looking', () => {
  it('lists those of the channel, of the asker, of all', async () => {
    const office = await openOffice();
    expect(await office.say('digest list')).toBe(
      'to the asker: This channel has no digests yet. Try `digest weekly on monday at 9:00: last week by esp`.',
    );
    await office.say(weekly);
    await office.say('digest daily at 8 in Berlin named morning: yesterday', { channel: 'C2', user: 'U2' });
    await office.say('digest pause morning until dec 1');
    expect(await office.say('digest list')).toBe(
      'to the asker: • *weekly-esp*: every Monday at 09:00, Asia/Shanghai · next Mon 23 Nov 2026 09:00 · `last week by esp vs previous`\n' +
        'Other channels have 1 more: `digest list all`.',
    );
    const morning =
      '• *morning* in #ops: every day at 08:00, Europe/Berlin · paused until Tue 1 Dec 2026, next Tue 1 Dec 2026 08:00 · `yesterday vs previous`';
    expect(await office.say('digest list mine', { user: 'U2' })).toBe(`to the asker: ${morning}`);
    expect(await office.say('digest list all')).toBe(
      `to the asker: ${morning}\n• *weekly-esp* in #mail: every Monday at 09:00, Asia/Shanghai · next Mon 23 Nov 2026 09:00 · \`last week by esp vs previous\``,
    );
    expect(await office.say('digest list', { channel: 'C3' })).toBe(
      'to the asker: This channel has no digests yet. Try `digest weekly on monday at 9:00: last week by esp`.\nOther channels have 2: `digest list all`.',
    );
    expect(await office.say('digest list mine', { user: 'U3' })).toBe(
      'to the asker: You have no digests yet. Try `digest weekly on monday at 9:00: last week by esp`.',
    );
    // Looking is not logged.
    expect(office.logged).toHaveLength(3);
  });

  it('asks for each channel once, and names those it cannot ask about by their ids', async () => {
    const asked: string[] = [];
    const reach = async (channel: string): Promise<Reach> => {
      asked.push(channel);
      return { kind: 'closed', code: 'not_in_channel' };
    };
    const office = await openOffice({ poster: { reach } });
    await office.say(weekly);
    await office.say(weekly);
    asked.length = 0;
    expect(await office.say('digest list all', { channel: 'C2' })).toMatch(/^to the asker: • \*weekly-esp\* in C1: /);
    expect(asked).toEqual(['C1']);
  });

  it('tells of a new one that another posts the same', async () => {
    const office = await openOffice();
    const note = 'weekly-esp already posts the same report here at the same time.';
    expect(await office.say(weekly)).not.toContain(note);
    expect(await office.say(weekly, { channel: 'C2' })).not.toContain('already posts');
    expect(await office.say(weekly)).toContain(note);
    const paused = await openOffice();
    await paused.say(weekly);
    await paused.say('digest pause weekly-esp');
    expect(await paused.say(weekly)).not.toContain('already posts');
  });

  it.each<[string, Reach]>([
    ['#ops', { kind: 'open', name: 'ops' }],
    ['#ops', { kind: 'closed', code: 'not_in_channel', name: 'ops' }],
    ['C1', { kind: 'closed', code: 'channel_not_found' }],
    ['direct messages', { kind: 'open', name: null, isDirect: true }],
  ])('tells where those of other channels are: in %s', async (place, found) => {
    const office = await openOffice({ poster: { reach: async () => found } });
    await office.say(weekly);
    const listed = await office.say('digest list all', { channel: 'C2' });
    expect(listed).toContain(`• *weekly-esp* in ${place}: `);
  });

  it('shows one with its last posts', async () => {
    const office = await openOffice();
    await office.say(weekly);
    const slot = { digestId: 'd1', slot: '2026-11-16T09:00', dueAt: new Date('2026-11-16T01:00:00Z') };
    await office.store.ledger.skip(slot, 'too-late', office.now);
    const lines = [
      'every Monday at 09:00, Asia/Shanghai · next Mon 23 Nov 2026 09:00',
      'Report: `last week by esp vs previous`',
      'Last posts:',
      '• Mon 16 Nov 2026 09:00: skipped, because mailstats was not running at that time',
    ];
    const buttons =
      '[Change …: digest edit weekly-esp] [Pause: digest pause weekly-esp] [Run: digest run weekly-esp] [Delete: digest delete weekly-esp]';
    expect(await office.say('digest show weekly-esp', { channel: 'C2' })).toBe(
      `to the asker: *weekly-esp* in #mail: ${lines.join('\n')}\n${buttons}`,
    );
    expect(await office.say('digest describe now')).toBe(
      `to the asker: *weekly-esp*: ${lines.join('\n')}\nRead as "weekly-esp", the only digest here.\n${buttons}`,
    );
    await office.say('digest pause weekly-esp');
    expect(await office.say('digest show weekly-esp')).toContain(' · paused until it is resumed\n');
  });
});
