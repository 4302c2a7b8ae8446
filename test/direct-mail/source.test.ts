import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../../sandbox/direct-mail/keys.ts';
import type { SourceEvent } from '../../src/ports.ts';
import { lastWeek, person, pretendDirectMail, sourceOf, sumsOf } from './pretend.ts';

const esps = ['gmail.com', 'yahoo.com', 'outlook.com', 'icloud.com', 'others'];

describe('what is sent', () => {
  it('every filter by its own name, no deprecated parameter, signed', async () => {
    const pretend = await pretendDirectMail();
    const { account } = pretend;
    const query = {
      ...lastWeek,
      esp: 'gmail.com',
      ip: account.ips[0]?.ip ?? '',
      pool: account.pools[0]?.id ?? '',
      tag: 'newsletter',
      sender: account.senders[0]?.address ?? '',
      domain: account.domains[0] ?? '',
      config: account.configSets[0]?.id ?? '',
    };
    const answer = await sourceOf(pretend).track(query, person);
    expect(sumsOf(answer)).toEqual(pretend.truth(query).total);
    expect(pretend.calls.map((call) => call.query)).toEqual([
      {
        StartTime: query.from,
        EndTime: query.to,
        Esp: query.esp,
        DedicatedIp: query.ip,
        DedicatedIpPoolId: query.pool,
        TagName: query.tag,
        AccountName: query.sender,
        Domain: query.domain,
        ConfigSetId: query.config,
        PageNumber: '1',
        PageSize: '100',
      },
    ]);
  });

  it('names that need every kind of escaping', async () => {
    const pretend = await pretendDirectMail({ account: 'hostile-names', switches: { unknownSender: 'nothing' } });
    const source = sourceOf(pretend);
    for (const { name: tag } of pretend.account.tags) {
      const query = { ...lastWeek, sender: pretend.account.senders[0]?.address ?? '', tag };
      expect(sumsOf(await source.track(query, person))).toEqual(pretend.truth(query).total);
    }
  });

  it('a security token', async () => {
    const pretend = await pretendDirectMail({ keys: { 'STS.Pretend': 'secret' } });
    const keys = { accessKeyId: 'STS.Pretend', accessKeySecret: 'secret' };
    const good = await sourceOf(pretend, { ...keys, securityToken: 'token' }).track(lastWeek, person);
    expect(good.ok).toBe(true);
    expect(await sourceOf(pretend, keys).track(lastWeek, person)).toMatchObject({ fault: { kind: 'permission' } });
  });
});

describe('keys', () => {
  it.each([
    [
      { accessKeySecret: 'another' },
      'Direct Mail refused the signature: the secret does not belong to the access key. Check ALIBABA_CLOUD_ACCESS_KEY_SECRET.',
      1,
    ],
    [
      { accessKeyId: 'LTAI5tSomebodyElse' },
      'Direct Mail does not know the access key. Check ALIBABA_CLOUD_ACCESS_KEY_ID.',
      1,
    ],
    [
      { accessKeySecret: undefined },
      'No Alibaba Cloud credentials were found. Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.',
      1,
    ],
    [
      { accessKeyId: undefined, accessKeySecret: undefined },
      'No Alibaba Cloud credentials were found. Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.',
      1,
    ],
  ])('%j', async (keys, sentence, calls) => {
    const pretend = await pretendDirectMail();
    const answer = await sourceOf(pretend, keys).track(lastWeek, person);
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'permission', sentence }, calls });
  });

  it('that appear after a failure are found', async () => {
    const pretend = await pretendDirectMail();
    const source = sourceOf(pretend, { accessKeyId: undefined, accessKeySecret: undefined });
    expect((await source.track(lastWeek, person)).ok).toBe(false);
    process.env.ALIBABA_CLOUD_ACCESS_KEY_ID = pretendAccessKeyId;
    process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET = pretendAccessKeySecret;
    try {
      const together = await Promise.all(esps.map((esp) => source.track({ ...lastWeek, esp }, person)));
      expect(together.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    } finally {
      delete process.env.ALIBABA_CLOUD_ACCESS_KEY_ID;
      delete process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
    }
  });
});

