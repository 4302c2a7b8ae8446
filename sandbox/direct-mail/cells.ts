import type { Day } from '../../src/dates/range.ts';
import type { Counts } from '../../src/ports.ts';
import { type Account, type Esp, esps, type Sender, type Stream } from './account.ts';
import { behaviours, ripeAfterHours, ripeness, sickness } from './behaviour.ts';
import { chinaHour, dayNumber, weekday } from './china.ts';
import { binomial, type Random, randomFor, roundAtRandom } from './random.ts';

/** Mails of one stream, sent in one hour of one China day through one IP to one mail service, and what came of them. */
export interface Cell extends Counts {
  readonly day: Day;
  readonly hour: number;
  readonly stream: Stream;
  readonly sender: Sender;
  readonly esp: Esp;
  /** `null`: a shared IP. */
  readonly ip: string | null;
}

/** The account's mails of a day as they stand at an instant. Hours are complete or absent; opens ripen for three days. */
export type Mails = (day: Day, at: Date) => readonly Cell[];

interface RipeningCell extends Cell {
  /** Spreads the rounding of unripe counts over the cells. */
  readonly offset: number;
}

/**
 * The mails of an account, drawn when a day is first asked for. A day's final numbers follow from seed and day alone.
 * Every mail is in exactly one cell, so the sums of any filter are exact.
 */
export function mailsOf(account: Account, seed: number): Mails {
  const finals = new Map<Day, readonly RipeningCell[]>();
  const unripe = new Map<Day, { readonly hour: number; readonly cells: readonly Cell[] }>();
  const senders = new Map(account.senders.map((sender) => [sender.address, sender]));
  const sickSince = new Map(account.ips.map(({ ip, sickSince }) => [ip, sickSince]));

  function finalOf(day: Day): readonly RipeningCell[] {
    const known = finals.get(day);
    if (known) return known;
    const sick = (ip: string | null) => ip !== null && (sickSince.get(ip) ?? '9999') <= day;
    const cells = account.streams.flatMap((stream, index) => {
      const sender = senders.get(stream.sender);
      if (!sender) throw new Error(`A stream of the account names ${stream.sender}, which is not one of its senders.`);
      return drawStream(stream, sender, day, sick, randomFor(seed, day, index, stream.sender, stream.tag));
    });
    finals.set(day, cells);
    return cells;
  }

  return (day, at) => {
    const hour = chinaHour(at);
    if (hour >= (dayNumber(day) + 1) * 24 + ripeAfterHours) return finalOf(day);
    const known = unripe.get(day);
    if (known?.hour === hour) return known.cells;
    const cells = finalOf(day).flatMap((cell) => ripen(cell, hour - dayNumber(day) * 24 - cell.hour));
    unripe.set(day, { hour, cells });
    return cells;
  };
}

function drawStream(
  stream: Stream,
  sender: Sender,
  day: Day,
  sick: (ip: string | null) => boolean,
  random: Random,
): RipeningCell[] {
  const volume = (stream.weekdays[weekday(day)] ?? 0) * (0.95 + 0.1 * random());
  const mood = 0.96 + 0.08 * random();
  if (volume === 0) return [];
  const hourWeights = stream.hours.reduce((sum, [, weight]) => sum + weight, 0);
  const wayWeights = stream.ways.reduce((sum, [, weight]) => sum + weight, 0);
  const cells: RipeningCell[] = [];
  for (const [hour, hourWeight] of stream.hours)
    for (const [ip, wayWeight] of stream.ways)
      for (const esp of esps) {
        const part = (hourWeight / hourWeights) * (wayWeight / wayWeights) * behaviours[esp].share;
        const sent = roundAtRandom(random, volume * part);
        if (sent === 0) continue;
        const counts = drawCounts(random, stream, esp, sent, mood, sick(ip));
        cells.push({ day, hour, stream, sender, esp, ip, offset: random(), ...counts });
      }
  return cells;
}

function drawCounts(random: Random, stream: Stream, esp: Esp, sent: number, mood: number, isSick: boolean): Counts {
  const { openRate, clickRate, opensEach, clicksEach } = behaviours[esp];
  const openChance = openRate * stream.openFactor * mood * (isSick ? sickness.opens : 1);
  const clickChance = clickRate * stream.clickFactor * mood * (isSick ? sickness.clicks : 1);
  const uniqueOpens = binomial(random, sent, Math.min(0.97, openChance));
  const uniqueClicks = Math.min(uniqueOpens, binomial(random, sent, Math.min(0.9, clickChance)));
  const opens = uniqueOpens + roundAtRandom(random, uniqueOpens * (opensEach - 1));
  const clicks = uniqueClicks + roundAtRandom(random, uniqueClicks * (clicksEach - 1));
  return { sent, opens, uniqueOpens, clicks, uniqueClicks };
}

/** The cell `age` hours after the start of its hour; nothing before that hour is over. */
function ripen(cell: RipeningCell, age: number): Cell[] {
  if (age < 1) return [];
  const part = ripeness(age, behaviours[cell.esp].openDelay);
  // One offset for all counts keeps unique ≤ total and clicks ≤ opens on the way.
  const soFar = (final: number) => Math.floor(final * part + cell.offset);
  return [
    {
      ...cell,
      opens: soFar(cell.opens),
      uniqueOpens: soFar(cell.uniqueOpens),
      clicks: soFar(cell.clicks),
      uniqueClicks: soFar(cell.uniqueClicks),
    },
  ];
}
