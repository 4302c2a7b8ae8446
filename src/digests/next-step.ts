import type { FaultKind } from '../ports.ts';
import { isHeld, type LedgerRow } from './ledger.ts';
import { retryAt } from './retry-delay.ts';
import { classOf } from './slack-codes.ts';

/** What a look into the channel for the message of this slot showed. */
export type Look =
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'found'; readonly messageTs: string }
  | { readonly kind: 'not-found' }
  /** No scope to read the channel's history, or not in the channel. */
  | { readonly kind: 'may-not' }
  | { readonly kind: 'failed'; readonly retryAfterMs?: number };

/** What went wrong in the attempt that just ended. */
export type Failure =
  /** Direct Mail told nothing at all. */
  | { readonly during: 'asking'; readonly fault: FaultKind }
  /** The words of the digest are no question any more, e.g. all its days are out of reach. */
  | { readonly during: 'reading'; readonly reason?: 'not-allowed' }
  /** Slack answered with a code of its own. */
  | { readonly during: 'posting'; readonly code: string; readonly retryAfterMs?: number }
  /** Slack answered with an HTTP status that is no success: 429, 5xx. */
  | { readonly during: 'posting'; readonly status: number; readonly retryAfterMs?: number }
  /** No answer. `sent`: the request, or a part of it, had gone out. */
  | { readonly during: 'posting'; readonly sent: boolean };

export interface Work {
  readonly row: LedgerRow;
  /** Who asks. */
  readonly holder: string;
  readonly now: Date;
  readonly graceMs: number;
  /** What the digest is now: it can be paused or deleted while work on a slot of it waits. */
  readonly digest: 'active' | 'paused' | 'deleted';
  readonly look: Look;
  readonly failure: Failure | null;
}

/** `reason` is a short word for the ledger; `wording/reasons.ts` says it in a sentence. */
export type Step =
  | { readonly do: 'nothing' }
  /** Somebody else works on it. When the lease ends it can be taken over. */
  | { readonly do: 'wait' }
  /** Its lease has ended: `takeOver`, then ask again for the next step. */
  | { readonly do: 'take over' }
  /** Ask Direct Mail, then set the row to `posting` without a reason, and post. */
  | { readonly do: 'ask and post' }
  /** Look for the slot's metadata in the channel, then ask again for the next step. */
  | { readonly do: 'look first' }
  | { readonly do: 'record posted'; readonly messageTs: string }
  /** The row keeps its lease until `at`; `as` is the state it is left in. */
  | { readonly do: 'retry'; readonly at: Date; readonly as: 'claimed' | 'posting'; readonly reason: string }
  | { readonly do: 'skip'; readonly reason: string }
  /** The end, and the owner is told. `unsure`: it may have been posted, and nobody may look. */
  | { readonly do: 'give up'; readonly as: 'failed' | 'unsure'; readonly reason: string }
  /** Nothing was posted. The row ends as `failed`; the digest posts nothing until the cause goes away, and the owner is told once. */
  | { readonly do: 'pause digest'; readonly code: string; readonly scope: 'channel' | 'workspace' };

/** The next step for one row of the ledger. Total: every state, look and failure leads somewhere. */
export function nextStep(work: Work): Step {
  const { row, holder, now } = work;
  if (row.state !== 'claimed' && row.state !== 'posting') return { do: 'nothing' };
  if (row.holder !== holder) return isHeld(row, now) ? { do: 'wait' } : { do: 'take over' };
  if (work.failure !== null) return afterFailure(work, work.failure);
  if (!isHeld(row, now)) return { do: 'take over' };
  return row.state === 'claimed' ? begin(work) : lookedFor(work);
}

/** Begun so often and never told why it ended: this work itself seems to kill the process. */
const mostInterruptions = 50;

