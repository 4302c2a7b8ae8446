import type { Day } from '../../src/dates/range.ts';
import type { Account, Stream } from './account.ts';
import { company } from './company.ts';
import { hostileNames } from './hostile-names.ts';

/** Ready-made accounts. `company` is the believable one; the others are it with one thing changed. */
export type AccountKind = 'company' | 'empty' | 'no-dedicated-ips' | 'one-sender' | 'many-senders' | 'hostile-names';

const kinds: Readonly<Record<AccountKind, (company: Account) => Account>> = {
  company: (account) => account,
  empty: () => ({ senders: [], tags: [], domains: [], ips: [], pools: [], configSets: [], streams: [] }),
  'no-dedicated-ips': (account) => ({
    ...account,
    ips: [],
    pools: [],
    configSets: account.configSets.map((set) => ({ ...set, pool: null })),
    streams: account.streams.map((stream) => ({ ...stream, ways: [[null, 1]], route: null })),
  }),
  'one-sender': (account) => {
    const senders = account.senders.slice(0, 1);
    const streams = account.streams.filter(({ sender }) => sender === senders[0]?.address);
    return { ...account, senders, streams, domains: senders.map(({ domain }) => domain) };
  },
  'many-senders': manySenders,
  'hostile-names': hostileNames,
};

/** An account as it stands on `today`: the company's sick IP fell ill ten days before. */
export function accountOf(chosen: AccountKind | Account | ((company: Account) => Account), today: Day): Account {
  if (typeof chosen === 'function') return chosen(company(today));
  return typeof chosen === 'string' ? kinds[chosen](company(today)) : chosen;
}

/** 150 senders and 100 tags: more than one page of everything. */
function manySenders(account: Account): Account {
  const serial = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1).padStart(3, '0'));
  const domains = ['eu.brightcart.example', 'us.brightcart.example', 'apac.brightcart.example'];
  const tags = serial(100 - account.tags.length).map((n) => ({ name: `campaign_${n}`, description: `Campaign ${n}` }));
  const senders = serial(150 - account.senders.length).map((n, index) => {
    const domain = domains[index % domains.length] ?? '';
    return { address: `store-${n}@${domain}`, domain, type: 'batch' as const, config: null };
  });
  const streams = senders.map(
    ({ address }, index): Stream => ({
      sender: address,
      tag: tags[index % tags.length]?.name ?? null,
      weekdays: [10, 40, 50, 40, 50, 30, 10],
      hours: [[8 + (index % 12), 1]],
      ways: [[null, 1]],
      route: account.ips[0]?.ip ?? null,
      openFactor: 1,
      clickFactor: 1,
    }),
  );
  return {
    ...account,
    senders: [...account.senders, ...senders],
    tags: [...account.tags, ...tags],
    domains: [...account.domains, ...domains],
    streams: [...account.streams, ...streams],
  };
}