describe('a server that is not there', () => {
  it.each([
    [
      'refuses',
      async () => {
        const server = createServer().listen(0, '127.0.0.1');
        await new Promise((resolve) => server.once('listening', resolve));
        const { port } = server.address() as { port: number };
        await new Promise((resolve) => server.close(resolve));
        return `http://127.0.0.1:${port}`;
      },
      'ECONNREFUSED',
      'Direct Mail cannot be reached. Check the network, DIRECT_MAIL_REGION and DIRECT_MAIL_ENDPOINT. It was tried 5 times.',
    ],
    [
      'has no name',
      async () => 'http://dm.invalid',
      undefined,
      'The name of the Direct Mail endpoint was not found. Check the network, DIRECT_MAIL_REGION and DIRECT_MAIL_ENDPOINT. It was tried 5 times.',
    ],
  ])('%s', async (_, endpoint, code, sentence) => {
    const source = sourceOf(await pretendDirectMail(), { endpoint: await endpoint() });
    const answer = await source.track(lastWeek, person);
    expect(answer).toMatchObject({ ok: false, fault: { kind: 'unreachable', sentence }, calls: 5 });
    if (code !== undefined) expect(answer).toMatchObject({ fault: { code } });
  });

  it('constructing asks nothing, not even there', async () => {
    const pretend = await pretendDirectMail();
    sourceOf(pretend);
    await sleep(20);
    expect(pretend.calls).toEqual([]);
  });
});

describe('events', () => {
  it('tell of pages, calls and retries, so that progress can be counted', async () => {
    const pretend = await pretendDirectMail({
      switches: { rows: 'hour', pageSizeCap: 50 },
      faults: [{ kind: 'server-error', when: { PageNumber: '3' } }],
    });
    const events: SourceEvent[] = [];
    await sourceOf(pretend).track(lastWeek, { ...person, onEvent: (event) => events.push(event) });
    const count = (kind: SourceEvent['kind']) => events.filter((event) => event.kind === kind).length;
    expect(events.slice(0, 3)).toEqual([{ kind: 'started' }, { kind: 'answered' }, { kind: 'pages', more: 3 }]);
    expect([count('started'), count('answered'), count('retrying'), count('waiting')]).toEqual([5, 4, 1, 0]);
  });

  it('tell that the budget is waited for', async () => {
    const source = sourceOf(await pretendDirectMail(), { callsPerMinute: 1, timing: { windowMs: 500 } });
    const events: SourceEvent[] = [];
    await source.track(lastWeek, person);
    await source.track(lastWeek, { ...person, onEvent: (event) => events.push(event) });
    expect(events.map(({ kind }) => kind)).toEqual(['waiting', 'started', 'answered']);
  });

  it('a listener that throws is a fault of one answer, in the log without its message', async () => {
    const source = sourceOf(await pretendDirectMail());
    const onEvent = () => {
      throw new TypeError('secret');
    };
    expect(await source.track(lastWeek, { ...person, onEvent })).toMatchObject({
      fault: { kind: 'unexpected', sentence: 'mailstats made a mistake while asking Direct Mail. The log tells more.' },
    });
    expect(source.lines.join()).toContain('"name":"TypeError"');
    expect(source.lines.join()).not.toContain('secret');
    expect((await source.track(lastWeek, person)).ok).toBe(true);
  });
});

