import type { Stream } from './account.ts';

export const addresses = {
  news: 'news@mail.brightcart.example',
  hello: 'hello@mail.brightcart.example',
  receipts: 'receipts@notify.brightcart.example',
  alerts: 'alerts@notify.brightcart.example',
};

export const companyIps = {
  marketing: '203.0.113.11',
  sick: '203.0.113.12',
  transactional: '203.0.113.21',
  poolless: '198.51.100.7',
};

type SenderName = keyof typeof addresses;
const { marketing, sick, transactional, poolless } = companyIps;

// biome-ignore format: one row a line
const ways: Readonly<Record<SenderName, Pick<Stream, 'ways' | 'route'>>> = {
  news:     { ways: [[marketing, 49], [sick, 49], [null, 2]], route: marketing },
  hello:    { ways: [[poolless, 70], [null, 30]],             route: poolless },
  receipts: { ways: [[transactional, 92], [null, 8]],         route: transactional },
  alerts:   { ways: [[transactional, 92], [null, 8]],         route: transactional },
};

/** Shops sell all day long, least before dawn. */
const weights = [4, 3, 2, 2, 2, 3, 5, 8, 10, 12, 12, 12, 12, 11, 11, 11, 11, 11, 12, 14, 16, 15, 11, 7];
const allDay = weights.map((weight, hour) => [hour, weight] as const);
const daytime = allDay.filter(([hour]) => hour >= 8 && hour <= 20);

type Row = readonly [SenderName, Stream['tag'], Stream['weekdays'], Stream['hours'], opens: number, clicks: number];

// biome-ignore format: one row a line
const rows: readonly Row[] = [
  //                               Sunday  Monday  Tuesday Wednesday Thursday Friday Saturday                              opens clicks
  ['news',     'newsletter',     [      0,      0,  22_000,      0,  21_000,      0,      0], [[9, 1], [10, 6], [11, 3]],  0.85,  1  ],
  ['news',     'flash_sale',     [      0,      0,       0,      0,       0,  8_000,      0], [[18, 5], [19, 2]],          0.95,  1.7],
  ['news',     'back_in_stock',  [      0,      0,       0,  2_400,       0,      0,      0], [[14, 1]],                   1.05,  2  ],
  ['hello',    'welcome',        [  1_900,  2_600,   2_700,  2_600,   2_600,  2_500,  2_000], daytime,                     1.3,   2.2],
  ['hello',    null,             [    500,    700,     700,    700,     700,    700,    500], daytime,                     0.9,   0.6],
  ['receipts', 'receipt',        [ 11_800, 11_000,  11_200, 11_100,  11_400, 12_300, 11_900], allDay,                      1.45,  0.9],
  ['receipts', 'shipping',       [  4_600,  7_800,   8_100,  7_900,   7_800,  7_600,  5_200], daytime,                     1.5,   3.1],
  ['receipts', 'password_reset', [  1_400,  1_700,   1_700,  1_700,   1_600,  1_600,  1_400], allDay,                      1.55,  9  ],
  ['alerts',   'back_in_stock',  [  1_500,  1_500,   1_400,  1_500,   1_500,  1_700,  1_600], daytime,                     1.2,   2.6],
];

/** Mails a day, and how they are received against the usual of each mail service. */
export const companyStreams: readonly Stream[] = rows.map(
  ([sender, tag, weekdays, hours, openFactor, clickFactor]) => ({
    sender: addresses[sender],
    tag,
    weekdays,
    hours,
    ...ways[sender],
    openFactor,
    clickFactor,
  }),
);
