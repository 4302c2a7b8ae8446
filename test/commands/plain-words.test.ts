import { describe, expect, it } from 'vitest';
import { plainWords } from '../../src/commands/plain-words.ts';

describe('plainWords', () => {
  it.each([
    // Slack's links and entities
    ['from:<mailto:news@x.com|news@x.com>', 'from:news@x.com'],
    ['from:<mailto:news@x.com>', 'from:news@x.com'],
    ['domain:<http://x.com|x.com> by ip', 'domain:x.com by ip'],
    ['domain:<https://x.com>', 'domain:https://x.com'],
    ['<tel:20261101|20261101>', '20261101'],
    ['<https://x.com/?a=1&amp;b=2|x.com/?a=1&amp;b=2>', 'x.com/?a=1&b=2'],
    ['tag:a&amp;b', 'tag:a&b'],
    ['tag:a&lt;b&gt;', 'tag:a<b>'],
    ['tag:&amp;lt;', 'tag:&lt;'],
    ['tag:&quot;', 'tag:&quot;'],
    // mentions stay, to be named as unknown
    ['<@U123> <#C123|name> <!here> <!subteam^S1|team>', '<@U123> <#C123|name> <!here> <!subteam^S1|team>'],
    // quotes and full width
    ['tag:“spring sale”', 'tag:"spring sale"'],
    ['tag:‘spring sale’', "tag:'spring sale'"],
    ['tag:「春季」', 'tag:"春季"'],
    ['标签：ｗｅｌｃｏｍｅ，上周', '标签:welcome,上周'],
    ['上周（按ＥＳＰ）', '上周(按ESP)'],
    ['标签：“促销（１１月）”，上周', '标签:"促销（11月）",上周'],
    // spaces and the invisible
    ['last\u00a0week\u3000by\u2003esp', 'last week by esp'],
    ['last\u200b week\ufeff by\u2060 esp\u200f', 'last week by esp'],
    ['  last \t week\n by esp ', 'last week by esp'],
    ['tag:"two  spaces"', 'tag:"two  spaces"'],
    ['last\u001fweek', 'last week'],
    ['\ud83d last week', '\ufffd last week'],
    // marks
    ['*last week*', 'last week'],
    ['*last week* by _esp_', 'last week by esp'],
    ['*_last week_*', 'last week'],
    ['~yesterday~', 'yesterday'],
    ['`last week by esp`', 'last week by esp'],
    ['`/mailstats last week by esp`', 'last week by esp'],
    ['```last week```', 'last week'],
    ['try `last week` by `esp`', 'try last week by esp'],
    ['last_7_days', 'last_7_days'],
    ['11/3 ~ 11/9', '11/3 ~ 11/9'],
    ['11/3~11/9', '11/3~11/9'],
    ['tag:*x*', 'tag:*x*'],
    ["tag:'a`b'", "tag:'a`b'"],
    // a copied command
    ['/mailstats last week', 'last week'],
    ['/MailStats: last week', 'last week'],
    ['/mailstats-dev last week', 'last week'],
    ['@mailstats last week', 'last week'],
    ['mailstats last week', 'last week'],
    ['mailstats.example.com', 'mailstats.example.com'],
    ['"last week by esp"', 'last week by esp'],
    ['/mailstats', ''],
  ])('%j → %j', (typed, plain) => {
    expect(plainWords(typed)).toBe(plain);
  });
});
