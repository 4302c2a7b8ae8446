import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomFor } from '../../sandbox/direct-mail/random.ts';
import type { Shares } from '../../sandbox/slack/misfortune.ts';
import { createPostRates } from '../../sandbox/slack/post-rates.ts';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';

let slack: PretendSlack;
let now = 0;
beforeEach(async () => {
  now = Date.parse('2026-11-23T01:00:00Z');
  slack = await startSlack({ clock: () => now, rates: null });
});
afterEach(() => slack.close());

/** Long enough for a call to get there on a busy machine. */
const short = 300;

/** The status and Slack's word, or the way in which no answer came. */
async function attempt(method = 'chat.postMessage', channel = 'C1MAIL', ms = 5_000): Promise<string> {
  const headers = { authorization: `Bearer ${slack.options.botToken}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ channel, text: 'x' });
  const signal = AbortSignal.timeout(ms);
  try {
    const response = await fetch(`${slack.apiUrl}${method}`, { method: 'POST', headers, body, signal });
    const text = await response.text();
    const error = text === '' ? undefined : (JSON.parse(text) as { error?: string }).error;
    const wait = response.headers.get('retry-after');
    return [response.status, error, wait === null ? undefined : `in ${wait}`]
      .filter((part) => part !== undefined)
      .join(' ');
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'hang' : 'reset';
  }
}

describe('an outage', () => {
  it.each([
    ['503', { kind: 'status', status: 503 }],
    ['reset', { kind: 'reset' }],
    ['hang', { kind: 'hang' }],
    ['200 internal_error', { kind: 'error', error: 'internal_error' }],
  ] as const)('makes every call end as %s, until it is over', async (expected, mishap) => {
    slack.outage(mishap);
    const ms = expected === 'hang' ? short : undefined;
    expect(await attempt('chat.postMessage', 'C1MAIL', ms)).toBe(expected);
    expect(await attempt('auth.test', 'C1MAIL', ms)).toBe(expected);
    slack.outage(null);
    expect(await attempt()).toBe('200');
    expect(slack.messages).toHaveLength(1);
    expect(slack.calls.map((call) => call.mishap?.kind)).toEqual([mishap.kind, mishap.kind, undefined]);
  });

  it('ends by itself at a time', async () => {
    slack.outage({ kind: 'status', status: 503 }, { until: now + 60_000 });
    expect(await attempt()).toBe('503');
    slack.pass(59_999);
    expect(await attempt()).toBe('503');
    slack.pass(1);
    expect(await attempt()).toBe('200');
  });
});

describe('a Slack without a network', () => {
  it('refuses connections, and comes back at the same address with all it knew', async () => {
    expect(await attempt()).toBe('200');
    await slack.unplug();
    expect(await attempt()).toBe('reset');
    await slack.plug();
    expect(await attempt()).toBe('200');
    expect(slack.messages).toHaveLength(2);
  });
});

describe('trouble', () => {
  it.each<[keyof Shares, string, number]>([
    ['done-then-reset', 'reset', 1],
    ['done-then-hang', 'hang', 1],
    ['done-then-500', '500', 1],
    ['done-then-error', '200 internal_error', 1],
    ['reset', 'reset', 0],
    ['hang', 'hang', 0],
    [500, '500', 0],
    [503, '503', 0],
    [429, '429 ratelimited in 1', 0],
    ['error', '200 internal_error', 0],
  ])('%s is answered with %s, and leaves %i messages', async (kind, expected, messages) => {
    slack.trouble(() => 0.5, { [kind]: 1 });
    expect(await attempt('chat.postMessage', 'C1MAIL', expected === 'hang' ? short : undefined)).toBe(expected);
    expect(slack.messages).toHaveLength(messages);
    expect(await attempt('auth.test')).toBe('200');
    slack.trouble(null);
    expect(await attempt()).toBe('200');
  });

  it('comes in the shares asked for, the same for the same seed', async () => {
    const shares: Shares = { 'done-then-500': 0.2, 503: 0.1 };
    const draw = async () => {
      slack.trouble(randomFor(1, 'trouble'), shares);
      const all: string[] = [];
      for (let call = 0; call < 200; call += 1) all.push(await attempt());
      return all;
    };
    const first = await draw();
    expect(await draw()).toEqual(first);
    const share = (expected: string) => first.filter((each) => each === expected).length / first.length;
    expect(share('500')).toBeCloseTo(0.2, 1);
    expect(share('503')).toBeCloseTo(0.1, 1);
  });

  it('cannot be more than all', () => {
    expect(() => slack.trouble(() => 0, { reset: 0.6, hang: 0.6 })).toThrow('the shares of trouble add up to 1.2');
  });

  it('comes after what is scripted', async () => {
    slack.trouble(() => 0, { reset: 1 });
    slack.mishap('chat.postMessage', { kind: 'error', error: 'is_archived' });
    expect(await attempt()).toBe('200 is_archived');
    expect(await attempt()).toBe('reset');
  });
});

describe('rates', () => {
  it('let a burst through, and then a message a second', () => {
    const mayPost = createPostRates({ perChannelPerSecond: 1, burst: 3, perMinute: 100 }, () => now);
    expect([1, 2, 3, 4].map(() => mayPost('C1'))).toEqual([0, 0, 0, 1]);
    expect(mayPost('C2')).toBe(0);
    now += 1_000;
    expect([1, 2].map(() => mayPost('C1'))).toEqual([0, 1]);
    now += 60_000;
    expect([1, 2, 3, 4].map(() => mayPost('C1'))).toEqual([0, 0, 0, 1]);
  });

  it('hold for all channels together, in any minute', () => {
    const mayPost = createPostRates({ perChannelPerSecond: 1, burst: 1, perMinute: 3 }, () => now);
    expect(['C1', 'C2'].map(mayPost)).toEqual([0, 0]);
    now += 20_000;
    expect(['C1', 'C2'].map(mayPost)).toEqual([0, 40]);
    now += 39_999;
    expect(mayPost('C2')).toBe(1);
    now += 1;
    expect(['C2', 'C3', 'C4'].map(mayPost)).toEqual([0, 0, 20]);
  });

  it('are told with 429, and a post that came too soon is not made but written down', async () => {
    await slack.close();
    slack = await startSlack({ clock: () => now, rates: { perChannelPerSecond: 0.5, burst: 1, perMinute: 100 } });
    expect(await attempt()).toBe('200');
    expect(await attempt()).toBe('429 ratelimited in 2');
    expect(slack.messages).toHaveLength(1);
    expect(slack.tooSoon).toEqual([{ channel: 'C1MAIL', at: now }]);
    slack.pass(2_000);
    expect(await attempt()).toBe('200');
  });

  it('are a message a second in a channel, after a few at once, unless something else is said', async () => {
    await slack.close();
    slack = await startSlack({ clock: () => now });
    for (let call = 0; call < 5; call += 1) expect(await attempt()).toBe('200');
    expect(await attempt()).toBe('429 ratelimited in 1');
    slack.pass(1_000);
    expect(await attempt()).toBe('200');
    expect(slack.tooSoon).toHaveLength(1);
  });
});
