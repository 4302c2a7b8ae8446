import type { Part } from '../../src/reports/page.ts';

const rates = ['Unique open rate', 'Unique click rate', 'Click-to-open rate'];
const columns = [
  { label: 'Tag', align: 'left' as const },
  ...['Sent', 'Share', 'Unique opens', 'Unique clicks', ...rates].map((label) => ({ label, align: 'right' as const })),
];
const row = (...texts: string[]) => texts.map((text) => ({ text }));

/** Every kind of part, Chinese and emoji, a long name, a gap, a day of which nothing is known. */
export const everyPart: readonly Part[] = [
  { kind: 'heading', text: 'Email by tag' },
  { kind: 'range', text: 'Wed 11 – Tue 17 Nov 2026 · 7 full days · Asia/Shanghai · sender news@mail.example.com' },
  {
    kind: 'figures',
    figures: [
      { label: 'Sent (tracked)', value: '48,210', change: { text: '+1,340', direction: 'up' } },
      { label: 'Unique open rate', value: '32.1 %', change: { text: '−1.2 pts', direction: 'down' } },
      { label: 'Unique click rate', value: '3.4 %', change: { text: 'no change', direction: 'same' } },
      { label: 'Click-to-open rate', value: 'n/a' },
    ],
  },
  {
    kind: 'findings',
    sentences: [
      'order-confirmation has a higher unique click rate than the other tags: 6.1 % against 2.4 %.',
      '双十一大促的点击率低于其他标签：1.1 % 对 3.6 %，差异明显，不像是偶然；请检查邮件里的链接是否仍然有效。',
    ],
  },
  {
    kind: 'table',
    caption: 'By tag',
    columns,
    rows: [
      row('order-confirmation', '12,345', '25.6 %', '5,123', '753', '41.5 %', '6.1 %', '14.7 %'),
      row('双十一大促', '20,000', '41.5 %', '5,600', '220', '28.0 %', '1.1 %', '3.9 %'),
      row('🎉 welcome 👨‍👩‍👧', '900', '1.9 %', '410', '38', '45.6 %', '4.2 %', '9.3 %'),
      row(
        'newsletter-2026-11-weekly-digest-for-trial-users',
        '14,965',
        '31.0 %',
        '4,300',
        '630',
        '28.7 %',
        '4.2 %',
        '14.7 %',
      ),
      row('password-reset', 'not known', 'n/a', 'n/a', 'n/a', 'n/a', 'n/a', 'n/a'),
    ],
  },
  {
    kind: 'chart',
    shape: 'bar',
    title: 'Unique click rate by tag',
    unit: '%',
    categories: ['order-confirmation', '双十一大促', '🎉 welcome 👨‍👩‍👧', 'password-reset'],
    series: [
      { name: 'Unique click rate', values: [6.1, 0.62, 4.2, null] },
      { name: 'Period before', values: [6.4, 3.1, null, null] },
    ],
  },
  {
    kind: 'chart',
    shape: 'line',
    title: 'Day by day',
    unit: '%',
    categories: ['Wed 11', 'Thu 12', 'Fri 13', 'Sat 14', 'Sun 15', 'Mon 16', 'Tue 17'],
    series: [
      { name: 'Unique open rate', values: [33.0, 32.5, 31.0, 20.4, null, 31.9, 30.0] },
      { name: 'Unique click rate', values: [3.6, 3.6, 3.6, 3.6, null, 3.6, 3.6] },
    ],
  },
  {
    kind: 'notes',
    sentences: [
      'Apple and Gmail open mails by themselves, so compare by clicks.',
      'Opens still arrive for the last 3 days; these days will grow a little.',
    ],
  },
];
