import type { Fault, FaultKind, MailSource, SourceEvent } from '../ports.ts';

export interface Progress {
  /** Calls answered. */
  readonly asked: number;
  /** Calls known to be needed so far; listed values and further pages add to it. */
  readonly total: number;
  /** Milliseconds until the budget lets the last of them start; 0 means only answers are awaited. */
  readonly waitMs: number;
}

/** Follows one question to the source, from its events to its end. */
export interface Follower {
  onEvent(event: SourceEvent): void;
  /** `fault`: why there is no answer, if there is none. */
  end(fault: Fault | null): void;
  /** Calls seen to start, retries too: what a question cost that was given up. */
  attempts(): number;
}

export interface ProgressBoard {
  follow(): Follower;
  /** Tells the progress now, unless nothing changed. */
  tell(): void;
  /**
   * Whether all that is still open waits for the per-minute budget, and nothing for Direct Mail. Not when it refused the last
   * call as too frequent, nor when several questions in a row met nobody: waiting for more of that is not getting on.
   */
  waitsForBudget(): boolean;
  /** What went wrong last, if nothing has been answered since. */
  trouble(): Fault | null;
}

/** Direct Mail said nothing about the question. */
const unanswered: readonly FaultKind[] = ['unreachable', 'throttled', 'gave-up'];
/** One or two questions may have bad luck of their own. */
const meetNobody = 3;

interface State {
  expected: number;
  answered: number;
  started: number;
  attempts: number;
  waiting: number;
  open: boolean;
}

/** Counts calls over all questions of one report. `onMove` hears of everything that Direct Mail answered. */
export function progressBoard(
  source: Pick<MailSource, 'waitFor'>,
  onProgress: (progress: Progress) => void,
  onMove: () => void,
): ProgressBoard {
  const states: State[] = [];
  /** Those that could not reach Direct Mail since it last answered any. */
  const inVain = new Set<State>();
  let trouble: Fault | null = null;
  let told = '';

  function move(): void {
    inVain.clear();
    trouble = null;
    onMove();
  }

  function fail(state: State, fault: Fault): void {
    if (fault.kind === 'gave-up') return;
    trouble = fault;
    if (fault.kind === 'unreachable') inVain.add(state);
  }

  function tell(): void {
    const progress = readProgress(states, source);
    const text = JSON.stringify(progress);
    if (text === told) return;
    told = text;
    onProgress(progress);
  }

  return {
    follow() {
      const state: State = { expected: 1, answered: 0, started: 0, attempts: 0, waiting: 0, open: true };
      states.push(state);
      return {
        onEvent(event) {
          note(state, event);
          if (event.kind === 'answered') move();
          if (event.kind === 'retrying') fail(state, event.fault);
          tell();
        },
        end(fault) {
          state.open = false;
          if (fault === null || !unanswered.includes(fault.kind)) move();
          else fail(state, fault);
          tell();
        },
        attempts: () => state.attempts,
      };
    },
    tell,
    waitsForBudget() {
      if (inVain.size >= meetNobody || trouble?.kind === 'throttled') return false;
      const underWay = states.some((state) => state.open && state.started > state.answered);
      return !underWay && source.waitFor(1) > 0;
    },
    trouble: () => trouble,
  };
}

function note(state: State, event: SourceEvent): void {
  switch (event.kind) {
    case 'waiting':
      state.waiting++;
      return;
    case 'started':
      state.waiting = Math.max(0, state.waiting - 1);
      state.started++;
      state.attempts++;
      return;
    case 'answered':
      state.answered++;
      return;
    case 'pages':
      state.expected += event.more;
      return;
    case 'retrying':
      // The failed attempt is over; the next one starts, and is counted, anew.
      state.started = Math.max(state.answered, state.started - 1);
      return;
  }
}

function readProgress(states: readonly State[], source: Pick<MailSource, 'waitFor'>): Progress {
  let asked = 0;
  let total = 0;
  let toStart = 0;
  let toQueue = 0;
  for (const state of states) {
    total += state.expected;
    asked += state.open ? Math.min(state.answered, state.expected) : state.expected;
    if (!state.open) continue;
    toStart += Math.max(0, state.expected - state.started);
    toQueue += Math.max(0, state.expected - state.started - state.waiting);
  }
  // The source counts those already in its queue by itself.
  return { asked, total, waitMs: toStart === 0 ? 0 : source.waitFor(toQueue) };
}
