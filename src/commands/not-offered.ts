import { vocabulary } from './vocabulary.ts';

interface NotOffered {
  readonly words: readonly string[];
  readonly sentence: string;
  /** What comes nearest, as a clause. */
  readonly instead?: string;
  /** Also outside of `by …` and `…:`; the others are everyday words, or belong to days. */
  readonly anywhere?: true;
}

/** What people ask for and GetTrackList cannot tell (Direct Mail API page): better said than shrugged at. */
const rows: readonly NotOffered[] = [
  {
    words: ['hour', 'hourly', 'minute', '小时', '时段'],
    sentence: 'Direct Mail counts whole days, so hours cannot be told apart.',
    instead: 'by day',
  },
  {
    words: ['week', 'weekly', 'month', 'monthly', '周', '星期', '月', '每周', '每月'],
    sentence: 'A report shows its days one by one, not by week or month; "vs previous" compares two weeks.',
    instead: 'by day',
  },
  {
    words: ['campaign', 'template', 'subject', 'mailing', 'newsletter', '主题', '活动', '模板'],
    sentence: 'Direct Mail tells tags apart, not campaigns, templates or subjects.',
    instead: 'by tag',
  },
  {
    words: ['recipient', 'to', 'receiver', 'recipient domain', '收件人', '收件地址'],
    sentence: 'Direct Mail does not tell recipients apart, only their mailbox providers.',
    instead: 'by esp',
  },
  {
    words: ['country', 'countries', 'region', 'city', 'device', 'browser', 'client', '国家', '地区', '设备'],
    anywhere: true,
    sentence: 'Direct Mail does not tell where or with which program a mail was opened.',
  },
  {
    words: ['link', 'url', '链接'],
    anywhere: true,
    sentence: 'Direct Mail counts clicks, but does not say on which link.',
  },
  {
    words: [
      ...['bounce', 'bounced', 'bounce rate', 'complaint', 'unsubscribe', 'unsubscription', 'delivered', 'delivery'],
      ...['deliverability', 'failed', 'spam', 'blocked', '退信', '退信率', '投诉', '退订', '送达率', '失败'],
    ],
    anywhere: true,
    sentence: 'mailstats tells opens and clicks; tracking data holds no bounces, complaints or unsubscribes.',
  },
];

const known = vocabulary(
  rows.map((row) => ({ words: row.words, means: row })),
  { plural: true },
);

/** Why this word cannot be served; `undefined` when it is not one of those. */
export function notOffered(word: string): NotOffered | undefined {
  return known.meaning(word);
}
