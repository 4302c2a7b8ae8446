import { beginDigest } from '../../src/digests/change.ts';
import type { Digest, Schedule } from '../../src/digests/digest.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

const daily = (time: string): Schedule => ({
  kind: 'weekly',
  weekdays: everyDay,
  time,
  every: 1,
  anchor: '2026-01-04',
});

function everyMinutes(step: number): Schedule {
  const minutes = Array.from({ length: 60 / step }, (_, index) => index * step);
  const rest = { hours, daysOfMonth: null, months: hours.slice(1, 13), daysOfWeek: null };
  return { kind: 'cron', expression: `*/${step} * * * *`, minutes, ...rest };
}

export const channels = ['C1', 'C2', 'C3', 'C4', 'C5'] as const;

/** Some in each channel; zones whose clocks change by odd amounts, at odd hours, and far apart. */
const cast: readonly (readonly [schedule: Schedule, zone: string, words: string])[] = [
  [everyMinutes(1), 'Asia/Shanghai', 'yesterday'],
  [everyMinutes(5), 'America/St_Johns', 'last 7 days'],
  [everyMinutes(5), 'Australia/Lord_Howe', 'yesterday'],
  [everyMinutes(15), 'Africa/Casablanca', 'yesterday vs previous'],
  [everyMinutes(15), 'Europe/Berlin', 'last 3 days by esp'],
  [everyMinutes(15), 'Asia/Kathmandu', 'yesterday by esp'],
  [everyMinutes(15), 'America/New_York', 'yesterday'],
  [everyMinutes(15), 'Asia/Shanghai', 'last 7 days'],
  [daily('02:30'), 'America/New_York', 'yesterday'],
  [daily('02:00'), 'Australia/Lord_Howe', 'last 7 days'],
  [daily('03:45'), 'Pacific/Chatham', 'yesterday'],
  [daily('12:15'), 'Pacific/Kiritimati', 'yesterday'],
];

export function digestsSince(now: Date): readonly Digest[] {
  return cast.map(([schedule, zone, words], index) =>
    beginDigest(
      {
        id: `digest-${index}`,
        name: `digest-${index}`,
        channel: channels[index % channels.length] ?? channels[0],
        owner: 'U1MARIA',
        words,
        schedule,
        zone,
      },
      now,
    ),
  );
}
