import { type Random, randomFor } from '../../sandbox/direct-mail/random.ts';
import type { Shares } from '../../sandbox/slack/misfortune.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** `any`: whatever it does. The others: at the next such moment of a post, or of a call to Direct Mail. */
export type Moment = 'any' | 'asking' | 'arrived' | 'done' | 'answered';

/** What happens until one more process is dead. */
export interface Act {
  /** Peace before it: now and then long enough for what the dead have left to be finished. */
  readonly restMs: number;
  /** How far time jumps then. */
  readonly jumpMs: number;
  readonly kill: Moment;
  /** Until a moment that is any. */
  readonly anyMs: number;
  /** From the moment to the SIGKILL. */
  readonly afterMs: number;
  /** Which of the living, 0 to 1; at a moment of a post it is the one that posts. */
  readonly victim: number;
  /** By how much the clock of the one that comes next is wrong. */
  readonly deviationMs: number;
  /** Before it comes. */
  readonly pauseMs: number;
}

/** How long one request to Slack is on its way there, and its answer on its way back. */
export interface Passage {
  readonly thereMs: number;
  readonly backMs: number;
}

/** Days around which clocks change in one zone or another. */
const days = [
  '2026-09-26',
  '2026-10-03',
  '2026-10-24',
  '2026-10-31',
  '2027-03-13',
  '2027-03-27',
  '2027-04-03',
] as const;

/** When a run begins. */
export function beginOf(seed: number): Date {
  const random = randomFor(seed, 'begin');
  return new Date(Date.parse(`${oneOf(random, days)}T00:00:00Z`) + random() * 24 * hour);
}

/** The n-th act of a run: the same for the same seed, whatever the acts before it led to. */
export function drawAct(seed: number, n: number): Act {
  const random = randomFor(seed, 'act', n);
  return {
    restMs: random() < 0.2 ? 2_500 : 0,
    jumpMs: jump(random),
    kill: oneOf(random, ['any', 'any', 'asking', 'arrived', 'arrived', 'done', 'done', 'done', 'answered', 'answered']),
    anyMs: Math.floor(random() * 1_500),
    afterMs: Math.floor(random() ** 3 * 60),
    victim: random(),
    deviationMs: deviation(random),
    pauseMs: random() < 0.7 ? 0 : Math.floor(random() * 400),
  };
}

/** The n-th request to Slack. Short beside the time that a successor lets a post settle. */
export function drawPassage(seed: number, n: number): Passage {
  const random = randomFor(seed, 'passage', n);
  return { thereMs: Math.floor(random() ** 2 * 40), backMs: Math.floor(random() ** 2 * 40) };
}

/** What befalls posts at random, whoever is killed. A post behind a 500 is seen by those alone who may look. */
export function shares(mayLook: boolean): Shares {
  const always = { 'done-then-reset': 0.02, 'done-then-hang': 0.02, 'done-then-error': 0.02, reset: 0.02, hang: 0.02 };
  return { ...always, 503: 0.02, 429: 0.02, ...(mayLook ? { 'done-then-500': 0.02 } : {}) };
}

/** Mostly about to the next slots; sometimes over hours of them, rarely past the grace time. */
function jump(random: Random): number {
  const kind = random();
  if (kind < 0.15) return (40 + random() * 40) * second;
  if (kind < 0.9) return (4 + random() * 14) * minute;
  return ((kind < 0.98 ? 1 : 24) + random() * 5) * hour;
}

export const farthestDeviationMs = 10 * minute;

/** Some seconds, as between hosts; now and then minutes, in either direction. */
function deviation(random: Random): number {
  const most = random() < 0.8 ? 5 * second : farthestDeviationMs;
  return Math.round((random() * 2 - 1) * most);
}

function oneOf<T>(random: Random, all: readonly T[]): T {
  return all[Math.floor(random() * all.length)] as T;
}
