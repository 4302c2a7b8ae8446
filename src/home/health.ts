import { sayInstant } from '../digests/wording/times.ts';
import type { Answer, Clock, Fault, MailSource } from '../ports.ts';

/** How Direct Mail answered last; `fault` is `null` when it did. */
export interface Health {
  readonly at: Date;
  readonly fault: Fault | null;
}

export interface Watched {
  readonly source: MailSource;
  /** `null`: nothing was asked yet. */
  readonly health: () => Health | null;
  /**
   * Asks Direct Mail, unless it was asked within the last five minutes, by whomever. `true`: there is something new to
   * tell. Never rejects.
   */
  readonly look: () => Promise<boolean>;
}

const freshMs = 5 * 60_000;

/** The source, with an eye on how it answers. Answers that were remembered, and questions called off, tell nothing. */
export function watchHealth(source: MailSource, clock: Clock): Watched {
  let last: Health | null = null;
  let lookedAt: Date | null = null;
  async function seen<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await asked;
    if (answer.ok ? answer.calls > 0 : tells(answer.fault)) {
      last = { at: clock(), fault: answer.ok ? null : answer.fault };
    }
    return answer;
  }
  const isFresh = (at: Date | undefined | null, now: Date) =>
    at != null && Math.abs(now.getTime() - at.getTime()) < freshMs;
  const watched: MailSource = {
    ...source,
    track: (query, options) => seen(source.track(query, options)),
    list: (dimension, options) => seen(source.list(dimension, options)),
  };
  return {
    source: watched,
    health: () => last,
    async look() {
      const now = clock();
      if (isFresh(last?.at, now) || isFresh(lookedAt, now)) return false;
      // What came of it may tell nothing; it is not asked again for each Home all the same.
      lookedAt = now;
      const before = last;
      // One short list: no account has more than ten senders (Direct Mail's "Limits" page).
      await watched.list('sender', { priority: 'background' });
      return last !== before;
    },
  };
}

/** A question that Direct Mail refused was answered all the same. */
const tells = ({ kind }: Fault): boolean => !['gave-up', 'bad-request', 'unknown-sender'].includes(kind);

/** `Direct Mail answers. Asked last on Wed 18 Nov 2026 10:00, Asia/Shanghai.` */
export function sayHealth(health: Health | null, zone: string): string {
  if (health === null) return 'Direct Mail has not been asked since mailstats started.';
  const { at, fault } = health;
  const how = fault === null ? 'Direct Mail answers.' : `The connection to Direct Mail has trouble: ${fault.sentence}`;
  return `${how} Asked last on ${sayInstant(at, zone)}, ${zone}.`;
}
