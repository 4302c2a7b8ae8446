import type { Clock, Log, Store } from '../../ports.ts';
import type { Reported } from '../../reply.ts';
import type { ReportOptions } from '../../reports/make-report.ts';
import type { Digest, Slot } from '../digest.ts';
import { isHeld } from '../ledger.ts';
import type { Poster } from '../poster.ts';
import { createDecisions } from './decisions.ts';
import { createLanes } from './lanes.ts';
import { reviewChannel, reviewPaused } from './review.ts';
import { onceEvery, pauseFor, type Stage } from './stage.ts';
import { createTasks } from './tasks.ts';

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
  /**
   * Before looking for a message that may be on its way: longer than `renew` and one attempt to post together. A process
   * whose row was taken over, since its clock is wrong, learns of it with its next renewal and begins no attempt from then on.
   */
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

const defaultPace: Pace = {
  atOnce: 20,
  lease: 60_000,
  renew: 20_000,
  settle: 35_000,
  review: 10 * 60_000,
};

const dayMs = 24 * 3_600_000;
/** A year and a month: what became of the same slot last year can still be looked up. */
const rememberedMs = 400 * dayMs;

export function createConductor(world: ConductorWorld): Conductor {
  const { store, clock, log } = world;
  const stopping = new AbortController();
  const stage: Stage = { ...world, pace: { ...defaultPace, ...world.pace }, stopping: stopping.signal };
  const decisions = createDecisions(stage);
  const lanes = createLanes(stage.pace.atOnce, (error) => log.error('digests wait for the store', { error }));
  const tasks = createTasks(stage, decisions);
  const review = onceEvery(stage.pace.review, stage);
  const pruning = onceEvery(dayMs, stage);
  /** Beside the work on rows. */
  const errands = new Set<Promise<unknown>>();
  let isClosed = false;

  async function conduct(): Promise<boolean> {
    const digests = await store.digests.list();
    if (review.take()) void aside('review of paused digests', reviewPaused(digests, stage));
    if (pruning.take()) void aside('pruning', prune());
    let isAnyHeld = false;
    try {
      await decisions.make(digests, (due) => lanes.add(due.map(tasks.claim)));
      const now = clock();
      const left = (await store.ledger.unfinished()).filter((row) => !isHeld(row, now));
      lanes.add(left.map(tasks.takeOver));
    } finally {
      // What was decided before the store failed does not wait for the next tick.
      isAnyHeld = await lanes.fill();
    }
    return isAnyHeld;
  }

  async function prune(): Promise<void> {
    const rows = await store.ledger.prune(new Date(clock().getTime() - rememberedMs));
    if (rows > 0) log.info('old slots forgotten', { rows });
  }

  /** What fails here comes again. */
  async function aside(what: string, errand: Promise<void>): Promise<void> {
    await among(errand).catch((error) => log.error('not done', { what, error }));
  }

  function among<T>(errand: Promise<T>): Promise<T> {
    errands.add(errand);
    return errand.finally(() => errands.delete(errand));
  }

  return {
    tick: () => (isClosed ? Promise.resolve(false) : among(conduct())),
    settled: lanes.settled,
    async channelChanged(channel) {
      if (!isClosed) await aside('review of a channel', reviewChannel(channel, stage));
    },
    async stop(deadlineMs) {
      isClosed = true;
      lanes.close();
      for (const errand of [review, pruning]) errand.stop();
      const over = new AbortController();
      // What only asks by then leaves time for posts that are under way.
      const callOff = stage.after(deadlineMs / 2, () => stopping.abort());
      const ended = Promise.allSettled([lanes.settled(), ...errands]).then(() => over.abort());
      await Promise.race([ended, pauseFor(deadlineMs, stage, over.signal)]);
      callOff();
      stopping.abort();
      return { unfinished: lanes.busy() + tasks.left() };
    },
  };
}
