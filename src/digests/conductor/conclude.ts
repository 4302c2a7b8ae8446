import { pauseForCode } from '../change.ts';
import type { Digest } from '../digest.ts';
import type { LedgerRow } from '../ledger.ts';
import type { Step } from '../next-step.ts';
import { retryAt } from '../retry-delay.ts';
import { tellFailed, tellPausedByCode } from '../wording/notices.ts';
import type { Hold } from './hold.ts';
import type { Stage } from './stage.ts';

type Of<D extends Step['do']> = Extract<Step, { do: D }>;
type Ending = Of<'record posted' | 'retry' | 'skip' | 'give up' | 'pause digest'>;

/** The last step of work on a row, for now or for ever. `digest` is `null` when it was deleted. */
export async function conclude(step: Ending, digest: Digest | null, hold: Hold, stage: Stage): Promise<void> {
  const { log } = stage;
  const what = { digest: digest?.name ?? hold.row.digestId, slot: hold.row.slot };
  switch (step.do) {
    case 'record posted':
      if (await hold.end({ state: 'posted', messageTs: step.messageTs, reason: null }))
        log.info('digest found posted', what);
      return;
    case 'retry': {
      const { as, at, reason } = step;
      if (await hold.end({ state: as, leaseUntil: at, reason }))
        log.warn('digest is tried again', { ...what, reason, at });
      return;
    }
    case 'skip': {
      const { reason } = step;
      if (await hold.end({ state: 'skipped', reason })) log.info('digest skipped', { ...what, reason });
      return;
    }
    case 'give up':
      return giveUp(step, digest, hold, stage);
    case 'pause digest':
      return pause(step, digest, hold, stage);
  }
}

/** Told first: being told twice, when cut off in between, is better than never. What does not get there the next post tells. */
async function giveUp({ as, reason }: Of<'give up'>, digest: Digest | null, hold: Hold, stage: Stage): Promise<void> {
  if (!(await hold.change({}))) return;
  const row = { ...hold.row, state: as, reason };
  const told = digest !== null && (await stage.poster.tell(digest.owner, tellFailed(digest, row)));
  const { digestId, slot } = row;
  if (!(await hold.end({ state: as, reason, told }))) return;
  stage.log.warn('digest not posted', { digest: digest?.name ?? digestId, slot, state: as, reason, told });
}

async function pause(
  { code, scope }: Of<'pause digest'>,
  digest: Digest | null,
  hold: Hold,
  stage: Stage,
): Promise<void> {
  const wasCutOff = hold.row.state === 'claimed' && hold.row.reason === code;
  // Nothing was posted: whoever takes over from here need not look for it.
  if (!(await hold.change({ state: 'claimed', reason: code }))) return;
  const paused = await pauseNow(digest, code, stage);
  const isNews = paused !== null && (paused.isNew || (wasCutOff && paused.digest.pause?.by === 'channel'));
  const { slot, digestId } = hold.row;
  const told = isNews && (await stage.poster.tell(paused.digest.owner, tellPausedByCode(paused.digest, code, slot)));
  // No next post tells of it. A row left like this is told of by whoever takes it over (next-step.ts); without the
  // workspace nobody can be told at all.
  const again = isNews && !told && scope === 'channel' ? tellAgainAt(hold.row, stage) : null;
  const isRecorded = await (again === null
    ? hold.end({ state: 'failed', reason: code, told })
    : hold.end({ leaseUntil: again }));
  if (!isRecorded) return;
  stage.log.warn('digest paused', { digest: paused?.digest.name ?? digestId, slot, code, told });
}

/** Within the grace time, as a post would be tried again; then no more. */
function tellAgainAt({ attempts, dueAt }: LedgerRow, { clock, graceMs }: Stage): Date | null {
  const at = retryAt(attempts, clock());
  return at.getTime() > dueAt.getTime() + graceMs ? null : at;
}

/** `null` when it is deleted; one that is paused already stays as it is. */
async function pauseNow(digest: Digest | null, code: string, { store, clock }: Stage) {
  for (let latest = digest; latest !== null; latest = await store.digests.get(latest.id)) {
    const paused = pauseForCode(latest, code, clock());
    if (paused === latest) return { digest: latest, isNew: false };
    if ((await store.digests.update(paused)) === 'updated') return { digest: paused, isNew: true };
  }
  return null;
}