/** Nothing was posted yet. */
function begin({ row, now, graceMs, digest }: Work): Step {
  // Cut off between pausing the digest and telling so.
  const cause = digest === 'paused' && row.reason !== null ? pausing(row.reason) : null;
  if (cause !== null) return cause;
  if (digest !== 'active') return { do: 'skip', reason: digest };
  if (row.reason === null && row.attempts > mostInterruptions) {
    return { do: 'give up', as: 'failed', reason: 'interrupted' };
  }
  if (now.getTime() <= row.dueAt.getTime() + graceMs) return { do: 'ask and post' };
  // A reason is left by an attempt that failed: that is to be told, a mere downtime is not.
  return row.reason === null ? { do: 'skip', reason: 'too-late' } : { do: 'give up', as: 'failed', reason: row.reason };
}

/** A post may have been made: only a look can tell. */
function lookedFor(work: Work): Step {
  const { look } = work;
  switch (look.kind) {
    case 'not-yet':
      return { do: 'look first' };
    case 'found':
      return { do: 'record posted', messageTs: look.messageTs };
    case 'not-found':
      return begin(work);
    case 'may-not':
      return work.row.reason === 'server-error' ? begin(work) : { do: 'give up', as: 'unsure', reason: 'may-not-look' };
    case 'failed':
      return perhaps(again(work, 'posting', 'look-failed', look.retryAfterMs));
  }
}

function afterFailure(work: Work, failure: Failure): Step {
  if (failure.during === 'reading') return { do: 'give up', as: 'failed', reason: failure.reason ?? 'words' };
  if (failure.during === 'asking') return afterAsking(work, failure.fault);
  if ('code' in failure) return afterCode(work, failure.code, failure.retryAfterMs);
  if ('status' in failure) return afterStatus(work, failure.status, failure.retryAfterMs);
  return failure.sent ? lookedAgain(work, 'slack-unreachable') : again(work, 'claimed', 'slack-unreachable');
}

/** Nothing is there, and the same would soon happen again. It may still turn up: a look comes first then too. */
function lookedAgain(work: Work, reason: string): Step {
  return work.look.kind === 'not-found' ? again(work, 'posting', reason) : lookedFor(work);
}

/** The question itself is wrong: it would be refused again. */
const hopeless: readonly FaultKind[] = ['bad-request', 'unknown-sender'];

function afterAsking(work: Work, fault: FaultKind): Step {
  if (hopeless.includes(fault)) return { do: 'give up', as: 'failed', reason: fault };
  return again(work, 'claimed', fault);
}

function afterCode(work: Work, code: string, retryAfterMs?: number): Step {
  const pause = pausing(code);
  if (pause !== null) return pause;
  switch (classOf(code)) {
    case 'ambiguous':
      return lookedAgain(work, code);
    case 'message':
      return { do: 'give up', as: 'failed', reason: code };
    default:
      return again(work, 'claimed', code, retryAfterMs);
  }
}

/** `null` when it is no reason to pause a digest. */
function pausing(code: string): Step | null {
  const scope = classOf(code);
  return scope === 'channel' || scope === 'workspace' ? { do: 'pause digest', code, scope } : null;
}

/** A 5xx was most likely not posted, so it is tried again; the row stays `posting`, so that a look comes first where it can. */
function afterStatus(work: Work, status: number, retryAfterMs?: number): Step {
  if (status >= 500) return perhaps(again(work, 'posting', 'server-error', retryAfterMs));
  return again(work, 'claimed', status === 429 ? 'ratelimited' : 'slack-unreachable', retryAfterMs);
}

/** Later, if that is still within the grace time; else the end. */
function again({ row, now, graceMs }: Work, as: 'claimed' | 'posting', reason: string, retryAfterMs?: number): Step {
  const at = retryAt(row.attempts, now, retryAfterMs);
  if (at.getTime() > row.dueAt.getTime() + graceMs) return { do: 'give up', as: 'failed', reason };
  return { do: 'retry', at, as, reason };
}

/** Nobody knows whether it was posted. */
const perhaps = (step: Step): Step => (step.do === 'give up' ? { ...step, as: 'unsure' } : step);
