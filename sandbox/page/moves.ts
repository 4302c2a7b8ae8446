import { addDays } from '../../src/dates/day.ts';
import type { Digest } from '../../src/digests/digest.ts';
import { nextPosting } from '../../src/digests/due.ts';
import { instantOf, localAt } from '../../src/digests/wall-clock.ts';
import type { PageClock } from './wire.ts';

type Move = PageClock['moves'][number];

const mostDigests = 3;

/** Moments worth moving the clock to, soonest first: when digests are due, and a few mornings. */
export function movesFrom(now: Date, zone: string, digests: readonly Digest[]): readonly Move[] {
  const due = digests.flatMap((digest) => {
    const next = nextPosting(digest, now);
    return next === null ? [] : [{ at: next.at, about: `when ${digest.name} is due` }];
  });
  const soonest = due.toSorted((a, b) => a.at.getTime() - b.at.getTime()).slice(0, mostDigests);
  const byMoment = Map.groupBy([...mornings(now, zone), ...soonest], ({ at }) => at.getTime());
  return [...byMoment]
    .toSorted(([a], [b]) => a - b)
    .map(([time, moves]) => {
      const at = new Date(time);
      const about = moves.map((move) => move.about).join(', ');
      return { label: `${said(at, zone)}, ${about}`, to: at.toISOString() };
    });
}

function mornings(now: Date, zone: string) {
  const today = localAt(zone, now).slice(0, 10);
  const at = (day: string) => instantOf(`${day}T09:00`, zone);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const tomorrow = addDays(today, 1);
  const monday = addDays(today, (8 - weekday) % 7 || 7);
  const first = `${addDays(`${today.slice(0, 8)}01`, 31).slice(0, 8)}01`;
  return [
    { at: new Date(now.getTime() + 3_600_000), about: 'an hour on' },
    { at: at(tomorrow), about: 'tomorrow' },
    ...(monday === tomorrow ? [] : [{ at: at(monday), about: 'next Monday' }]),
    { at: at(addDays(monday, 7)), about: 'the Monday after' },
    { at: at(first), about: 'the first of the month' },
  ];
}

/** `Mon 30 Nov 09:00`. */
function said(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('hour')}:${part('minute')}`;
}
