import { setTimeout as pause } from 'node:timers/promises';
import type { DigestPost, PostOutcome } from '../../digests/poster.ts';
import { metadataOf, postDrafts } from './digest-post.ts';
import type { NotPosted } from './posted.ts';
import { sendBest, type Way } from './send-best.ts';
import type { Timing } from './timing.ts';
import type { SlackWeb } from './web.ts';

export interface PostTiming extends Pick<Timing, 'attempt' | 'again' | 'longestRetryAfter'> {
  /** All attempts to post one message together. Less than the lease of whoever posts. */
  readonly posting: number;
}

type PostFailure = Extract<PostOutcome, { ok: false }>['failure'];

/** Nothing went out, because nothing was to go out any more. */
const unsent: PostFailure = { during: 'posting', sent: false };

/** Posts at most once: only what was certainly not posted is posted again, in the time there is. Never rejects. */
export async function postOnce(
  { signal, slot, ...post }: DigestPost,
  to: { readonly post: SlackWeb['postMessage']; readonly timing: PostTiming },
): Promise<PostOutcome> {
  const { timing } = to;
  const { id, channel } = post.digest;
  const metadata = slot === null ? undefined : metadataOf(id, slot);
  const began = performance.now();
  const mayBegin = (wait = 0) =>
    signal?.aborted !== true && performance.now() - began + wait + timing.attempt <= timing.posting;
  const drafts = postDrafts(post);
  let last = drafts[0];

  const way: Way = {
    usesLeft: () => (mayBegin() ? Number.POSITIVE_INFINITY : 0),
    repeatAfter: ['again'],
    post(message) {
      last = message;
      return to.post(channel, message, metadata);
    },
    async wait(failures, retryAfter = 0) {
      const ours = timing.again[Math.min(failures, timing.again.length) - 1] ?? 0;
      const milliseconds = Math.max(ours, retryAfter);
      return mayBegin(milliseconds) && (await pausedFor(milliseconds, signal));
    },
  };
  const posted = await sendBest(drafts, way, timing);
  if (posted.ok) return outcomeOf(posted.ts);
  // Cut off before Slack was asked about the plainest.
  const isCutOff = posted.error === 'no_uses_left' || (posted.why === 'blocks' && last !== drafts.at(-1));
  return { ok: false, failure: isCutOff ? unsent : failureOf(posted) };
}

/** It is there; without its timestamp only a look can tell where. */
function outcomeOf(ts: string | undefined): PostOutcome {
  return ts === undefined ? { ok: false, failure: { during: 'posting', sent: true } } : { ok: true, messageTs: ts };
}

function failureOf({ error, status, sent, retryAfter }: NotPosted): PostFailure {
  if (sent !== undefined) return { during: 'posting', sent };
  const again = retryAfter === undefined ? {} : { retryAfterMs: retryAfter };
  return status === undefined ? { during: 'posting', code: error, ...again } : { during: 'posting', status, ...again };
}

/** `false`: it was called off. */
async function pausedFor(milliseconds: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await pause(milliseconds, undefined, signal === undefined ? {} : { signal });
    return true;
  } catch {
    return false;
  }
}
