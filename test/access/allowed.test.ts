import { describe, expect, it } from 'vitest';
import { loadBotSettings, loadDeskSettings } from '../../src/config.ts';
import type { AllowList, TrackQuery } from '../../src/ports.ts';
import type { AskContext } from '../../src/reply.ts';
import { isGap } from '../../src/reports/aggregate.ts';
import { reportCsv } from '../../src/reports/csv.ts';
import type { Progress } from '../../src/reports/make-report.ts';
import { listed, type Office, openOffice, unreachable } from '../digests/desk/office.ts';
import { drawn } from '../digests/drawn.ts';
import { row } from '../reports/pretend-source.ts';
import { open } from './rules.ts';

const senders = ['news@example.com', 'shop@example.com', 'ceo@secret.com'];
const tags = ['welcome', 'spring', 'layoffs'];
const sent: Readonly<Record<string, number>> = { 'news@example.com': 100, 'shop@example.com': 10, 'ceo@secret.com': 1 };
const rowsOf = ({ sender, tag }: TrackQuery) => {
  const all = sender === undefined ? 111 : (sent[sender] ?? 0);
  const count = tag === 'layoffs' ? all / 2 : tag === undefined ? all : all / 4;
  return [row(['2026-11-12', count * 4, count * 2, count, count, count])];
};

const account = (dimension: string) => {
  if (dimension === 'sender') return listed(...senders);
  if (dimension === 'domain') return listed('example.com', 'secret.com');
  return dimension === 'tag' ? listed(...tags) : [];
};

/** U9 is an administrator; C1 sees what `allowed` says, all other places what is usual. */
async function openPlace(allowed: AllowList | null, usual?: AllowList): Promise<Office> {
  const office = await openOffice({
    list: account,
    track: rowsOf,
    access: {
      ...open,
      admins: ['U9'],
      directory: {
        person: async (id) => ({ id, name: id === 'U9' ? 'Maria Lopez' : id, kind: 'member' }),
        isInGroup: async () => false,
      },
    },
    ...(usual === undefined ? {} : { allowed: usual }),
  });
  await office.store.channels.put({ channel: 'C1', allowed, changedBy: 'U9', changedAt: office.now });
  return office;
}

async function reportOf(office: Office, words: string, who: Partial<AskContext> = {}) {
  const reply = await office.reply(words, who);
  if (reply.kind !== 'report') throw new Error(`${reply.kind}: ${await office.say(words, who)}`);
  const { total } = reply.report.current;
  return { reply, notes: reply.report.notes, sent: isGap(total) ? total.error : total.sent, report: reply.report };
}

const news: AllowList = { senders: ['news@example.com'], tags: [] };
const both: AllowList = { senders: ['news@example.com', 'shop@example.com'], tags: [] };
const welcome: AllowList = { senders: ['news@example.com'], tags: ['welcome', 'spring'] };

