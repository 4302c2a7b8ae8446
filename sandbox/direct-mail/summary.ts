import { chinaDay } from './china.ts';
import type { CallQuery } from './fault.ts';
import { type Listing, onePage } from './listing.ts';
import type { World } from './world.ts';

/** DescAccountSummary: no parameters → quotas and counts. */
export function describeAccount(_: CallQuery, { account, mails, now }: World): Listing {
  const sentToday = mails(chinaDay(now()), now()).reduce((total, { sent }) => total + sent, 0);
  return {
    rows: [],
    page: onePage,
    body: () => ({
      DailyQuota: 200_000,
      MonthQuota: 5_000_000,
      QuotaLevel: 7,
      MaxQuotaLevel: 10,
      UserStatus: 0,
      EnableTimes: Math.max(0, 200_000 - sentToday),
      DailyRemainFreeQuota: 0,
      RemainFreeQuota: 0,
      IpChannelType: account.ips.length > 0 ? 'dedicated' : 'shared',
      Domains: account.domains.length,
      MailAddresses: account.senders.length,
      Tags: account.tags.length,
      Receivers: 0,
      Templates: 0,
      DayuStatus: 0,
      SmsRecord: 0,
      SmsSign: 0,
      SmsTemplates: 0,
    }),
  };
}
