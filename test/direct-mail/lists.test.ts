import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/adapters/direct-mail/client.ts';
import { createListReader } from '../../src/adapters/direct-mail/lists.ts';
import type { ListedDimension } from '../../src/ports.ts';
import { person, pretendDirectMail, sourceOf } from './pretend.ts';
import { newAsking } from './quiet.ts';

const actions: readonly (readonly [ListedDimension, Action])[] = [
  ['ip', 'DedicatedIpList'],
  ['pool', 'DedicatedIpPoolList'],
  ['config', 'ConfigSetList'],
  ['tag', 'QueryTagByParam'],
  ['sender', 'QueryMailAddressByParam'],
  ['domain', 'QueryDomainByParam'],
];

describe('the account’s own lists', () => {
  it.each(actions)('%s', async (dimension, action) => {
    const pretend = await pretendDirectMail();
    const { account } = pretend;
    const expected = {
      ip: account.ips.map(({ ip }) => ({ key: ip, label: ip })),
      pool: account.pools.map(({ id, name }) => ({ key: id, label: name })),
      config: account.configSets.map(({ id, name }) => ({ key: id, label: name })),
      tag: account.tags.map(({ name }) => ({ key: name, label: name })),
      sender: account.senders.map(({ address }) => ({ key: address, label: address })),
      domain: account.domains.map((name) => ({ key: name, label: name })),
    }[dimension];
    expect(await sourceOf(pretend).list(dimension, person)).toEqual({ ok: true, value: expected, calls: 1 });
    expect(pretend.callsTo(action)).toHaveLength(1);
  });

  it.each([
    ['tag', {}, 100, 1],
    ['sender', {}, 150, 2],
    ['tag', { listPageSizeCap: 20 }, 100, 5],
    ['tag', { listPageSizeCap: 20, overCap: 'refused' }, 100, 11],
    ['ip', { listPageSizeCap: 3 }, 4, 2],
    ['config', { listPageSizeCap: 1 }, 2, 2],
  ] as const)('%s with %j: all %i in %i calls', async (dimension, switches, count, calls) => {
    const pretend = await pretendDirectMail({ switches, account: 'many-senders' });
    const answer = await sourceOf(pretend).list(dimension, person);
    expect(answer.ok && new Set(answer.value.map(({ key }) => key)).size).toBe(count);
    expect(answer.calls).toBe(calls);
    expect(pretend.calls).toHaveLength(calls);
  });

  it.each(['ip', 'pool'] as const)('an account without dedicated IPs has no %s', async (dimension) => {
    const pretend = await pretendDirectMail({ account: 'no-dedicated-ips' });
    expect(await sourceOf(pretend).list(dimension, person)).toMatchObject({ ok: true, value: [] });
  });

  it.each([
    ['ip', 'InvalidDedicatedIp.NotFound', { ok: true, value: [] }],
    ['ip', 'NoDedicatedIp', { ok: true, value: [] }],
    ['pool', 'IpPoolNotExist', { ok: true, value: [] }],
    ['tag', 'InvalidDedicatedIp.NotFound', { ok: false }],
    ['ip', 'NoPermission', { ok: false, fault: { kind: 'permission' } }],
  ] as const)('%s refused with %s', async (dimension, code, expected) => {
    const pretend = await pretendDirectMail({
      faults: [{ action: '*', kind: 'refused', status: 400, code, message: 'x', times: 9 }],
    });
    expect(await sourceOf(pretend).list(dimension, person)).toMatchObject(expected);
  });

  it.each(actions)('%s without permission names %s', async (dimension, action) => {
    const pretend = await pretendDirectMail({ denied: [action] });
    expect(await sourceOf(pretend).list(dimension, person)).toMatchObject({
      fault: {
        kind: 'permission',
        sentence: `Direct Mail refused: the access key may not call ${action}. Allow dm:${action} in its RAM policy.`,
      },
      calls: 1,
    });
  });

  it('are kept for ten minutes, faults are not', async () => {
    let now = 0;
    const pretend = await pretendDirectMail({ faults: [{ action: '*', kind: 'no-permission' }] });
    const source = sourceOf(pretend, { now: () => now });
    const asked = async () => {
      const answer = await source.list('tag', person);
      return [answer.ok, answer.calls];
    };
    expect(await asked()).toEqual([false, 1]);
    expect(await asked()).toEqual([true, 1]);
    now = 599_999;
    expect(await asked()).toEqual([true, 0]);
    now = 660_000;
    expect(await asked()).toEqual([true, 1]);
  });

  it('are asked once when asked together', async () => {
    const pretend = await pretendDirectMail({ latencyMs: 20 });
    const source = sourceOf(pretend);
    const answers = await Promise.all([
      source.list('ip', person),
      source.list('ip', person),
      source.list('tag', person),
    ]);
    expect(answers.map(({ calls }) => calls)).toEqual([1, 0, 1]);
  });
});

