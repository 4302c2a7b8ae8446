import type {
  AccountFacts,
  Answer,
  AskOptions,
  Fault,
  Listed,
  ListedDimension,
  MailSource,
  TrackQuery,
  TrackRow,
} from '../ports.ts';
import { queryKey } from './plan.ts';
import { type Follower, type Progress, progressBoard } from './progress.ts';
import { type After, stallGuard } from './stall-guard.ts';
import { cancelled, stalled } from './wording/gaps.ts';

export type TrackAnswer = Answer<readonly TrackRow[]>;
export type ListAnswer = Answer<readonly Listed[]>;

export interface GatherOptions {
  readonly priority: AskOptions['priority'];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly after?: After;
  /** A fault after which asking on is pointless: what is still open ends with it at once. */
  readonly isFatal: (fault: Fault) => boolean;
}

/** Asks the source for all that one report needs; every question once, all at the same time. */
export interface Gathering {
  /** Resolves when all of them are answered, with figures or a fault. Those asked before are not asked again. */
  ask(queries: readonly TrackQuery[]): Promise<void>;
  /** Asks the same under a given spelling of the catch-all ESP. */
  askAgain(query: TrackQuery, spelling: 'others' | 'Others'): Promise<TrackAnswer>;
  list(dimension: ListedDimension): Promise<ListAnswer>;
  answerTo(query: TrackQuery): TrackAnswer;
  replace(query: TrackQuery, answer: TrackAnswer): void;
  /** GetTrackList requests made so far. */
  calls(): number;
  /** To be called when no more will be asked: ends the timer. */
  end(): void;
}

export function startGathering(source: MailSource, facts: AccountFacts, options: GatherOptions): Gathering {
  const answers = new Map<string, TrackAnswer>();
  const open = new Map<string, Promise<void>>();
  const stop = stopper(options.signal);
  const guard = stallGuard(
    options.after,
    () => board.waitsForBudget(),
    () => stop.with(stalled(board.trouble())),
  );
  const board = progressBoard(source, options.onProgress ?? (() => {}), guard.moved);
  let calls = 0;

  async function put<T>(question: (ask: AskOptions) => Promise<Answer<T>>): Promise<Answer<T>> {
    const follower = board.follow();
    const ask = { priority: options.priority, signal: stop.signal, onEvent: follower.onEvent };
    const answer = await Promise.race([stop.reason() ?? question(ask), stop.reasonLater(follower)]);
    follower.end(answer.ok ? null : answer.fault);
    return answer;
  }

  async function track(query: TrackQuery): Promise<TrackAnswer> {
    const answer = await put((ask) => source.track(query, ask));
    calls += answer.calls;
    if (!answer.ok && options.isFatal(answer.fault)) stop.with(answer.fault);
    return answer;
  }

  return {
    async ask(queries) {
      const asked = queries.map((query) => {
        const key = queryKey(query);
        const before = open.get(key);
        if (before !== undefined) return before;
        const answered = track(spelled(query, facts.othersSpelling)).then((answer) => void answers.set(key, answer));
        open.set(key, answered);
        return answered;
      });
      board.tell();
      await Promise.all(asked);
    },
    askAgain: (query, spelling) => track(spelled(query, spelling)),
    list: (dimension) => put((ask) => source.list(dimension, ask)),
    answerTo(query) {
      const answer = answers.get(queryKey(query));
      if (answer === undefined) throw new Error(`never asked: ${queryKey(query)}`);
      return answer;
    },
    replace: (query, answer) => void answers.set(queryKey(query), answer),
    calls: () => calls,
    end() {
      guard.stop();
      stop.release();
    },
  };
}

/** Reports say `others`; the account may know it only as `Others`. */
function spelled(query: TrackQuery, spelling: 'others' | 'Others' = 'others'): TrackQuery {
  return query.esp === 'others' ? { ...query, esp: spelling } : query;
}

/** Ends everything that is open with one fault: the caller's signal, a fatal fault or the guard, whichever is first. */
function stopper(signal: AbortSignal | undefined) {
  const controller = new AbortController();
  let fault: Fault | null = null;
  const stopped = new Promise<Fault>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(fault ?? cancelled), { once: true });
  });
  function stopWith(reason: Fault): void {
    if (controller.signal.aborted) return;
    fault = reason;
    controller.abort();
  }
  if (signal?.aborted) stopWith(cancelled);
  const onAbort = () => stopWith(cancelled);
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    with: stopWith,
    release: () => signal?.removeEventListener('abort', onAbort),
    reason: () => (fault === null ? null : { ok: false as const, fault, calls: 0 }),
    async reasonLater(follower: Follower) {
      const reason = await stopped;
      return { ok: false as const, fault: reason, calls: follower.attempts() };
    },
  };
}
