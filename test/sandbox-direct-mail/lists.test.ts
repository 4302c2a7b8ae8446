import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pretendDirectMail } from './running.ts';
import { sdk, sdkClient } from './sdk-client.ts';
import { json, outcome, signedFetch } from './signed-fetch.ts';

const firstPage = { pageIndex: 1, pageSize: 10 };

describe('what the SDK reads of', () => {
  it('DedicatedIpList', async () => {
    const { body } = await sdkClient(await pretendDirectMail()).dedicatedIpList(
      new sdk.DedicatedIpListRequest(firstPage),
    );
    expect([body?.currentPage, body?.pageSize, body?.hasMore, body?.totalCounts]).toEqual([1, 10, false, 4]);
    expect(body?.ips?.map(({ ip, ipPoolName, status }) => [ip, ipPoolName, status])).toEqual([
      ['203.0.113.11', 'marketing', 'sold'],
      ['203.0.113.12', 'marketing', 'sold'],
      ['203.0.113.21', 'transactional', 'sold'],
      ['198.51.100.7', '', 'sold'],
    ]);
    expect(body?.ips?.[0]?.ipExt?.hasSendMail).toBe(true);
  });

  it('DedicatedIpPoolList', async () => {
    const client = sdkClient(await pretendDirectMail());
    const { body } = await client.dedicatedIpPoolList(new sdk.DedicatedIpPoolListRequest(firstPage));
    expect([body?.currentPage, body?.pageSize, body?.hasMore, body?.totalCounts]).toEqual(['1', '10', false, 2]);
    expect(body?.ipPools?.map(({ id, name, ipCount, ips }) => [id, name, ipCount, ips?.map(({ ip }) => ip)])).toEqual([
      ['ippool-5d41402abc', 'marketing', 2, ['203.0.113.11', '203.0.113.12']],
      ['ippool-7d793037a0', 'transactional', 1, ['203.0.113.21']],
    ]);
    const one = await client.dedicatedIpPoolList(
      new sdk.DedicatedIpPoolListRequest({ ...firstPage, poolId: 'ippool-7d793037a0' }),
    );
    expect(one.body?.ipPools?.map(({ name }) => name)).toEqual(['transactional']);
  });

  it('DedicatedIpNonePoolList', async () => {
    const { body } = await sdkClient(await pretendDirectMail()).dedicatedIpNonePoolList();
    expect(body?.ips?.map(({ ip }) => ip)).toEqual(['198.51.100.7']);
  });

  it('ConfigSetList, with pages or all', async () => {
    const client = sdkClient(await pretendDirectMail());
    for (const request of [{ pageIndex: '1', pageSize: '10' }, { all: true }]) {
      const { body } = await client.configSetList(new sdk.ConfigSetListRequest(request));
      expect(body?.hasMore).toBe(false);
      expect(
        body?.configSets?.map(({ id, name, ipPool, fromAddresses }) => [id, name, ipPool?.ipPoolName, fromAddresses]),
      ).toEqual([
        ['cfgset-b1946ac924', 'campaigns', 'marketing', ['news@mail.brightcart.example']],
        [
          'cfgset-8ad8757baa',
          'orders',
          'transactional',
          ['receipts@notify.brightcart.example', 'alerts@notify.brightcart.example'],
        ],
      ]);
    }
  });

  it('QueryTagByParam', async () => {
    const { body } = await sdkClient(await pretendDirectMail()).queryTagByParam(
      new sdk.QueryTagByParamRequest({ keyWord: 's' }),
    );
    expect([body?.pageNumber, body?.pageSize, body?.totalCount]).toEqual([1, 10, 5]);
    expect(body?.data?.tag?.map(({ tagName }) => tagName)).toEqual([
      'newsletter',
      'flash_sale',
      'shipping',
      'password_reset',
      'back_in_stock',
    ]);
  });

  it('QueryMailAddressByParam', async () => {
    const client = sdkClient(await pretendDirectMail());
    const { body } = await client.queryMailAddressByParam(
      new sdk.QueryMailAddressByParamRequest({ sendtype: 'batch' }),
    );
    expect(
      body?.data?.mailAddress?.map(({ accountName, configSetName, accountStatus }) => [
        accountName,
        configSetName,
        accountStatus,
      ]),
    ).toEqual([
      ['news@mail.brightcart.example', 'campaigns', '0'],
      ['hello@mail.brightcart.example', '', '0'],
    ]);
  });

  it('QueryDomainByParam', async () => {
    const { body } = await sdkClient(await pretendDirectMail()).queryDomainByParam(
      new sdk.QueryDomainByParamRequest({}),
    );
    expect(body?.data?.domain?.map(({ domainName, domainStatus }) => [domainName, domainStatus])).toEqual([
      ['mail.brightcart.example', '0'],
      ['notify.brightcart.example', '0'],
    ]);
    expect(body?.data?.domain?.[0]).toMatchObject({ createTime: '2019-09-29T13:28Z', utcCreateTime: 1_569_734_892 });
  });

  it('DescAccountSummary', async () => {
    const { body } = await sdkClient(await pretendDirectMail()).descAccountSummary(
      new sdk.DescAccountSummaryRequest({}),
    );
    expect(body).toMatchObject({ domains: 2, mailAddresses: 4, tags: 8, userStatus: 0, dailyQuota: 200_000 });
  });
});

