import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restrict } from '../../src/access/restrict.ts';
import type { AllowList, SourceEvent, TrackQuery } from '../../src/ports.ts';
import { type CompactRow, fault, pretendSource, type Reply, row } from '../reports/pretend-source.ts';

const week = { from: '2026-11-09', to: '2026-11-15' } as const;
const ask = { priority: 'person' } as const;
const only = (senders: readonly string[], tags: readonly string[] = []): AllowList => ({ senders, tags });
const one = only(['news@example.com']);
const two = only(['news@example.com', 'shop@example.com']);
const tagged = only(['news@example.com', 'shop@example.com'], ['welcome', 'spring']);

/** What was asked, as `sender tag`. */
const pairs = (queries: readonly TrackQuery[]) =>
  queries.map(({ sender, tag }) => [sender, tag ?? ''].join(' ').trim());
const some = (): CompactRow => ['2026-11-10', 100, 30, 25, 9, 8];

describe('a question', () => {
  it.each<[string, AllowList, Partial<TrackQuery>, readonly string[]]>([
    ['about all mail', one, {}, ['news@example.com']],
    ['about all mail of several', two, {}, ['news@example.com', 'shop@example.com']],
    ['about one sender', two, { sender: 'shop@example.com' }, ['shop@example.com']],
    ['about one sender, in another case', two, { sender: 'Shop@Example.com' }, ['shop@example.com']],
    ['about a tag', two, { tag: 'any' }, ['news@example.com any', 'shop@example.com any']],
    [
      'about all mail, where tags are limited',
      tagged,
      {},
      ['news@example.com welcome', 'news@example.com spring', 'shop@example.com welcome', 'shop@example.com spring'],
    ],
    [
      'about a sender, where tags are limited',
      tagged,
      { sender: 'news@example.com' },
      ['news@example.com welcome', 'news@example.com spring'],
    ],
    ['about a sender and a tag', tagged, { sender: 'news@example.com', tag: 'spring' }, ['news@example.com spring']],
    ['about another sender', two, { sender: 'ceo@example.com' }, []],
    ['about a part of a sender', two, { sender: 'news' }, []],
    ['about nobody', two, { sender: '' }, []],
    ['about another tag', tagged, { sender: 'news@example.com', tag: 'secret' }, []],
    ['about a tag in another case', tagged, { sender: 'news@example.com', tag: 'Welcome' }, []],
    ['about no tag', tagged, { tag: '' }, []],
    ['about another sender with an allowed tag', tagged, { sender: 'ceo@example.com', tag: 'welcome' }, []],
    ['about an ESP and a domain', one, { esp: 'gmail.com', domain: 'Example.com' }, ['news@example.com']],
    ['about another domain', one, { domain: 'other.com' }, []],
  ])('%s is asked about what is allowed', async (_, allowed, filters, expected) => {
    const source = pretendSource(() => [row(some())]);
    const answer = await restrict(source, allowed).track({ ...week, ...filters }, ask);
    expect(pairs(source.tracked)).toEqual(expected);
    expect(answer.calls).toBe(expected.length);
    for (const query of source.tracked) expect(query).toMatchObject({ ...week, ...filters, sender: query.sender });
    expect(answer.ok).toBe(expected.length > 0);
  });

  it('about what is not allowed says the same of names that exist and of those that do not', async () => {
    const source = restrict(
      pretendSource(() => [row(some())]),
      tagged,
    );
    expect(await source.track({ ...week, sender: 'ceo@example.com' }, ask)).toEqual({
      ok: false,
      fault: { kind: 'unknown-sender', sentence: '"ceo@example.com" cannot be asked about here.' },
      calls: 0,
    });
    expect(await source.track({ ...week, sender: 'news@example.com', tag: 'x' }, ask)).toEqual({
      ok: false,
      fault: { kind: 'bad-request', sentence: '"x" cannot be asked about here.' },
      calls: 0,
    });
  });

  it('about several is answered by the sum of each day', async () => {
    const source = pretendSource(({ sender }) =>
      sender === 'news@example.com'
        ? [row(['2026-11-10', 100, 30, 25, 9, 8]), row(['2026-11-11', 10, 3, 2, 1, 1])]
        : [row(['2026-11-11', 5, 4, 3, 2, 1])],
    );
    expect(await restrict(source, two).track(week, ask)).toEqual({
      ok: true,
      value: [row(['2026-11-10', 100, 30, 25, 9, 8]), row(['2026-11-11', 15, 7, 5, 3, 2])],
      calls: 2,
    });
  });

  it.each<[string, Readonly<Record<string, Reply<[]>>>, unknown]>([
    ['fails for one', { 'shop@example.com': fault('throttled') }, { ok: false, fault: fault('throttled'), calls: 2 }],
    [
      'is about one that is gone',
      { 'shop@example.com': fault('unknown-sender') },
      {
        ok: true,
        value: [row(some())],
        calls: 2,
        notes: ['Direct Mail does not know the sender shop@example.com, so none of its mail is counted.'],
      },
    ],
    [
      'is about none that is left',
      { 'shop@example.com': fault('unknown-sender'), 'news@example.com': fault('unknown-sender') },
      { ok: false, fault: fault('unknown-sender'), calls: 2 },
    ],
    [
      'fails for one and is about one that is gone',
      { 'news@example.com': fault('unknown-sender'), 'shop@example.com': fault('unreachable') },
      { ok: false, fault: fault('unreachable'), calls: 2 },
    ],
  ])('about several that %s', async (_, replies, expected) => {
    const source = pretendSource(({ sender = '' }) => replies[sender] ?? [row(some())]);
    expect(await restrict(source, two).track(week, ask)).toEqual(expected);
  });

  it('about several counts each for the progress', async () => {
    const events: SourceEvent[] = [];
    await restrict(
      pretendSource(() => []),
      tagged,
    ).track(week, { ...ask, onEvent: (event) => events.push(event) });
    expect(events[0]).toEqual({ kind: 'pages', more: 3 });
    expect(events.filter(({ kind }) => kind === 'answered')).toHaveLength(4);
  });
});

