import type { Day } from '../../src/dates/range.ts';
import type { Counts } from '../../src/ports.ts';
import type { Account } from './account.ts';
import type { Cell } from './cells.ts';
import { daysBetween } from './china.ts';
import type { CallQuery } from './fault.ts';
import { hash } from './random.ts';
import type { Switches } from './switches.ts';
import type { TrackQuestion } from './track-question.ts';
import type { World } from './world.ts';

/** A tracking record before it is written down for the wire. */
export interface TrackRecord extends Counts {
  /** The China day and the minute of it that CreateTime tells. */
  readonly day: Day;
  readonly minute: number;
}

type Sums = { -readonly [K in keyof TrackRecord]: TrackRecord[K] };

/** The records that answer a question, ordered; none when no mail was found. */
export function trackRecords(question: TrackQuestion, world: World): readonly TrackRecord[] {
  const days = daysBetween(question.from, question.to);
  const finds = filterOf(question.filters, world.account, world.switches);
  const cells = days.flatMap((day) => world.mails(day, world.now()).filter(finds));
  if (cells.length === 0) return [];
  const { keyOf, minuteOf } = granularity(world, question);
  const records = new Map<string, Sums>();
  if (world.switches.rows === 'day') for (const day of days) records.set(day, nothingYet(day, dayMinute(day)));
  for (const cell of cells) {
    const key = keyOf(cell);
    const day = world.switches.rows === 'window' ? question.from : cell.day;
    const sums = records.get(key) ?? nothingYet(day, minuteOf(cell));
    records.set(key, addTo(sums, cell));
  }
  return ordered([...records], world.switches.order);
}

interface Granularity {
  /** Cells of one key make one record. */
  readonly keyOf: (cell: Cell) => string;
  /** The minute of the day that the record's CreateTime tells. */
  readonly minuteOf: (cell: Cell) => number;
}

function granularity(world: World, question: TrackQuestion): Granularity {
  const seats = new Map(world.account.senders.map(({ address }, index) => [address, index]));
  const perDay: Granularity = { keyOf: ({ day }) => day, minuteOf: ({ day }) => dayMinute(day) };
  const granularities: Readonly<Record<Switches['rows'], Granularity>> = {
    day: perDay,
    'day-without-zeros': perDay,
    hour: {
      keyOf: ({ day, hour }) => `${day} ${hour}`,
      minuteOf: ({ day, hour }) => hour * 60 + (hash(day + hour) % 60),
    },
    'sender-day': {
      keyOf: ({ day, sender }) => `${day} ${sender.address}`,
      // 7 and 1440 have no common factor: no two senders share a minute.
      minuteOf: ({ day, sender }) => (dayMinute(day) + 7 * (seats.get(sender.address) ?? 0)) % 1440,
    },
    window: { keyOf: () => '', minuteOf: () => dayMinute(question.from) },
  };
  return granularities[world.switches.rows];
}

/** Records are written at odd times: the API page's example says 13:28. */
function dayMinute(day: Day): number {
  return hash(day) % 1440;
}

function filterOf(filters: CallQuery, account: Account, switches: Switches): (cell: Cell) => boolean {
  const poolIps = account.ips.filter(({ pool }) => pool === filters.DedicatedIpPoolId).map(({ ip }) => ip);
  const tests: Readonly<Record<string, (cell: Cell, value: string) => boolean>> = {
    AccountName: ({ sender }, value) => sender.address === value,
    TagName: ({ stream }, value) => stream.tag === value,
    Esp: ({ esp }, value) => (esp === 'others' ? spellsOthers(value, switches) : esp === value),
    DedicatedIp: (cell, value) => ipOf(cell, switches) === value,
    DedicatedIpPoolId: (cell) => poolIps.includes(ipOf(cell, switches) ?? ''),
    Domain: ({ sender }, value) => sender.domain === value,
    ConfigSetId: ({ sender }, value) => sender.config === value,
  };
  const active = Object.entries(filters).flatMap(([name, value]) => {
    const test = tests[name];
    return test ? [(cell: Cell) => test(cell, value)] : [];
  });
  return (cell) => active.every((test) => test(cell));
}

function ipOf({ ip, stream }: Cell, { perIp }: Switches): string | null {
  return ip ?? (perIp === 'adds-up' ? stream.route : null);
}

function spellsOthers(value: string, { others }: Switches): boolean {
  return others === 'either' ? value.toLowerCase() === 'others' : value === others;
}

function nothingYet(day: Day, minute: number): Sums {
  return { day, minute, sent: 0, opens: 0, uniqueOpens: 0, clicks: 0, uniqueClicks: 0 };
}

/** Adds in place: a question goes through thousands of cells. */
function addTo(sums: Sums, cell: Counts): Sums {
  sums.sent += cell.sent;
  sums.opens += cell.opens;
  sums.uniqueOpens += cell.uniqueOpens;
  sums.clicks += cell.clicks;
  sums.uniqueClicks += cell.uniqueClicks;
  return sums;
}

/** The same order for every page of a question. */
function ordered(records: readonly (readonly [key: string, TrackRecord])[], order: Switches['order']): TrackRecord[] {
  const place: (key: string, record: TrackRecord) => string =
    order === 'shuffled'
      ? (key) => String(hash(`${key} shuffled`)).padStart(10, '0')
      : (_, { day, minute }) => `${day} ${String(minute).padStart(4, '0')}`;
  const ascending = records
    .map(([key, record]) => ({ at: place(key, record), record }))
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .map(({ record }) => record);
  return order === 'descending' ? ascending.reverse() : ascending;
}
