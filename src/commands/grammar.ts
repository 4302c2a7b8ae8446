import type { Dimension, GroupBy } from './request.ts';

interface Row {
  /** How the clause is written in help: the canonical words, with what varies in CAPITALS. */
  readonly usage: string;
  /** Spellings. A space stands for white space, `-`, `_` or nothing; an English plural is understood without saying so. */
  readonly english: readonly string[];
  readonly chinese: readonly string[];
  /** What follows the spelling; said when it is missing or wrong. */
  readonly takes?: string;
  readonly meaning: string;
  /** Whole commands, each of which parses. */
  readonly examples: readonly string[];
}

/** The days; their grammar is that of `src/dates`, these rows are its examples. */
interface RangeRow extends Row {
  readonly clause: 'range';
}
/** Follows an introducer (`by`, `per`, 按), but for the spellings in `alone`. */
export interface ByRow extends Row {
  readonly clause: 'by';
  readonly of: GroupBy;
  readonly alone: readonly string[];
}
/** Is followed by a colon and a value. */
export interface FilterRow extends Row {
  readonly clause: 'filter';
  readonly of: Dimension;
  /** What one is called in a sentence. */
  readonly noun: string;
  readonly takes: string;
}
/** Stands alone. `vs` is read by `src/dates`, which knows where a second range ends. */
interface WordRow extends Row {
  readonly clause: 'compare' | 'check' | 'private' | 'csv' | 'help';
}
export type GrammarRow = RangeRow | ByRow | FilterRow | WordRow;

interface Grammar {
  /** Questions people ask, for the top of the help. */
  readonly questions: readonly { readonly words: string; readonly meaning: string }[];
  /** What stands before the name in a `by` row. `firm` ones are a mistake without a name, `loose` ones may be other words. */
  readonly introducers: { readonly firm: readonly string[]; readonly loose: readonly string[] };
  /** What may stand after the name without changing the meaning. */
  readonly tails: readonly string[];
  readonly rows: readonly GrammarRow[];
}

/**
 * Everything a person may say. Parser, help, usage hint, hints for mistakes and the tests' examples all come from here.
 * Chinese is written in simplified characters; text in traditional ones is folded before it is compared.
 */