describe('lists of every shape', () => {
  const list = (dimension: ListedDimension, ...bodies: readonly unknown[]) => {
    let asked = 0;
    const reader = createListReader(async () => {
      asked += 1;
      return bodies[asked - 1];
    });
    return reader(dimension, newAsking()).then(
      ({ items, notes }) => ({ keys: items.map(({ key }) => key), notes, asked }),
      (error) => ({ told: error.fault.sentence }),
    );
  };

  it.each([
    ['ip', { RequestId: 'r' }],
    ['ip', { Ips: null, TotalCounts: 0 }],
    ['ip', { Ips: {}, HasMore: false }],
    ['tag', { data: null, TotalCount: 0 }],
    ['tag', { data: {} }],
    ['tag', { data: { tag: '' } }],
  ] as const)('nothing: %s %j', async (dimension, body) => {
    expect(await list(dimension, body)).toEqual({ keys: [], notes: [], asked: 1 });
  });

  it('a pool without a name is shown by its id, and ids may be numbers', async () => {
    const reader = createListReader(async () => ({
      IpPools: [
        { Id: 7, Name: '' },
        { Id: 'x', Name: 'marketing' },
      ],
    }));
    expect((await reader('pool', newAsking())).items).toEqual([
      { key: '7', label: '7' },
      { key: 'x', label: 'marketing' },
    ]);
  });

  it('pages follow HasMore where there is no total, and stop when nothing new comes', async () => {
    const page = (...ips: string[]) => ({ Ips: ips.map((Ip) => ({ Ip })), HasMore: true });
    expect(await list('ip', page('a', 'b'), page('c'), page('c'))).toEqual({
      keys: ['a', 'b', 'c'],
      notes: [],
      asked: 3,
    });
    expect(await list('ip', page('a'), { ...page('b'), HasMore: false })).toMatchObject({ keys: ['a', 'b'], asked: 2 });
    expect(await list('ip', page('a'), { ...page('b'), HasMore: 'false' })).toMatchObject({
      keys: ['a', 'b'],
      asked: 2,
    });
  });

  it('a page that may have been cut in silence is not taken for the last one', async () => {
    const page = (from: number, count: number) => ({
      data: { tag: Array.from({ length: count }, (_, at) => ({ TagName: `t${from + at}` })) },
    });
    const { keys, asked } = (await list('tag', page(0, 10), page(10, 10), page(20, 5))) as {
      keys: string[];
      asked: number;
    };
    expect([keys.length, asked]).toEqual([25, 3]);
    expect(await list('tag', page(0, 3))).toMatchObject({ asked: 1 });
  });

  it('a list that stays shorter than announced says so', async () => {
    const page = { TotalCount: 12, data: { tag: [{ TagName: 'a' }, { TagName: 'b' }] } };
    expect(await list('tag', page, page)).toEqual({
      keys: ['a', 'b'],
      notes: ['Direct Mail announced 12 tags but listed 2.'],
      asked: 2,
    });
  });

  it('announced and empty is a fault', async () => {
    expect(await list('sender', { TotalCount: 3, data: { mailAddress: [] } })).toEqual({
      told: 'Direct Mail announced 3 senders but listed 0.',
    });
  });

  it.each([
    null,
    'ok',
    { data: [1] },
    { data: { mailAddress: [{ Name: 'no address' }] } },
    { data: { mailAddress: 'x' } },
  ])('odd: %j', async (body) => {
    expect(await list('sender', body)).toEqual({
      told: 'The list of senders that Direct Mail gave makes no sense. Try again in a minute.',
    });
  });
});
