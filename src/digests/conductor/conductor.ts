import type { Clock, Log, Store } from '../../ports.ts';
import type { Reported } from '../../reply.ts';
import type { ReportOptions } from '../../reports/make-report.ts';
import type { Digest, Slot } from '../digest.ts';
import type { Poster } from '../poster.ts';

export interface ConductorWorld {
  readonly store: Store;
  readonly poster: Poster;
  readonly report: (digest: Digest, slot: Slot, options: ReportOptions) => Promise<Reported>;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process in the ledger; no two processes ever have the same. */
  readonly holder: string;
  /** How long after its time a missed slot is still posted. */
  readonly graceMs: number;
  /** Runs something later, in real time whatever the clock shows; returns what calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly pace?: Partial<Pace>;
}

/** All waits in milliseconds, so that tests can shorten them. */
export interface Pace {
  /** Digests worked on at once by this process. */
  readonly atOnce: number;
  /** How long work that was cut off is left alone before somebody takes it over. */
  readonly lease: number;
  /** Leases of work that goes on are renewed this often. */
  readonly renew: number;
  /** Before looking for a message that may be on its way: longer than one attempt to post can take. */
  readonly settle: number;
  /** How often digests that Slack paused are tried. */
  readonly review: number;
}

/** Makes digests happen: decides what is due, holds it in the ledger, asks, posts, records. */
export interface Conductor {
  /**
   * Decides and records; `true` when this process now holds work that it began just now. To be called once a minute and
   * at the start; calls may overlap. Rejects when the store fails; nothing is lost then.
   */
  tick(): Promise<boolean>;
  /** Resolves when no work is held. */
  settled(): Promise<void>;
  /** Something changed about a channel, e.g. it was unarchived or mailstats was invited: its paused digests may go on. */
  channelChanged(channel: string): Promise<void>;
  /** Begins nothing new, lets what is begun end, and after `deadlineMs` leaves it to whoever comes next. */
  stop(deadlineMs: number): Promise<{ readonly unfinished: number }>;
}

export function createConductor(_world: ConductorWorld): Conductor {
  throw new Error('not built yet');
}
