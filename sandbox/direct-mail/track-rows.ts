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

const nothing: Counts = { sent: 0, opens: 0, uniqueOpens: 0, clicks: 0, uniqueClicks: 0 };

/** The records that answer a question, ordered; none when no mail was found. */
export function trackRecords(question: TrackQuestion, world: World): readonly TrackRecord[] {
  const days = daysBetween(question.from, question.to);
  const finds = filterOf(question.filters, world.account, world.switches);
  const cells = days.flatMap((day) => world.mails(day, world.now())).filter(finds);
  if (cells.length === 0) return [];
  const records = new Map<string, TrackRecord>();
  if (world.switches.rows === 'day')
    for (const day of days) records.set(day, { day, minute: dayMinute(day), ...nothing });
  const place = places(world, question);
  for (const cell of cells) {
    const { key, day, minute } = place(cell);
    records.set(key, { day, minute, ...add(records.get(key) ?? nothing, cell) });
  }
  return ordered([...records], world.switches.order);
}

/** Which record a cell goes to, and what that record's CreateTime is. */
function places(world: World, question: TrackQuestion): (cell: Cell) => { key: string; day: Day; minute: number } {
  const seat = new Map(world.account.senders.map(({ address }, index) => [address, index]));
  const perDay = ({ day }: Cell) => ({ key: day, day, minute: dayMinute(day) });
  const granularities = {
    day: perDay,
    'day-without-zeros': perDay,
    hour: ({ day, hour }: Cell) => ({ key: `${day} ${hour}`, day, minute: hour * 60 + (hash(day + hour) % 60) }),
    'sender-day': ({ day, sender: { address } }: Cell) => ({
      key: `${day} ${address}`,
      day,
      // 7 and 1440 have no common factor: no two senders share a minute.
      minute: (dayMinute(day) + 7 * (seat.get(address) ?? 0)) % 1440,
    }),
    window: () => ({ key: '', day: question.from, minute: dayMinute(question.from) }),
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
  const active = Object.entries(filters);
  return (cell) => active.every(([name, value]) => tests[name]?.(cell, value) ?? true);
}

function ipOf({ ip, stream }: Cell, { perIp }: Switches): string | null {
  return ip ?? (perIp === 'adds-up' ? stream.route : null);
}

function spellsOthers(value: string, { others }: Switches): boolean {
  return others === 'either' ? value.toLowerCase() === 'others' : value === others;
}

function add(a: Counts, b: Counts): Counts {
  return {
    sent: a.sent + b.sent,
    opens: a.opens + b.opens,
    uniqueOpens: a.uniqueOpens + b.uniqueOpens,
    clicks: a.clicks + b.clicks,
    uniqueClicks: a.uniqueClicks + b.uniqueClicks,
  };
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
