import type { Reported } from '../../reply.ts';
import type { Digest } from '../digest.ts';
import { isLate } from '../due.ts';
import type { Failure } from '../next-step.ts';
import { lateNote, skippedNote } from '../wording/notices.ts';
import type { Hold } from './hold.ts';
import { type Stage, unlessAborted } from './stage.ts';

/** `null`: it is posted and recorded, or not posted for a reason that the next step will see. */
export async function askAndPost(digest: Digest, hold: Hold, stage: Stage): Promise<Failure | null> {
  const { store, poster, clock } = stage;
  const { slot, dueAt } = hold.row;
  const late = isLate(dueAt, clock());
  const asked = await unlessAborted(ask(digest, hold, stage), hold.signal);
  if (asked === null || hold.signal.aborted) return null;
  if (asked.kind === 'problems') {
    const isRefused = asked.problems.some(({ code }) => code === 'not-allowed');
    return { during: 'reading', ...(isRefused ? { reason: 'not-allowed' } : {}) };
  }
  if (asked.kind === 'failed') return { during: 'asking', fault: asked.fault.kind };

  await unlessAborted(poster.turn(digest.channel), hold.signal);
  const latest = await store.digests.get(digest.id);
  const untold = await store.ledger.untold(digest.id);
  // Edited, paused or deleted in the meantime: decided anew.
  if (latest?.version !== digest.version || hold.signal.aborted) return null;
  if (!(await hold.change({ state: 'posting', reason: null, channel: digest.channel }))) return null;

  const notes = [lateNote(slot, digest.zone, late), skippedNote(untold)].filter((note) => note !== null);
  const { report, words, request, onward } = asked;
  const post = { digest, slot, report, words, onward, csv: request.csv, notes };
  const outcome = await poster.post({ ...post, signal: hold.lost });
  if (!outcome.ok) return outcome.failure;
  const { messageTs } = outcome;
  const afterMs = clock().getTime() - dueAt.getTime();
  const isRecorded = await hold.end({ state: 'posted', messageTs, channel: digest.channel });
  stage.log.info('digest posted', { digest: digest.name, slot, afterMs, late, ...(isRecorded ? {} : { isRecorded }) });
  // Recorded first: a file that is lost when the process is killed now is less than a post that nobody knows of.
  if (post.csv) await poster.attach(post, messageTs);
  const slots = untold.map((row) => row.slot);
  await store.ledger.markTold(digest.id, slots).catch((error) => {
    stage.log.warn('what was skipped is told once more', { digest: digest.name, slot, error });
  });
  return null;
}

type Asked = Reported | { readonly kind: 'failed'; readonly fault: { readonly kind: 'unexpected' } };

async function ask(digest: Digest, { row, signal }: Hold, { report, log }: Stage): Promise<Asked> {
  try {
    return await report(digest, { local: row.slot, at: row.dueAt }, { priority: 'background', signal });
  } catch (error) {
    log.error('unforeseen', { reference: `${digest.id} ${row.slot} ${row.attempts}`, digest: digest.name, error });
    return { kind: 'failed', fault: { kind: 'unexpected' } };
  }
}
