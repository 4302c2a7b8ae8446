import type { Progress } from '../../reports/progress.ts';
import { within } from './in-flight.ts';
import type { Drafts } from './lines.ts';
import { progressMessage } from './messages.ts';
import { remainingMs } from './remaining-time.ts';
import type { Timing } from './timing.ts';

export interface ProgressTeller {
  readonly note: (progress: Progress) => void;
  /** No word after this. Resolves when one being sent has arrived, so that it does not come after the answer. */
  stop(): Promise<void>;
}

/**
 * Tells the asker at most twice that the answer takes a while: after `firstProgress`, and `secondProgress` later with
 * better numbers. Nothing is said when the answer is nearly there.
 */
export function createProgressTeller(tell: (drafts: Drafts) => Promise<void>, timing: Timing): ProgressTeller {
  const began = Date.now();
  let latest: Progress | null = null;
  let told = 0;
  let sending: Promise<void> = Promise.resolve();
  let timer = setTimeout(look, timing.firstProgress);

  function look(): void {
    const elapsed = Date.now() - began;
    if (latest !== null && remainingMs(latest, elapsed) < timing.nearlyDone) {
      timer = setTimeout(look, timing.nearlyDone);
      return;
    }
    told += 1;
    sending = tell(progressMessage(latest, elapsed));
    if (told < 2) timer = setTimeout(look, timing.secondProgress);
  }

  return {
    note(progress) {
      latest = progress;
    },
    async stop() {
      clearTimeout(timer);
      // But a slow one must not hold the answer up.
      await within(timing.nearlyDone, sending);
    },
  };
}
