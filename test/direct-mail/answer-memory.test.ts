import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { describe, expect, it } from 'vitest';
import { rememberAnswers } from '../../src/adapters/direct-mail/answer-memory.ts';
import { createSingleFlight } from '../../src/adapters/direct-mail/single-flight.ts';
import type { Answer, AskOptions, Listed, MailSource, SourceEvent, TrackQuery, TrackRow } from '../../src/ports.ts';

const background: AskOptions = { priority: 'background' };
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 1, 0) + minutes * 60_000);
const query: TrackQuery = { from: '2026-11-16', to: '2026-11-22' };
const row: TrackRow = { day: '2026-11-16', sent: 5, opens: 4, uniqueOpens: 3, clicks: 2, uniqueClicks: 1 };

type Outcome = Answer<readonly TrackRow[]>;

/** A source that counts its questions and, like the real one, joins those under way; the nth answer has `sent` n. */
function countingSource(answerMs = 0, outcome: (nth: number) => Partial<Outcome> = () => ({})) {
  const asked: string[] = [];
  const tracks = createSingleFlight<readonly TrackRow[]>(() => 0);
  const source: MailSource = {
    track: (each, options) =>
      tracks.ask(JSON.stringify(each), options, async ({ tell, cost }) => {
        const nth = asked.push(each.tag ?? '');
        cost.calls += 1;
        tell({ kind: 'started' });
        await sleep(answerMs);
        tell({ kind: 'answered' });
        return { ok: true, value: [{ ...row, sent: nth }], ...outcome(nth) } as Outcome;
      }),
    async list(dimension): Promise<Answer<readonly Listed[]>> {
      asked.push(dimension);
      return { ok: true, value: [{ key: dimension, label: dimension }], calls: 1 };
    },
    waitFor: (calls) => calls * 7,
  };
  return { source, asked };
}

/** A memory over it and a clock to set; `ask` tells what was answered: which question's answer, at how many calls. */
function memory(settings: Partial<Parameters<typeof rememberAnswers>[1]> = {}, counting = countingSource()) {
  let now = at(0);
  const since = rememberAnswers(counting.source, { clock: () => now, ...settings });
  return {
    ...counting,
    since,
    goTo: (minutes: number) => {
      now = at(minutes);
    },
    async ask(sinceMinutes: number, tag = 'a') {
      const answer = await since(at(sinceMinutes)).track({ ...query, tag }, background);
      return [answer.ok && answer.value[0]?.sent, answer.calls];
    },
  };
}

it.each([1, 10, 1_000])('a thousand digests due together with %i requests ask each of them once', async (distinct) => {
  const { since, asked } = memory({}, countingSource(1));
  const queue = new PQueue({ concurrency: 20 });
  const digests = Array.from({ length: 1_000 }, (_, n) => `tag-${n % distinct}`);
  const calls = await queue.addAll(
    digests.map((tag) => async () => (await since(at(0)).track({ ...query, tag }, background)).calls),
  );
  expect(asked).toHaveLength(distinct);
  expect(new Set(asked).size).toBe(distinct);
  expect(calls.reduce((sum, each) => sum + each, 0)).toBe(distinct);
});

