import { setTimeout as pause } from 'node:timers/promises';
import type { Drafts, Message } from './lines.ts';
import { takeable } from './message-size.ts';
import type { NotPosted, Posted } from './posted.ts';
import type { Timing } from './timing.ts';

/** One way to post, and how often it may still be used. */
export interface Way {
  readonly usesLeft: () => number;
  readonly post: (message: Message) => Promise<Posted>;
  /** The failures after which the same is posted once more. */
  readonly repeatAfter: readonly NotPosted['why'][];
  /** Waits before that, after so many failures; `false`: it is not worth it. Default: as `timing` says. */
  readonly wait?: (failures: number, retryAfter: number | undefined) => Promise<boolean>;
}

/**
 * Posts the richest draft Slack takes: a plainer one for each refusal of blocks, the plainest when it is the last use,
 * the same again for passing failures. The answer is that of the last attempt.
 */
export async function sendBest(
  drafts: Drafts,
  way: Way,
  timing: Pick<Timing, 'again' | 'longestRetryAfter'>,
): Promise<Posted> {
  const { wait = waitAsUsual(timing) } = way;
  const versions = takeable(drafts);
  const plainest = versions.length - 1;
  let draft = 0;
  let failures = 0;
  let last: Posted = { ok: false, why: 'closed', error: 'no_uses_left' };
  while (way.usesLeft() > 0) {
    last = await way.post(versions[draft] ?? drafts[0]);
    if (last.ok) return last;
    if (last.why === 'blocks') {
      if (draft === plainest) return last;
      draft = way.usesLeft() === 1 ? plainest : draft + 1;
      continue;
    }
    failures += 1;
    if (!way.repeatAfter.includes(last.why) || !(await wait(failures, last.retryAfter))) return last;
  }
  return last;
}

/** True after the wait that is due, or that Slack asked for; false where it is not worth it. */
export function waitAsUsual({ again, longestRetryAfter }: Pick<Timing, 'again' | 'longestRetryAfter'>) {
  return async (failures: number, retryAfter: number | undefined): Promise<boolean> => {
    const wait = retryAfter ?? again[failures - 1];
    if (wait === undefined || failures > again.length || wait > longestRetryAfter) return false;
    await pause(wait);
    return true;
  };
}