describe('a report in a channel', () => {
  it.each<[string, AllowList | null, string, number, string | null]>([
    ['that sees everything', null, 'last week', 444, null],
    ['that sees one sender', news, 'last week', 400, 'Here only mail from news@example.com is seen and counted.'],
    [
      'that sees two',
      both,
      'last week',
      440,
      'Here only mail from news@example.com and shop@example.com is seen and counted.',
    ],
    [
      'that sees one, of all mail by sender',
      both,
      'last week by sender',
      440,
      'Here only mail from news@example.com and shop@example.com is seen and counted.',
    ],
    [
      'that sees two tags',
      welcome,
      'last week',
      200,
      'Here only mail from news@example.com with the tags welcome and spring is seen and counted.',
    ],
    [
      'that sees two tags, of one',
      welcome,
      'last week tag:welcome',
      100,
      'Here only mail from news@example.com with the tags welcome and spring is seen and counted.',
    ],
  ])('%s', async (_, allowed, words, expected, note) => {
    const office = await openPlace(allowed);
    const { sent: total, notes } = await reportOf(office, words);
    expect(total).toBe(expected);
    expect(notes.filter((one) => one.startsWith('Here only'))).toEqual(note === null ? [] : [note]);
    for (const { sender } of office.asked) if (allowed !== null) expect(allowed.senders).toContain(sender);
  });

  it('compares what is allowed, and writes nothing else into a file', async () => {
    const office = await openPlace(both);
    for (const words of [
      'last week by sender',
      'last week by domain',
      'last week by tag from:news',
      'last week by day',
    ]) {
      const { report } = await reportOf(office, words);
      expect(reportCsv(report)).not.toMatch(/ceo|secret/);
    }
    const { report } = await reportOf(office, 'last week by sender');
    expect(report.current.groups.map(({ key }) => key)).toEqual(['news@example.com', 'shop@example.com']);
  });

  it('shows the same to an administrator', async () => {
    const office = await openPlace(news);
    expect((await reportOf(office, 'last week', { user: 'U9' })).sent).toBe(400);
  });

  it('takes the only sender that may be seen for a tag', async () => {
    const office = await openPlace(welcome);
    const { reply } = await reportOf(office, 'check welcome');
    expect(reply.words).toContain('tag:welcome from:news@example.com');
    expect(reply.request.notes).toContain(
      'Tags belong to a sender; used news@example.com, the only one that can be asked about here.',
    );
  });

  it('checks a tag against no tag that may not be seen', async () => {
    const office = await openPlace(welcome);
    const { report } = await reportOf(office, 'check welcome');
    expect(report.check).toEqual({
      otherMail: { error: 'Here only mail with some tags can be asked about.' },
      facts: [
        'There is nothing to say about the other mail of news@example.com. Here only mail with some tags can be asked about.',
        expect.stringMatching(/^Today so far/),
      ],
    });
    for (const { tag } of office.asked) expect(tag).toBe('welcome');
  });

  it('counts calls as they are, in its progress too', async () => {
    const office = await openPlace(both);
    const told: Progress[] = [];
    const { report } = await reportOf(office, 'last week', { onProgress: (progress) => told.push(progress) });
    expect([report.queries, office.asked.length]).toEqual([2, 2]);
    expect(told.map(({ total }) => total)).toContain(2);
    expect(told.at(-1)).toEqual({ asked: 2, total: 2, waitMs: 0 });
  });
});

