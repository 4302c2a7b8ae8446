import type { Esp } from './account.ts';

/** How the people behind a mail service, and its machines, treat mail. */
export interface Behaviour {
  /** Its part of all mail. */
  readonly share: number;
  /** Unique opens and unique clicks a mail. */
  readonly openRate: number;
  readonly clickRate: number;
  /** Opens a unique open; clicks a unique click. */
  readonly opensEach: number;
  readonly clicksEach: number;
  /** Hours after which 63 % of the opens have come: machines that prefetch are quick. */
  readonly openDelay: number;
}

export const behaviours: Readonly<Record<Esp, Behaviour>> = {
  // Gmail fetches pictures through its proxy, some of them before anyone looks.
  'gmail.com': { share: 0.44, openRate: 0.36, clickRate: 0.034, opensEach: 1.6, clicksEach: 1.3, openDelay: 11 },
  'yahoo.com': { share: 0.15, openRate: 0.24, clickRate: 0.014, opensEach: 1.4, clicksEach: 1.2, openDelay: 16 },
  'outlook.com': { share: 0.18, openRate: 0.26, clickRate: 0.037, opensEach: 1.4, clicksEach: 1.3, openDelay: 14 },
  // Apple's Mail Privacy Protection opens most mail itself, often more than once.
  'icloud.com': { share: 0.13, openRate: 0.63, clickRate: 0.029, opensEach: 2.2, clicksEach: 1.2, openDelay: 5 },
  others: { share: 0.1, openRate: 0.22, clickRate: 0.028, opensEach: 1.3, clicksEach: 1.4, openDelay: 18 },
};

/** What is left of opens and clicks when mail goes through an IP that is sick. */
export const sickness = { opens: 0.3, clicks: 0.2 };

/** Opens and clicks come in for this many hours after a mail was sent. */
export const ripeAfterHours = 72;

/** The part, 0 to 1, of all opens and clicks that has come `age` hours after sending. */
export function ripeness(age: number, delay: number): number {
  if (age >= ripeAfterHours) return 1;
  if (age <= 0) return 0;
  return (1 - Math.exp(-age / delay)) / (1 - Math.exp(-ripeAfterHours / delay));
}