describe('an answer', () => {
  it('asked for since the slot is told again, an older one is not', async () => {
    const { ask, goTo } = memory();
    goTo(5);
    expect(await ask(0)).toEqual([1, 1]);
    goTo(6);
    expect(await ask(0)).toEqual([1, 0]);
    expect(await ask(5)).toEqual([1, 0]);
    expect(await ask(5.1)).toEqual([2, 1]);
    // The newer one does for the earlier slot too.
    expect(await ask(0)).toEqual([2, 0]);
  });

  it('is one question’s only, in whatever order its parts are said', async () => {
    const { since, asked } = memory();
    const source = since(at(0));
    await source.track({ ...query, esp: 'gmail.com', tag: 'a' }, background);
    await source.track({ tag: 'a', esp: 'gmail.com', to: query.to, from: query.from }, background);
    await source.track({ ...query, esp: 'gmail.com' }, background);
    await source.track({ ...query, from: query.to, esp: 'gmail.com' }, background);
    expect(asked).toHaveLength(3);
  });

  it('is told again without calls and events', async () => {
    const { since } = memory();
    const events: SourceEvent['kind'][] = [];
    const options: AskOptions = { ...background, onEvent: ({ kind }) => events.push(kind) };
    const first = await since(at(0)).track(query, options);
    expect(events).toEqual(['started', 'answered']);
    expect(await since(at(0)).track(query, options)).toEqual({ ...first, calls: 0 });
    expect(events).toEqual(['started', 'answered']);
  });

  it('to a list is remembered as well', async () => {
    const { since, asked } = memory();
    const [first, again] = [await since(at(0)).list('ip', background), await since(at(0)).list('ip', background)];
    expect([first.calls, again]).toEqual([1, { ...first, calls: 0 }]);
    await since(at(0)).list('pool', background);
    expect(asked).toEqual(['ip', 'pool']);
  });

  it.each<[string, Partial<Outcome>]>([
    ['a fault', { ok: false, fault: { kind: 'unreachable', sentence: 'Nobody there.' } }],
    ['one with a gap', { notes: ['Direct Mail announced 3 senders but listed 2.'] }],
  ])('that is %s is not', async (_, outcome) => {
    const { ask } = memory(
      {},
      countingSource(0, (nth) => (nth === 1 ? outcome : {})),
    );
    await ask(0);
    expect(await ask(0)).toEqual([2, 1]);
    expect(await ask(0)).toEqual([2, 0]);
  });

  it('is not taken for newer than the call it joined', async () => {
    const { source, ask, goTo } = memory({}, countingSource(20));
    const person = source.track({ ...query, tag: 'a' }, { priority: 'person' });
    await sleep(1);
    goTo(1);
    const joined = ask(1);
    goTo(2);
    await Promise.all([person, joined]);
    expect(await ask(1)).toEqual([2, 1]);
  });

  it('that was cancelled is not remembered, and a cancelled question is asked anew', async () => {
    const { since, ask } = memory({}, countingSource(20));
    const controller = new AbortController();
    const given = since(at(0)).track({ ...query, tag: 'a' }, { ...background, signal: controller.signal });
    await sleep(1);
    controller.abort();
    expect(await given).toMatchObject({ ok: false, fault: { kind: 'gave-up' } });
    expect(await ask(0)).toEqual([2, 1]);
  });
});

describe('what is kept', () => {
  it('is forgotten after a while', async () => {
    const { ask, goTo } = memory({ keptMs: 60_000 });
    await ask(0);
    goTo(0.9);
    expect(await ask(0)).toEqual([1, 0]);
    goTo(1);
    expect(await ask(0)).toEqual([2, 1]);
  });

  it('is what was used last, up to so many', async () => {
    const { ask } = memory({ mostKept: 2 });
    await ask(0, 'a');
    await ask(0, 'b');
    await ask(0, 'a');
    await ask(0, 'c');
    expect([await ask(0, 'a'), await ask(0, 'c'), await ask(0, 'b')]).toEqual([
      [1, 0],
      [3, 0],
      [4, 1],
    ]);
  });

  it('is bounded by its size too', async () => {
    const rows = (nth: number) => ({ value: Array.from({ length: 10 }, () => ({ ...row, sent: nth })) });
    const { ask } = memory({ mostItems: 25 }, countingSource(0, rows));
    for (const tag of ['a', 'b', 'c']) await ask(0, tag);
    expect([await ask(0, 'c'), await ask(0, 'b'), await ask(0, 'a')]).toEqual([
      [3, 0],
      [2, 0],
      [4, 1],
    ]);
  });

  it('is not trusted once the clock jumps back', async () => {
    const { ask, goTo } = memory();
    goTo(60);
    await ask(0);
    goTo(59);
    expect(await ask(0)).toEqual([2, 1]);
  });

  it('is not trusted when that moment comes for the second time', async () => {
    const { ask, goTo } = memory();
    goTo(60);
    await ask(0, 'a');
    goTo(59);
    await ask(0, 'b');
    goTo(61);
    expect(await ask(58, 'a')).toEqual([3, 1]);
    expect(await ask(58, 'b')).toEqual([2, 0]);
  });
});

it('estimates are the source’s', () => {
  expect(memory().since(at(0)).waitFor(3)).toBe(21);
});