describe('a name that may not be seen', () => {
  it.each([
    ['last week from:ceo@secret.com', 'last week from:cfo@secret.com'],
    ['last week from:ceo', 'last week from:cfo'],
    ['last week from:ceo@secret.com tag:welcome', 'last week from:cfo@secret.com tag:welcome'],
    ['last week tag:layoffs', 'last week tag:takeover'],
    ['last week tag:layoffs from:news', 'last week tag:takeover from:news'],
    ['check layoffs', 'check takeover'],
    ['check layofs', 'check takover'],
    ['last week by tag from:ceo@secret.com', 'last week by tag from:cfo@secret.com'],
    ['digest weekly: last week from:ceo@secret.com', 'digest weekly: last week from:cfo@secret.com'],
    ['digest weekly: last week tag:layoffs', 'digest weekly: last week tag:takeover'],
    ['last week domain:secret.com', 'last week domain:takeover.com'],
    ['last week by tag domain:secret.com from:news', 'last week by tag domain:takeover.com from:news'],
    ['set sender ceo', 'set sender cfo'],
    ['set sender ceo@secret.com', 'set sender cfo@secret.com'],
  ])('is answered as one that does not exist: %s', async (existing, invented) => {
    const office = await openPlace(welcome);
    const [one, other] = [await office.say(existing), await office.say(invented)];
    const asNamed = (text: string) =>
      text.replaceAll(/ceo|cfo/g, 'NAME').replaceAll(/layofs|takover|layoffs|takeover|secret/g, 'TAG');
    expect(asNamed(one)).toBe(asNamed(other));
    expect(one).toContain('cannot be asked about here');
    expect(office.asked).toEqual([]);
    expect(await office.store.digests.list()).toEqual([]);
  });

  it.each([
    [
      'last week from:ceo@secret.com',
      'The sender "ceo@secret.com" cannot be asked about here; news@example.com can. (ceo@secret.com)\nTry: last week from:news@example.com',
    ],
    [
      'last week from:nws@example.com',
      'The sender "nws@example.com" cannot be asked about here; news@example.com can. (nws@example.com)\nTry: last week from:news@example.com',
    ],
    [
      'last week tag:Welcome',
      'The tag "Welcome" cannot be asked about here; welcome, spring can. (Welcome)\nTry: last week tag:welcome',
    ],
  ])('is told what can be asked in its place: %s', async (words, expected) => {
    expect(await (await openPlace(welcome)).say(words)).toBe(expected);
  });

  it.each([
    'last week from:e',
    'last week from:secret',
    'last week from:layoff@example.com',
    'last week tag:layof from:news',
    'last week tag:l from:news',
    'last week domain:secret.co',
    'last week by tag',
    'last week by sender',
    'last week by domain',
    'check',
    'check layof',
    'set',
    'set sender e',
    'set allowed senders ceo',
    'help',
  ])('comes up in no answer to %s', async (words) => {
    const office = await openPlace(welcome);
    const said = `${JSON.stringify(await office.reply(words))}${await office.say(words)}`.replaceAll(
      JSON.stringify(words).slice(1, -1),
      '',
    );
    expect(said.replaceAll(/"secret(\.co)?|"layof\w*|"ceo/g, '')).not.toMatch(/ceo@|secret\.com|layoffs|takeover/);
    for (const { sender, tag } of office.asked)
      expect([sender, tag ?? 'welcome'].join(' ')).toMatch(/^news@example\.com (welcome|spring)$/);
  });

  it('is not among the names that a form offers', async () => {
    const office = await openPlace(welcome, both);
    const names = async (of: 'sender' | 'tag' | 'domain', channel: string, typed = '') => {
      const answer = await office.bot.forms.names(of, typed, 100, { user: 'U1', channel, priority: 'person' });
      return answer.ok ? [answer.value.values.map(({ key }) => key), answer.value.more] : answer;
    };
    expect(await names('sender', 'C1')).toEqual([['news@example.com'], 0]);
    expect(await names('sender', 'C1', 'ceo')).toEqual([[], 0]);
    expect(await names('tag', 'C1')).toEqual([['welcome', 'spring'], 0]);
    expect(await names('domain', 'C1')).toEqual([['example.com'], 0]);
    for (const channel of ['', 'D1', 'C2']) {
      expect(await names('sender', channel), channel).toEqual([['news@example.com', 'shop@example.com'], 0]);
      expect(await names('tag', channel), channel).toEqual([['welcome', 'spring', 'layoffs'], 0]);
    }
  });
});

describe('a digest', () => {
  it('reports what its own channel sees, whoever runs it from where', async () => {
    const office = await openPlace(null);
    await office.say('digest every monday at 9 in Asia/Shanghai: last week by sender');
    await office.store.channels.put({ channel: 'C1', allowed: news, changedBy: 'U9', changedAt: office.now });
    await office.say('digest run weekly-sender here', { user: 'U9', channel: 'C2' });
    const [post] = office.posted;
    expect(post?.report.current.groups.map(({ key }) => key)).toEqual(['news@example.com']);
    const [digest] = await office.store.digests.list();
    if (digest === undefined) throw new Error('there is none');
    const slot = { local: '2026-11-16T09:00' as const, at: office.now };
    const reported = await office.bot.report(digest, slot, { priority: 'background' });
    expect(reported.kind === 'report' && reported.report.notes).toContain(
      'Here only mail from news@example.com is seen and counted.',
    );
  });

  it('about what its channel no longer sees says so', async () => {
    const office = await openPlace(null);
    await office.say('digest every monday at 9 in Asia/Shanghai: last week from:shop@example.com named shop');
    await office.store.channels.put({ channel: 'C1', allowed: news, changedBy: 'U9', changedAt: office.now });
    const before = office.asked.length;
    expect(await office.say('digest run shop')).toContain('The sender "shop@example.com" cannot be asked about here');
    expect(office.asked).toHaveLength(before);
  });
});

describe('what is usual', () => {
  it.each([
    ['a channel that has set nothing', 'C2', 400],
    ['direct messages', 'D1', 400],
    ['no channel', '', 400],
    ['a channel that has set its own', 'C1', 440],
  ])('holds in %s', async (_, channel, expected) => {
    const office = await openPlace(both, news);
    expect((await reportOf(office, 'last week', { channel })).sent).toBe(expected);
  });

  it('cannot be gone round in direct messages', async () => {
    const office = await openPlace(null, news);
    await office.store.channels.put({
      channel: 'D1',
      allowed: { senders: [], tags: [] },
      changedBy: 'U9',
      changedAt: office.now,
    });
    expect((await reportOf(office, 'last week', { channel: 'D1' })).sent).toBe(400);
    expect(await office.say('set allowed everything', { user: 'U9', channel: 'D1' })).toContain(
      'In direct messages there is the same to see for everybody',
    );
  });

  it('drops a sender of the channel that may not be seen any more', async () => {
    const office = await openPlace(null);
    await office.say('set sender shop');
    await office.store.channels.put({ channel: 'C1', allowed: news, changedBy: 'U9', changedAt: office.now });
    expect((await reportOf(office, 'check welcome')).reply.words).toContain('from:news@example.com');
    expect(JSON.stringify(await office.reply('set'))).not.toContain('shop');
  });
});

describe('set allowed', () => {
  const admin = { user: 'U9' };
  const setting = async (office: Office, words: string, who: Partial<AskContext> = admin) => {
    const reply = await office.reply(words, who);
    return reply.kind === 'settings' ? `to the ${reply.to}: ${drawn(reply.message)}` : office.say(words, who);
  };
  const stored = async (office: Office) => (await office.store.channels.get('C1'))?.allowed;

  it.each<[string, AllowList | null, AllowList | null]>([
    ['set allowed senders news@example.com, shop@example.com', null, both],
    ['set allowed senders news shop', null, both],
    ['set allowed sender to news', null, news],
    ['set the allowed senders: shop and news', news, { senders: ['shop@example.com', 'news@example.com'], tags: [] }],
    ['set allowed senders ceo@secret.com', news, { senders: ['ceo@secret.com'], tags: [] }],
    ['set allowed senders news', welcome, welcome],
    ['set allowed tags welcome, spring', news, welcome],
    ['set allowed tags any', welcome, news],
    ['set allowed everything', welcome, { senders: [], tags: [] }],
    ['set allowed senders all', welcome, { senders: [], tags: [] }],
    ['set allowed default', welcome, null],
    ['unset allowed', welcome, null],
    ['设置允许的发信地址 news', null, news],
  ])('%s', async (words, before, expected) => {
    const office = await openPlace(before);
    expect(await setting(office, words)).toMatch(/^to the channel: /);
    expect(await stored(office)).toEqual(expected);
    expect(office.logged).toContainEqual(['channel setting', { channel: 'C1', user: 'U9', allowed: expected }]);
  });

  it.each([
    [
      'set allowed senders nws@example.com',
      'There is no sender "nws@example.com": this account has news@example.com, shop@example.com, ceo@secret.com. (nws@example.com)\nTry: set allowed senders news@example.com',
    ],
    [
      'set allowed senders example',
      'Several senders fit "example": news@example.com, shop@example.com. Say one of them. (example)\nTry: set allowed senders news@example.com\nTry: set allowed senders shop@example.com',
    ],
    ['set allowed senders', 'Say which senders, with commas between them.'],
    ['set allowed', 'Say what may be seen: senders or tags.'],
    ['set allowed senders none', 'Nothing at all cannot be allowed. Say what, or "everything".'],
    [
      'set allowed tags welcome',
      'A tag belongs to a sender: say first which senders may be seen, with "set allowed senders" and their addresses.',
    ],
    ['set allowed ips 1.2.3.4', '"ips 1.2.3.4" cannot be allowed; senders and tags can.'],
    [
      `set allowed tags ${Array.from({ length: 11 }, (_, n) => `t${n}`).join(', ')}`,
      'At most 10 tags can be allowed, and these are 11: each is asked for by itself.',
    ],
  ])('%s is told what is wrong', async (words, expected) => {
    const office = await openPlace(null);
    expect(await setting(office, words)).toBe(expected);
    expect(await stored(office)).toBeNull();
  });

  it('is not done when Direct Mail cannot say whether they exist', async () => {
    const office = await openOffice({ list: () => unreachable, access: { ...open, admins: ['U9'] } });
    expect(await setting(office, 'set allowed senders news')).toBe('failed: Direct Mail could not be reached.');
    expect(await stored(office)).toBeUndefined();
  });

  it.each(['set allowed everything', 'set allowed senders ceo', 'set allowed default', 'set allowed tags any'])(
    'is for administrators: %s',
    async (words) => {
      const office = await openPlace(welcome);
      expect(await setting(office, words, { user: 'U1' })).toBe(
        'refused: Only administrators of mailstats say what may be seen in a channel. Ask Maria Lopez.',
      );
      expect(await stored(office)).toEqual(welcome);
    },
  );

  it('is told to the channel, and shown to whoever asks', async () => {
    const office = await openPlace(null);
    expect(await setting(office, 'set allowed senders news')).toMatch(
      /^to the channel: Here only mail from .*news@example\.com.* is seen and counted\.\nThat counts from now on for reports, digests, files and the lists in forms, whoever asks\.$/,
    );
    await setting(office, 'set allowed tags welcome');
    expect(await setting(office, 'set', { user: 'U1' })).toMatch(
      /^to the asker: Here only mail from .*news@example\.com.* with the tag .*welcome.* is seen and counted\./,
    );
    expect(await setting(office, 'set allowed everything')).toBe(
      'to the channel: From now on all mail of the account may be seen in this channel.',
    );
  });
});

describe('settings', () => {
  const given = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

  it('are names with commas between them', () => {
    const names = {
      MAILSTATS_ALLOWED_SENDERS: 'news@example.com; a@例子.cn,news@example.com',
      MAILSTATS_ALLOWED_TAGS: ' spring sale , welcome,',
    };
    for (const loaded of [loadBotSettings({ ...given, ...names }), loadDeskSettings(names)]) {
      expect(loaded.ok && loaded.settings).toMatchObject({
        MAILSTATS_ALLOWED_SENDERS: ['news@example.com', 'a@例子.cn'],
        MAILSTATS_ALLOWED_TAGS: ['spring sale', 'welcome'],
      });
    }
  });

  it.each<[Readonly<Record<string, string>>, string]>([
    [
      { MAILSTATS_ALLOWED_SENDERS: 'news' },
      'MAILSTATS_ALLOWED_SENDERS: Put whole sender addresses, such as news@example.com,',
    ],
    [{ MAILSTATS_ALLOWED_SENDERS: Array.from({ length: 11 }, (_, n) => `a${n}@x.com`).join() }, 'at most 10.'],
    [
      { MAILSTATS_ALLOWED_SENDERS: 'a@x.com', MAILSTATS_ALLOWED_TAGS: 'x'.repeat(129) },
      'MAILSTATS_ALLOWED_TAGS: Put tags,',
    ],
    [{ MAILSTATS_ALLOWED_TAGS: 'welcome' }, 'MAILSTATS_ALLOWED_SENDERS: Set it too: a tag belongs to a sender,'],
  ])('%j stops the start', (names, sentence) => {
    const loaded = loadBotSettings({ ...given, ...names });
    expect(!loaded.ok && loaded.problems.join()).toContain(sentence);
  });
});