describe('giving up', () => {
  it.each([
    ['while the answer is awaited', { faults: [{ kind: 'no-answer', times: 99 }] as const }, {}, 1],
    [
      'while a pause is waited out',
      { faults: [{ kind: 'server-error', times: 99 }] as const },
      { timing: { backoffScale: 50 } },
      1,
    ],
    [
      'while throttling is waited out',
      { faults: [{ kind: 'throttled', times: 99 }] as const },
      { timing: { backoffScale: 50 } },
      1,
    ],
    [
      'while pages are under way',
      { switches: { rows: 'hour', pageSizeCap: 10 }, faults: [{ kind: 'no-answer', nth: 2, times: 99 }] as const },
      {},
      17,
    ],
  ] as const)('%s is prompt', async (_, options, settings, calls) => {
    const pretend = await pretendDirectMail(options);
    const source = sourceOf(pretend, {
      ...settings,
      timing: { attemptMs: 60_000, ...('timing' in settings ? settings.timing : {}) },
    });
    const controller = new AbortController();
    const answer = source.track(lastWeek, { ...person, signal: controller.signal });
    while (pretend.calls.length < calls) await sleep(5);
    await sleep(30);
    controller.abort();
    expect(await answer).toEqual({
      ok: false,
      fault: { kind: 'gave-up', sentence: 'The question was cancelled before it was answered.' },
      calls,
    });
  });

  it('while the budget is waited for leaves the place to others', async () => {
    const pretend = await pretendDirectMail();
    const source = sourceOf(pretend, { callsPerMinute: 1, timing: { windowMs: 200 } });
    await source.track(lastWeek, person);
    const controller = new AbortController();
    const given = source.track({ ...lastWeek, esp: 'gmail.com' }, { ...person, signal: controller.signal });
    const other = source.track({ ...lastWeek, esp: 'yahoo.com' }, person);
    controller.abort();
    expect(await given).toMatchObject({ ok: false, calls: 0 });
    expect((await other).ok).toBe(true);
    expect(pretend.calls).toHaveLength(2);
  });

  it('after not getting on for too long', async () => {
    const pretend = await pretendDirectMail({ faults: [{ kind: 'server-error', times: 99 }] });
    const answer = await sourceOf(pretend, { timing: { patienceMs: 1 } }).track(lastWeek, person);
    expect(answer).toMatchObject({
      fault: {
        kind: 'gave-up',
        sentence:
          'Given up after too long without an answer. Direct Mail has trouble of its own at the moment. Try again in a few minutes.',
      },
    });
  });

  it('one page in vain stops the other pages', async () => {
    const pretend = await pretendDirectMail({
      switches: { rows: 'hour', pageSizeCap: 10 },
      faults: [{ kind: 'no-permission', when: { PageNumber: '2' } }],
    });
    const source = sourceOf(pretend, { callsPerMinute: 3, timing: { windowMs: 1_500 } });
    expect(await source.track(lastWeek, person)).toMatchObject({ fault: { kind: 'permission' }, calls: 3 });
    await sleep(1_700);
    expect(pretend.calls).toHaveLength(3);
  });
});

describe('the budget', () => {
  it('holds in every window as the server sees it, lists, pages and retries included', async () => {
    const windowMs = 400;
    const pretend = await pretendDirectMail({
      latencyMs: () => Math.random() * 60,
      switches: { rows: 'hour', pageSizeCap: 50 },
      faults: [
        { kind: 'reset', nth: 4, times: 2 },
        { kind: 'server-error', nth: 9 },
      ],
    });
    const source = sourceOf(pretend, { callsPerMinute: 7, timing: { windowMs } });
    const answers = await Promise.all([
      ...esps.map((esp) => source.track({ ...lastWeek, esp }, person)),
      source.list('ip', person),
      source.list('sender', { priority: 'background' }),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true));
    expect(answers.reduce((sum, { calls }) => sum + calls, 0)).toBe(pretend.calls.length);
    const times = pretend.calls.map(({ at }) => at.getTime());
    for (const at of times) {
      expect(times.filter((other) => other >= at && other < at + windowMs).length).toBeLessThanOrEqual(7);
    }
  });

  it('people’s questions go before background work', async () => {
    const pretend = await pretendDirectMail();
    const source = sourceOf(pretend, { callsPerMinute: 1, timing: { windowMs: 30 } });
    const ask = (esp: string, priority: 'person' | 'background') => source.track({ ...lastWeek, esp }, { priority });
    await Promise.all([
      ask('gmail.com', 'background'),
      ask('yahoo.com', 'background'),
      ask('outlook.com', 'person'),
      ask('icloud.com', 'background'),
      ask('others', 'person'),
      ask('icloud.com', 'person'),
    ]);
    expect(pretend.calls.map(({ query }) => query.Esp)).toEqual([
      'gmail.com',
      'outlook.com',
      'icloud.com',
      'others',
      'yahoo.com',
    ]);
  });

  it('is estimated before it is waited for', async () => {
    const source = sourceOf(await pretendDirectMail(), { callsPerMinute: 2, timing: { windowMs: 60_000 } });
    expect(source.waitFor(2)).toBe(0);
    expect(source.waitFor(3)).toBe(60_000);
    await source.track(lastWeek, person);
    expect(source.waitFor(1)).toBe(0);
    expect(source.waitFor(2)).toBeGreaterThan(55_000);
  });
});