describe('the pages of a list', () => {
  it('hold exactly its 150 senders, whatever their size', async () => {
    const pretend = await pretendDirectMail({ account: 'many-senders' });
    const client = sdkClient(pretend);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 7, max: 200 }), async (pageSize) => {
        const found: (string | undefined)[] = [];
        for (let pageNo = 1; found.length < 150 && pageNo < 30; pageNo += 1) {
          const request = new sdk.QueryMailAddressByParamRequest({ pageNo, pageSize });
          const { body } = await client.queryMailAddressByParam(request);
          expect([body?.totalCount, body?.pageNumber, body?.pageSize]).toEqual([150, pageNo, Math.min(pageSize, 100)]);
          found.push(...(body?.data?.mailAddress?.map(({ accountName }) => accountName) ?? []));
        }
        expect(found).toEqual(pretend.account.senders.map(({ address }) => address));
      }),
      { numRuns: 15 },
    );
  });

  it('say whether there are more', async () => {
    const client = sdkClient(await pretendDirectMail());
    const more = async (pageIndex: number, pageSize: number) => {
      const { body } = await client.dedicatedIpList(new sdk.DedicatedIpListRequest({ pageIndex, pageSize }));
      return [body?.ips?.length, body?.hasMore];
    };
    expect([await more(1, 3), await more(2, 3), await more(1, 4), await more(2, 4)]).toEqual([
      [3, true],
      [1, false],
      [4, false],
      [0, false],
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['DedicatedIpList', { PageIndex: '1' }, '400 MissingParameter'],
    ['DedicatedIpList', { PageSize: '10' }, '400 MissingParameter'],
    ['DedicatedIpPoolList', {}, '400 MissingParameter'],
    ['ConfigSetList', {}, '400 MissingParameter'],
    ['ConfigSetList', { All: 'true' }, '200'],
    ['DedicatedIpList', { PageIndex: '0', PageSize: '10' }, '400 InvalidParameter'],
    ['QueryTagByParam', { PageNo: '-1' }, '400 InvalidParameter'],
    ['QueryTagByParam', { KeyWord: 'x'.repeat(51) }, '400 InvalidParameter'],
    ['QueryTagByParam', {}, '200'],
    ['DedicatedIpNonePoolList', {}, '200'],
  ])('%s %j: %s', async (action, query, expected) => {
    expect(await outcome(signedFetch(await pretendDirectMail(), { action, query }))).toBe(expected);
  });

  it('may refuse a size over the cap', async () => {
    const pretend = await pretendDirectMail({ switches: { listPageSizeCap: 10, overCap: 'refused' } });
    const query = { PageNo: '1', PageSize: '11' };
    expect(await outcome(signedFetch(pretend, { action: 'QueryTagByParam', query }))).toBe('400 InvalidParameter');
  });
});

it.each([
  'QueryTagByParam',
  'QueryMailAddressByParam',
  'QueryDomainByParam',
  'DedicatedIpNonePoolList',
  'DescAccountSummary',
])('an empty account answers %s', async (action) => {
  const { status, body } = await json(signedFetch(await pretendDirectMail({ account: 'empty' }), { action }));
  expect(status).toBe(200);
  expect(JSON.stringify(body)).not.toContain('brightcart');
});
