/** Time that passes only when told to. What is due at once happens at once. */
export interface Time {
  now(): Date;
  /** Milliseconds that have really passed. */
  elapsed(): number;
  /** What a right clock showed then. */
  right(elapsed: number): Date;
  after(milliseconds: number, run: () => void): () => void;
  /** Lets so much time pass, with all that happens in it. */
  pass(milliseconds: number): Promise<void>;
  /** Lets time pass until this has come to an end. */
  until<T>(promise: Promise<T>): Promise<T>;
  /** The clock jumps; what waits goes on waiting as long as before. */
  jump(milliseconds: number): void;
}

const longestWait = 400 * 24 * 3_600_000;

export function createTime(start: Date): Time {
  let elapsed = 0;
  let offset = start.getTime();
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();

  /** All that can happen without time passing has happened when nothing is left to do for promises. */
  const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));

  async function step(latest: number): Promise<boolean> {
    await quiet();
    const next = [...timers].reduce<{ at: number; run: () => void } | null>(
      (first, one) => (first === null || one.at < first.at ? one : first),
      null,
    );
    if (next === null || next.at > latest) return false;
    timers.delete(next);
    elapsed = Math.max(elapsed, next.at);
    next.run();
    return true;
  }

  return {
    now: () => new Date(offset + elapsed),
    elapsed: () => elapsed,
    right: (passed) => new Date(start.getTime() + passed),
    after(milliseconds, run) {
      const timer = { at: elapsed + milliseconds, run };
      if (milliseconds === 0) setImmediate(run);
      else timers.add(timer);
      return () => timers.delete(timer);
    },
    async pass(milliseconds) {
      const end = elapsed + milliseconds;
      while (await step(end));
      elapsed = end;
      await quiet();
    },
    async until(promise) {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      promise.then(over, over);
      await quiet();
      while (!isOver) {
        if (!(await step(elapsed + longestWait))) throw new Error('it never ends');
        await quiet();
      }
      return promise;
    },
    jump(milliseconds) {
      offset += milliseconds;
    },
  };
}
