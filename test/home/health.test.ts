import { describe, expect, it } from 'vitest';
import { sayHealth, watchHealth } from '../../src/home/health.ts';
import type { Answer, FaultKind, MailSource, TrackQuery } from '../../src/ports.ts';

const fine: Answer<never[]> = { ok: true, value: [], calls: 1 };
const faulty = (kind: FaultKind): Answer<never> => ({
  ok: false,
  fault: { kind, sentence: `It was ${kind}.` },
  calls: 1,
});
const query: TrackQuery = { from: '2026-11-12', to: '2026-11-18' };
const asPerson = { priority: 'person' } as const;

/** A source that gives these answers one after the other, and its watch; the clock stands still until it is set. */
function watch(...answers: readonly Answer<readonly never[]>[]) {
  const asked: string[] = [];
  const left = [...answers];
  const answer = async (what: string) => {
    asked.push(what);
    return left.shift() ?? fine;
  };
  const source: MailSource = {
    track: () => answer('track') as ReturnType<MailSource['track']>,
    list: (dimension, { priority }) => answer(`${dimension}, ${priority}`) as ReturnType<MailSource['list']>,
    waitFor: () => 7,
  };
  const time = { now: new Date('2026-11-18T02:00:00Z') };
  const later = (minutes: number) => {
    time.now = new Date(time.now.getTime() + minutes * 60_000);
  };
  return { ...watchHealth(source, () => time.now), asked, later };
}

const told = (watched: ReturnType<typeof watch>) => sayHealth(watched.health(), 'Asia/Shanghai');
const works = 'Direct Mail answers. Asked last on Wed 18 Nov 2026 10:00, Asia/Shanghai.';

describe('how Direct Mail is', () => {
  it('is unknown at first, and then as it answered last', async () => {
    const watched = watch(fine, faulty('unreachable'), fine);
    expect(told(watched)).toBe('Direct Mail has not been asked since mailstats started.');
    expect(await watched.source.list('tag', asPerson)).toBe(fine);
    expect(told(watched)).toBe(works);
    watched.later(90);
    await watched.source.track(query, asPerson);
    expect(told(watched)).toBe(
      'The connection to Direct Mail has trouble: It was unreachable. Asked last on Wed 18 Nov 2026 11:30, Asia/Shanghai.',
    );
    watched.later(30);
    await watched.source.track(query, asPerson);
    expect(told(watched)).toBe('Direct Mail answers. Asked last on Wed 18 Nov 2026 12:00, Asia/Shanghai.');
    expect(watched.source.waitFor(1)).toBe(7);
  });

  it.each<[string, Answer<never[]>]>([
    ['remembered answers', { ok: true, value: [], calls: 0 }],
    ['questions called off', faulty('gave-up')],
    ['questions refused for what they asked', faulty('bad-request')],
    ['unknown senders', faulty('unknown-sender')],
  ])('is not told by %s', async (_, answer) => {
    const watched = watch(fine, answer);
    await watched.source.list('tag', asPerson);
    watched.later(60);
    await watched.source.list('tag', asPerson);
    expect(told(watched)).toBe(works);
  });

  it.each<FaultKind>(['permission', 'throttled', 'unreachable', 'unexpected'])('is trouble after %s', async (kind) => {
    const watched = watch(faulty(kind));
    await watched.source.track(query, asPerson);
    expect(told(watched)).toContain(`has trouble: It was ${kind}.`);
  });
});

describe('a look at Direct Mail', () => {
  it('asks for one short list, behind all questions of people', async () => {
    const watched = watch(fine);
    expect(await watched.look()).toBe(true);
    expect(watched.asked).toEqual(['sender, background']);
    expect(told(watched)).toBe(works);
  });

  it('is taken once for all who look at the same time, and not again within five minutes', async () => {
    const watched = watch(fine);
    expect(await Promise.all([watched.look(), watched.look(), watched.look()])).toEqual([true, false, false]);
    watched.later(4);
    expect(await watched.look()).toBe(false);
    expect(watched.asked).toHaveLength(1);
    watched.later(1);
    expect(await watched.look()).toBe(true);
    expect(watched.asked).toHaveLength(2);
  });

  it('is not needed while people ask', async () => {
    const watched = watch();
    await watched.source.track(query, asPerson);
    watched.later(3);
    expect(await watched.look()).toBe(false);
    expect(watched.asked).toEqual(['track']);
  });

  it('that tells nothing is not repeated at once', async () => {
    const watched = watch(faulty('gave-up'));
    expect(await watched.look()).toBe(false);
    expect(await watched.look()).toBe(false);
    expect(watched.asked).toHaveLength(1);
    expect(told(watched)).toContain('has not been asked');
  });
});