it('a report’s calls go together: all are under way before any is answered', async () => {
  const pretend = await pretendDirectMail({ faults: [{ kind: 'no-answer', times: 99 }] });
  const source = sourceOf(pretend, { timing: { attemptMs: 60_000 } });
  const controller = new AbortController();
  const days = ['11', '12', '13', '14'].map((day) => ({ from: `2026-11-${day}`, to: '2026-11-17' }));
  const asked = days.flatMap((range) =>
    esps.map((esp) => source.track({ ...range, esp }, { ...person, signal: controller.signal })),
  );
  while (pretend.calls.length < asked.length) await sleep(5);
  controller.abort();
  expect((await Promise.all(asked)).map(({ calls }) => calls)).toEqual(asked.map(() => 1));
});

it('identical questions under way are asked once, also when one of them is cancelled', async () => {
  const pretend = await pretendDirectMail({ latencyMs: 30 });
  const source = sourceOf(pretend);
  const controller = new AbortController();
  const first = source.track(lastWeek, { ...person, signal: controller.signal });
  const others = [source.track({ to: lastWeek.to, from: lastWeek.from }, person), source.track(lastWeek, person)];
  await sleep(5);
  controller.abort();
  expect(await first).toMatchObject({ ok: false, fault: { kind: 'gave-up' } });
  for (const answer of await Promise.all(others)) expect(sumsOf(answer)).toEqual(pretend.truth(lastWeek).total);
  expect(pretend.calls).toHaveLength(1);
});

it('nothing secret reaches an answer or the log, whatever goes wrong', async () => {
  const secrets = [
    pretendAccessKeyId,
    pretendAccessKeySecret,
    'brightcart',
    'newsletter',
    '127.0.0.1',
    'http:',
    '203.0.113',
  ];
  const query = { ...lastWeek, sender: 'news@mail.brightcart.example', tag: 'newsletter', ip: '203.0.113.11' };
  const said: string[] = [];
  const kinds = [
    'throttled',
    'server-error',
    'gateway-page',
    'empty-body',
    'reset',
    'half-body',
    'no-answer',
    'no-data',
    'garbage-row',
    'short-page',
    'no-permission',
  ] as const;
  for (const kind of kinds) {
    const pretend = await pretendDirectMail({ faults: [{ kind, times: 99 }] });
    const source = sourceOf(pretend, { timing: { attemptMs: 200 } });
    const answer = await source.track(query, person);
    expect(answer.ok).toBe(false);
    said.push(JSON.stringify(answer), ...source.lines);
  }
  const refused = await pretendDirectMail({
    faults: [{ kind: 'refused', status: 400, code: `Http.${secrets[0]}`, message: `${secrets.join(' ')}`, times: 99 }],
  });
  const source = sourceOf(refused);
  said.push(JSON.stringify(await source.track(query, person)), ...source.lines);
  expect(said.length).toBeGreaterThan(20);
  for (const secret of secrets) expect(said.join('\n')).not.toContain(secret);
});
