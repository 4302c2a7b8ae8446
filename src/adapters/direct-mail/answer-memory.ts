import type { Answer, AskOptions, Clock, MailSource } from '../../ports.ts';
import { toParameters } from './track-parameters.ts';

export interface AnswerMemorySettings {
  readonly clock: Clock;
  /** Answers kept; beyond that, those used longest ago are forgotten. */
  readonly mostKept?: number;
  /** Rows and listed values kept in all of them, since one answer may be a hundred times as large as another. */
  readonly mostItems?: number;
  readonly keptMs?: number;
}

interface Kept {
  readonly askedAt: number;
  readonly answer: Answer<readonly unknown[]> & { readonly ok: true };
}

/**
 * Tells whole answers again to whom they are fresh enough: `since` is when the question came up, and an answer that was
 * asked for at or after that moment holds all it can need. Digests due together then ask each question once. What is told
 * again costs no calls and has no events. Questions under way are left to the source, which joins identical ones.
 */
export function rememberAnswers(source: MailSource, settings: AnswerMemorySettings): (since: Date) => MailSource {
  const { clock, mostKept = 20_000, mostItems = 400_000, keptMs = 2 * 3_600_000 } = settings;
  /** Those used longest ago first. */
  const kept = new Map<string, Kept>();
  let items = 0;
  let sweptAt = Number.NEGATIVE_INFINITY;
  let seenAt = Number.NEGATIVE_INFINITY;

  /** An answer from the future was asked for when the clock was wrong: nobody knows how old it is. */
  const isStale = ({ askedAt }: Kept, now: number) => askedAt > now || askedAt <= now - keptMs;

  function forget(key: string): void {
    items -= kept.get(key)?.answer.value.length ?? 0;
    kept.delete(key);
  }

  function sweep(now: number): void {
    const wentBack = now < seenAt;
    seenAt = now;
    if (!wentBack && now - sweptAt < keptMs / 10) return;
    sweptAt = now;
    for (const [key, each] of kept) if (isStale(each, now)) forget(key);
  }

  function remember(key: string, each: Kept): void {
    forget(key);
    kept.set(key, each);
    items += each.answer.value.length;
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept && items <= mostItems) break;
      forget(oldest);
    }
  }

  function recall(key: string, since: number, now: number): Kept | null {
    const found = kept.get(key);
    if (found === undefined) return null;
    if (isStale(found, now)) forget(key);
    if (isStale(found, now) || found.askedAt < since) return null;
    kept.delete(key);
    kept.set(key, found);
    return found;
  }

  async function ask<T>(
    key: string,
    since: Date,
    options: AskOptions,
    question: (options: AskOptions) => Promise<Answer<readonly T[]>>,
  ): Promise<Answer<readonly T[]>> {
    const askedAt = clock().getTime();
    sweep(askedAt);
    const found = recall(key, since.getTime(), askedAt);
    // What was kept under this key was an answer to the same kind of question.
    if (found !== null) return { ...(found.answer as Answer<readonly T[]>), calls: 0 };

    let joining = true;
    let joined = false;
    const asked = question({
      ...options,
      onEvent(event) {
        // Told before the source has returned: this call was made for somebody who asked earlier.
        if (joining && event.kind === 'started') joined = true;
        options.onEvent?.(event);
      },
    });
    joining = false;
    const answer = await asked;
    const isWhole = answer.ok && answer.notes === undefined;
    if (isWhole && !joined && clock().getTime() >= askedAt) remember(key, { askedAt, answer });
    return answer;
  }

  return (since) => ({
    track: (query, options) =>
      ask(`track ${JSON.stringify(toParameters(query))}`, since, options, (how) => source.track(query, how)),
    list: (dimension, options) => ask(`list ${dimension}`, since, options, (how) => source.list(dimension, how)),
    waitFor: (calls) => source.waitFor(calls),
  });
}
