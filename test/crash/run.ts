import { setTimeout as pause } from 'node:timers/promises';
import { randomFor } from '../../sandbox/direct-mail/random.ts';
import type { LedgerRow } from '../../src/digests/ledger.ts';
import { beginOf, drawAct, farthestDeviationMs, type Moment, shares } from './decisions.ts';
import { digestsSince } from './digests.ts';
import { type Ensemble, gather } from './ensemble.ts';
import { keep, readLedger } from './ledger.ts';
import { type Stage, setStage } from './stage.ts';
import { judge, type Verdict } from './verdict.ts';

export interface RunOptions {
  readonly seed: number;
  readonly kills: number;
  /** DATABASE_URL. */
  readonly store: string;
  /** Replicas at once. */
  readonly replicas: number;
  /** The bot's; default: all that it asks for. */
  readonly scopes?: readonly string[];
  /** Called at the beginning of every act: what else goes wrong, or well again. */
  readonly meanwhile?: (act: number, stage: Stage) => void;
}

export interface Outcome extends Verdict {
  /** By the moment at which they came. */
  readonly kills: Readonly<Record<Moment, number>>;
  /** Messages whose sender never heard that they were posted, and that are in the ledger as posted. */
  readonly found: number;
  /** What the owner was told, by direct message. */
  readonly told: readonly string[];
  readonly rows: readonly LedgerRow[];
  /** Time that passed in the play. */
  readonly hours: number;
}

const graceHours = 24;
/** A moment that does not come is not waited for any longer. */
const patienceMs = 2_500;
/**
 * How long it may take until all is settled, on a slow machine with the other tests beside it, and by how much time jumps
 * meanwhile: over a retry's wait in a few steps.
 */
const settlingMs = 120_000;
const stepMs = 15 * 60_000;

/** Kills one replica after the other, begins new ones, lets all of it settle, and holds the ledger against the channels. */
export async function run(options: RunOptions): Promise<Outcome> {
  const begin = beginOf(options.seed);
  await using stage = await setStage(options.seed, begin, options.scopes);
  const digests = digestsSince(stage.now());
  await keep(options.store, digests);
  await using ensemble = gather(stage, options.store, graceHours);
  const kills = await perform(options, stage, ensemble);

  stage.slack.trouble(null);
  ensemble.setClocksRight();
  // Nothing is ahead of the true time then.
  stage.jump(farthestDeviationMs);
  const evidence = async (until: Date) => {
    const rows = await readLedger(options.store, digests);
    return judge({
      digests,
      rows,
      messages: stage.messages(),
      until,
      graceMs: graceHours * 3_600_000,
      mayLook: mayLook(options),
    });
  };
  const until = await settled(stage, ensemble, evidence);
  await ensemble.end();
  const verdict = await evidence(until);
  const rows = await readLedger(options.store, digests);
  const posted = new Set(rows.map(({ messageTs }) => messageTs));
  return {
    ...verdict,
    kills,
    found: stage.messages().filter(({ ts }) => posted.has(ts) && !stage.told.has(ts)).length,
    told: stage.slack.messages.filter(({ channel }) => channel.startsWith('D')).map(({ text }) => text),
    rows,
    hours: (stage.now().getTime() - begin.getTime()) / 3_600_000,
  };
}

const mayLook = ({ scopes }: RunOptions): boolean => scopes?.includes('channels:history') ?? true;

async function perform(options: RunOptions, stage: Stage, ensemble: Ensemble): Promise<Outcome['kills']> {
  const { seed, kills: wanted, replicas, meanwhile } = options;
  const kills = { any: 0, asking: 0, arrived: 0, done: 0, answered: 0 };
  stage.slack.trouble(randomFor(seed, 'trouble'), shares(mayLook(options)));
  for (let n = 0; n < replicas; n += 1) await ensemble.begin(drawAct(seed, -1 - n).deviationMs);
  for (let n = 0; n < wanted; n += 1) {
    const act = drawAct(seed, n);
    meanwhile?.(n, stage);
    await pause(act.restMs);
    const signal = AbortSignal.timeout(act.kill === 'any' ? act.anyMs : patienceMs);
    const moment = stage.moments.next(act.kill, signal);
    stage.jump(act.jumpMs);
    ensemble.tellTime();
    const replica = await moment;
    await pause(act.afterMs);
    await ensemble.kill(replica, act.victim);
    kills[signal.aborted ? 'any' : act.kill] += 1;
    await pause(act.pauseMs);
    await ensemble.begin(act.deviationMs);
  }
  return kills;
}

/** Time goes on until every slot up to now has come to its end, or for as long as that may take. Resolves to that now. */
async function settled(stage: Stage, ensemble: Ensemble, evidence: (until: Date) => Promise<Verdict>): Promise<Date> {
  for (const end = performance.now() + settlingMs; ; stage.jump(stepMs)) {
    ensemble.tellTime();
    // Two ticks: what becomes due in between may still be on its way.
    const until = stage.now();
    await pause(2_200);
    const { flaws } = await evidence(until);
    if (flaws.length === 0 || performance.now() > end) return until;
  }
}
