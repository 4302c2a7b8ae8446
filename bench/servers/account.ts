import type { Account, Stream } from '../../sandbox/direct-mail/account.ts';

/**
 * The company with as few different mails as fill a table: one IP busy at every hour, the others once a day. The real service
 * answers questions side by side; the pretend one does so one after the other, and must not be what is waited for.
 */
export function lightAccount(company: Account): Account {
  const sender = company.senders[0]?.address ?? '';
  const allDay = Array.from({ length: 24 }, (_, hour) => [hour, 1] as const);
  const streams = [...company.ips.map(({ ip }) => ip), null].map(
    (ip, index): Stream => ({
      sender,
      tag: null,
      weekdays: [24_000, 24_000, 24_000, 24_000, 24_000, 24_000, 24_000],
      hours: index === 0 ? allDay : [[9, 1]],
      ways: [[ip, 1]],
      route: ip,
      openFactor: 1,
      clickFactor: 1,
    }),
  );
  return { ...company, streams };
}
