import type { Digest } from '../digest.ts';
import { type Failure, type Look, nextStep, type Work } from '../next-step.ts';
import { isPaused } from '../wording/pauses.ts';
import { conclude } from './conclude.ts';
import type { Hold } from './hold.ts';
import { askAndPost } from './post.ts';
import { pauseFor, type Stage, unlessAborted } from './stage.ts';

/** A clock that was ahead may have posted it before its time; no clock is that wrong for long. */
const clockDoubtMs = 24 * 3_600_000;

/** Does for a row that is held what is next, until there is nothing more to do now. Rejects when the store fails. */
export async function workOn(hold: Hold, stage: Stage): Promise<void> {
  let look: Look = { kind: 'not-yet' };
  let failure: Failure | null = null;
  // What went wrong is recorded even when the process is about to stop.
  while (!hold.signal.aborted || failure !== null) {
    const digest = await stage.store.digests.get(hold.row.digestId);
    const now = stage.clock();
    const { holder, graceMs } = stage;
    const step = nextStep({ row: hold.row, holder, now, graceMs, digest: stateOf(digest, now), look, failure });
    switch (step.do) {
      case 'ask and post':
        look = { kind: 'not-yet' };
        failure = digest === null ? null : await askAndPost(digest, hold, stage);
        break;
      case 'look first':
        // A request of a process that was killed may still be on its way.
        await pauseFor(stage.pace.settle, stage, hold.signal);
        if (hold.signal.aborted) return;
        look = (await unlessAborted(lookFor(hold, digest, stage), hold.signal)) ?? look;
        break;
      case 'nothing':
      case 'wait':
      // Its lease is over, perhaps because the clock jumped: left to the next tick, of whomever.
      case 'take over':
        return;
      default:
        return conclude(step, digest, hold, stage);
    }
  }
}

function stateOf(digest: Digest | null, now: Date): Work['digest'] {
  if (digest === null) return 'deleted';
  return isPaused(digest, now) ? 'paused' : 'active';
}

/** Where it was posted, which need not be where the digest is now. */
function lookFor({ row }: Hold, digest: Digest | null, { poster }: Stage): Promise<Look> {
  const channel = row.channel ?? digest?.channel;
  if (channel === undefined) return Promise.resolve({ kind: 'not-found' });
  return poster.look({ id: row.digestId, channel }, row.slot, new Date(row.dueAt.getTime() - clockDoubtMs));
}