// biome-ignore format: a row a line keeps the table readable
export const grammar: Grammar = {
  questions: [
    { words: 'last 7 days by esp', meaning: 'How mailbox providers differ.' },
    { words: 'last week from:news@example.com vs previous', meaning: 'One sender, against the week before.' },
    { words: 'yesterday by ip private', meaning: 'Which dedicated IP has trouble; only you see the answer.' },
  ],
  introducers: {
    firm: ['by', 'per', 'broken down by', 'break down by', 'break it down by', 'breakdown by', 'split by', 'split up by', 'group by', 'grouped by', 'compare by', 'compared by', 'comparison by', 'divided by', 'segmented by', '按', '按照', '依'],
    loose: ['group', 'split', 'each', 'every', 'for each', 'for every', 'compare', 'compare all', 'across', 'across all', '分', '各', '各个', '每', '每个', '对比', '比较', '对比各', '比较各'],
  },
  tails: ['breakdown', 'comparison', 'split', '分组', '分组统计', '拆分', '统计', '查看', '看', '对比', '比较', '分布'],
  rows: [
    { clause: 'range', usage: 'last 7 days', english: [], chinese: [], meaning: 'Seven full days, ending yesterday. This is meant when no days are named.', examples: ['last 7 days', '最近7天'] },
    { clause: 'range', usage: 'last week', english: [], chinese: [], meaning: 'The calendar week before this one.', examples: ['last week', '上周'] },
    { clause: 'range', usage: 'since monday', english: [], chinese: [], meaning: 'That day until today.', examples: ['since monday', '自周一以来'] },
    { clause: 'range', usage: 'Nov 3 to 9', english: [], chinese: [], meaning: 'Both days included; also 2026-11-03..2026-11-09, W46, 11月3日到9日.', examples: ['2 days ago to yesterday', '3天前', 'yesterday'] },
    { clause: 'by', of: 'esp', usage: 'by esp', english: ['esp', 'isp', 'provider', 'mailbox provider', 'email provider', 'mail provider', 'email service provider', 'mailbox'], chinese: ['ESP', '邮箱服务商', '服务商', '邮箱', '邮箱提供商'], alone: [], meaning: 'Gmail, Yahoo, Outlook, iCloud and all others.', examples: ['last 7 days by esp', 'yesterday by mailbox provider', '上周按ESP', '最近7天 各ESP'] },
    { clause: 'by', of: 'ip', usage: 'by ip', english: ['ip', 'ip address', 'dedicated ip', 'sending ip'], chinese: ['IP', '独立IP', 'IP地址'], alone: [], meaning: 'Your dedicated IPs.', examples: ['last week by ip', '上周按IP'] },
    { clause: 'by', of: 'pool', usage: 'by pool', english: ['pool', 'ip pool', 'dedicated ip pool'], chinese: ['IP池', '独立IP池', '池'], alone: [], meaning: 'Your IP pools.', examples: ['last week by ip pool', '上周按IP池'] },
    { clause: 'by', of: 'tag', usage: 'by tag', english: ['tag', 'tag name', 'email tag', 'label'], chinese: ['标签', '邮件标签'], alone: [], meaning: 'The tags of a sender.', examples: ['last week by tag from:news@example.com', '上周 按标签'] },
    { clause: 'by', of: 'sender', usage: 'by sender', english: ['sender', 'sender address', 'from', 'from address', 'account name', 'address'], chinese: ['发信地址', '发件人', '发件地址', '发信人', '寄件人'], alone: [], meaning: 'Your sender addresses.', examples: ['last week by sender', '上周按发信地址'] },
    { clause: 'by', of: 'domain', usage: 'by domain', english: ['domain', 'domain name', 'sender domain', 'sending domain', 'from domain'], chinese: ['域名', '发信域名', '发件域名'], alone: [], meaning: 'Your sending domains.', examples: ['last week by domain', '上周按域名'] },
    { clause: 'by', of: 'config', usage: 'by config', english: ['config', 'config set', 'configuration', 'configuration set'], chinese: ['配置集', '配置'], alone: [], meaning: 'Your configuration sets.', examples: ['last week by config set', '上周按配置集'] },
    { clause: 'by', of: 'day', usage: 'by day', english: ['day', 'date'], chinese: ['天', '日', '日期'], alone: ['daily', 'day by day', '逐日', '逐天'], meaning: 'One line a day.', examples: ['last week by day', 'last 7 days daily', '上周按天', '最近7天 每天'] },
    { clause: 'filter', of: 'sender', noun: 'sender', usage: 'from:ADDRESS', english: ['from', 'sender', 'sender address', 'from address', 'mail from', 'account name', 'account'], chinese: ['发信地址', '发件人', '发件地址', '发信人', '寄件人'], takes: 'a sender address such as news@example.com, or the part before the @', meaning: 'One sender; the part before the @ is enough.', examples: ['last week from:news@example.com', 'yesterday sender:news', '上周 发信地址：news@example.com'] },
    { clause: 'filter', of: 'tag', noun: 'tag', usage: 'tag:NAME', english: ['tag', 'tag name', 'email tag', 'label'], chinese: ['标签', '邮件标签'], takes: 'the name of a tag, in quotes when it has spaces', meaning: 'One tag; with spaces in quotes.', examples: ['last week tag:welcome', 'last week tag:"spring sale" from:news@example.com', '上周 标签：welcome'] },
    { clause: 'filter', of: 'esp', noun: 'mailbox provider', usage: 'esp:NAME', english: ['esp', 'isp', 'provider', 'mailbox provider', 'email provider', 'mailbox'], chinese: ['ESP', '邮箱服务商', '服务商', '邮箱', '邮箱提供商'], takes: 'gmail, yahoo, outlook, icloud or others', meaning: 'gmail, yahoo, outlook, icloud or others.', examples: ['last week esp:gmail', '上周 ESP：gmail'] },
    { clause: 'filter', of: 'ip', noun: 'IP address', usage: 'ip:ADDRESS', english: ['ip', 'ip address', 'dedicated ip', 'sending ip'], chinese: ['IP', '独立IP', 'IP地址'], takes: 'an IP address such as 203.0.113.7', meaning: 'One dedicated IP.', examples: ['last week ip:203.0.113.7', '上周 IP：203.0.113.7'] },
    { clause: 'filter', of: 'pool', noun: 'IP pool', usage: 'pool:NAME', english: ['pool', 'ip pool', 'dedicated ip pool'], chinese: ['IP池', '独立IP池', '池'], takes: 'the name or id of an IP pool', meaning: 'One IP pool, by name or id.', examples: ['last week pool:marketing', '上周 IP池：marketing'] },
    { clause: 'filter', of: 'domain', noun: 'domain', usage: 'domain:NAME', english: ['domain', 'domain name', 'sender domain', 'sending domain', 'from domain'], chinese: ['域名', '发信域名', '发件域名'], takes: 'a domain you send from, such as example.com', meaning: 'One sending domain.', examples: ['last week domain:example.com', '上周 域名：example.com'] },
    { clause: 'filter', of: 'config', noun: 'configuration set', usage: 'config:NAME', english: ['config', 'config set', 'configuration', 'configuration set'], chinese: ['配置集', '配置'], takes: 'the name or id of a configuration set', meaning: 'One configuration set, by name or id.', examples: ['last week config:default', '上周 配置集：default'] },
    { clause: 'compare', usage: 'vs previous', english: ['vs previous', 'vs the previous', 'vs previous period', 'vs the previous period', 'vs prior', 'vs last period', 'vs. previous', 'versus previous', 'versus the previous period', 'compared to previous', 'compared to the previous period', 'compared with previous', 'compared with the previous period', 'against previous', 'against the previous period', 'compare previous'], chinese: ['对比上期', '环比', '对比上一期', '与上期对比', '和上期对比', '比上期'], takes: 'previous, or days such as Nov 3 to 9', meaning: 'With the change since the same weekdays before; or vs and any days.', examples: ['last week vs previous', 'yesterday vs 8 days ago', '上周 对比上期', '上周环比'] },
    { clause: 'check', usage: 'check NAME', english: ['check'], chinese: ['检查'], takes: 'the name of a tag', meaning: 'One tag at once: against its earlier days and the other mail of its sender, by ESP.', examples: ['check welcome', 'check "spring sale" from:news@example.com last 14 days', 'tag:welcome', '检查 welcome'] },
    { clause: 'private', usage: 'private', english: ['private', 'privately', 'in private', 'priv', 'only me', 'just me', 'only for me', 'just for me', 'for me only', 'only to me', 'only visible to me', 'visible only to me', 'visible to me only', 'ephemeral'], chinese: ['仅自己可见', '只有自己可见', '仅我可见', '只有我可见', '只有我能看', '仅自己', '只给我看', '只给我', '私密'], meaning: 'Only you see the answer.', examples: ['last week private', 'last week only me', '上周 仅自己可见', '上周只给我看'] },
    { clause: 'csv', usage: 'csv', english: ['csv', 'csv file', 'a csv', 'a csv file', 'as csv', 'as a csv', 'as a csv file', 'to csv', 'in csv', 'with csv', 'export', 'export csv', 'export to csv', 'export as csv', 'spreadsheet', 'as a spreadsheet', 'as a file', 'excel'], chinese: ['导出', '导出CSV', '导出表格', '导出成表格', '导出为表格', '表格', 'CSV文件'], meaning: 'The figures as a file too.', examples: ['last week by ip csv', '上周按IP 导出'] },
    { clause: 'help', usage: 'help', english: ['help', 'help me', '?', '-h', '--help', 'usage', 'how to use', 'commands', 'hi', 'hello', 'hey', 'thanks', 'thank you'], chinese: ['帮助', '帮忙', '说明', '怎么用', '用法', '你好', '谢谢'], meaning: 'This text.', examples: ['help', '帮助', '?'] },
  ],
};

export const byRows: readonly ByRow[] = grammar.rows.filter((row) => row.clause === 'by');
export const filterRows: readonly FilterRow[] = grammar.rows.filter((row) => row.clause === 'filter');
