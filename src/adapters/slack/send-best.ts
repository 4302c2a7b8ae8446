import { setTimeout as pause } from 'node:timers/promises';
import type { Drafts, Message } from './lines.ts';
import type { NotPosted, Posted } from './posted.ts';
import type { Timing } from './timing.ts';

/** One way to post, and how often it may still be used. */
export interface Way {
  readonly usesLeft: () => number;
  readonly post: (message: Message) => Promise<Posted>;
  /** The failures after which the same is posted once more. */
  readonly repeatAfter: readonly NotPosted['why'][];
}

/**
 * Posts the richest draft Slack takes: a plainer one for each refusal of blocks, the plainest when it is the last use,
 * the same again for passing failures. The answer is that of the last attempt.
 */
export async function sendBest(drafts: Drafts, way: Way, timing: Timing): Promise<Posted> {
  const plainest = drafts.length - 1;
  let draft = 0;
  let failures = 0;
  let last: Posted = { ok: false, why: 'closed', error: 'no_uses_left' };
  while (way.usesLeft() > 0) {
    last = await way.post(drafts[draft] ?? drafts[0]);
    if (last.ok) return last;
    if (last.why === 'blocks') {
      if (draft === plainest) return last;
      draft = way.usesLeft() === 1 ? plainest : draft + 1;
      continue;
    }
    const wait = last.retryAfter ?? timing.again[failures];
    failures += 1;
    if (
      !way.repeatAfter.includes(last.why) ||
      wait === undefined ||
      failures > timing.again.length ||
      wait > timing.longestRetryAfter
    )
      return last;
    await pause(wait);
  }
  return last;
}
