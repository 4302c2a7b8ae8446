import type { Account } from './account.ts';

/** Names that break markup, spreadsheets, URLs, tables and signatures when they are not treated as mere text. */
const names: Readonly<Record<string, string>> = {
  'news@mail.brightcart.example': "o'brien+news*(a)!~&b@mail.brightcart.example",
  'hello@mail.brightcart.example': '=1+1@mail.brightcart.example',
  'receipts@notify.brightcart.example': '订单<!channel>@notify.brightcart.example',
  'alerts@notify.brightcart.example': '*bold*_it_`code`@notify.brightcart.example',
  newsletter: 'a b+c%20&d=e?f#g/h',
  flash_sale: '<!channel> <@U012AB3CD> @here',
  welcome: '=HYPERLINK("http://evil.example","click")',
  receipt: '收据 “双十一”，🎉',
  shipping: "it's *bold* ~gone~ `code` | pipe \\",
  password_reset: '\u202egnp.exe\u200b',
  back_in_stock: '"quoted", with, commas; and; more',
  black_friday: 'x'.repeat(128),
  marketing: '<https://evil.example|marketing>',
  transactional: '&amp;lt; 交易 &',
  campaigns: '-cmd|" /C calc"!A0',
  orders: '@orders\twith a tab',
};

const renamed = (name: string): string => names[name] ?? name;

/** The company under names from hell; its mails are the same in kind. */
export function hostileNames(company: Account): Account {
  return {
    ...company,
    senders: company.senders.map((sender) => ({ ...sender, address: renamed(sender.address) })),
    tags: company.tags.map((tag) => ({ ...tag, name: renamed(tag.name) })),
    pools: company.pools.map((pool) => ({ ...pool, name: renamed(pool.name) })),
    configSets: company.configSets.map((set) => ({ ...set, name: renamed(set.name) })),
    streams: company.streams.map((stream) => ({
      ...stream,
      sender: renamed(stream.sender),
      tag: stream.tag === null ? null : renamed(stream.tag),
    })),
  };
}