describe('a list', () => {
  const account: Readonly<Record<string, readonly string[]>> = {
    sender: ['News@example.com', 'ceo@example.com', 'shop@other.com'],
    domain: ['example.com', 'other.com', 'secret.com'],
    tag: ['welcome', 'Welcome', 'secret'],
    ip: ['1.2.3.4'],
    pool: ['p1'],
    config: ['c1'],
  };
  const listing = pretendSource(
    () => [],
    (of) => (account[of] ?? []).map((key) => ({ key, label: key })),
  );

  it.each([
    ['sender', only(['news@example.com']), ['News@example.com']],
    ['sender', only(['gone@example.com']), []],
    ['domain', only(['news@example.com']), ['example.com']],
    ['domain', only(['news@example.com', 'shop@OTHER.com']), ['example.com', 'other.com']],
    ['tag', only(['news@example.com']), ['welcome', 'Welcome', 'secret']],
    ['tag', only(['news@example.com'], ['welcome']), ['welcome']],
    ['ip', tagged, ['1.2.3.4']],
    ['pool', tagged, ['p1']],
    ['config', tagged, ['c1']],
  ] as const)('of %ss where %j is allowed', async (of, allowed, expected) => {
    const answer = await restrict(listing, allowed).list(of, ask);
    expect(answer.ok && answer.value.map(({ key }) => key)).toEqual(expected);
  });

  it('tells not how much it keeps back', async () => {
    const noted = {
      ...listing,
      list: async () =>
        ({ ok: true, value: [], calls: 1, notes: ['Direct Mail announced 9 senders but listed 0.'] }) as const,
    };
    const told = async (of: 'sender' | 'ip') => {
      const answer = await restrict(noted, one).list(of, ask);
      return answer.ok ? answer.notes : null;
    };
    expect(await told('sender')).toEqual(['Direct Mail did not list everything it announced.']);
    expect(await told('ip')).toEqual(['Direct Mail announced 9 senders but listed 0.']);
  });
});

describe('the law', () => {
  const sender = fc.constantFrom('a@x.com', 'b@x.com', 'c@y.com', 'A@X.com', 'a', '');
  const tag = fc.constantFrom('t', 'u', 'T', '');
  const list = fc.record({
    senders: fc.uniqueArray(fc.constantFrom('a@x.com', 'b@x.com', 'c@y.com'), { minLength: 1 }),
    tags: fc.uniqueArray(fc.constantFrom('t', 'u')),
  });
  const query = fc.record({ sender, tag }, { requiredKeys: [] });

  it('nothing outside the list is ever asked about, and each part of it once', async () => {
    await fc.assert(
      fc.asyncProperty(list, query, async (allowed, filters) => {
        const source = pretendSource(() => []);
        await restrict(source, allowed).track({ ...week, ...filters } as TrackQuery, ask);
        for (const asked of source.tracked) {
          expect(allowed.senders).toContain(asked.sender);
          if (allowed.tags.length > 0) expect(allowed.tags).toContain(asked.tag);
        }
        const keys = pairs(source.tracked);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

it('nothing is between where everything is allowed', () => {
  const source = pretendSource(() => []);
  expect(restrict(source, only([]))).toBe(source);
});
