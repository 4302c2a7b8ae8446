export interface Task {
  /** No two tasks of one key wait or are worked on at the same time. */
  readonly key: string;
  /** What was due first comes first. */
  readonly dueAt: Date;
  /** Claims it: what is to be done then, which never rejects, or `null` when somebody else has it. Rejects when the store fails. */
  begin(): Promise<(() => Promise<void>) | null>;
  /** It will not be begun now. */
  drop(): void;
}

/** Tasks, of which only so many are worked on at once; the others wait unclaimed, so that another replica can have them. */
export interface Lanes {
  /** Those of a key that waits or is worked on already are left out. */
  add(tasks: readonly Task[]): void;
  /** Begins as many as there is room for. `true`: one of them at least is held now. Rejects with the first failure. */
  fill(): Promise<boolean>;
  /** Resolves when nothing waits or is worked on. */
  settled(): Promise<void>;
  /** Nothing is begun any more. */
  close(): void;
  busy(): number;
}

/** After a failure to begin, what waits is dropped: the store fails, and it would for all. */
export function createLanes(atOnce: number, onFailure: (error: unknown) => void): Lanes {
  let waiting: readonly Task[] = [];
  let isClosed = false;
  const working = new Set<string>();
  let idle: (() => void)[] = [];

  function dropWaiting(): void {
    for (const task of waiting) task.drop();
    waiting = [];
  }

  async function start(task: Task): Promise<boolean> {
    working.add(task.key);
    try {
      const work = await task.begin();
      if (work === null) {
        over(task);
        return false;
      }
      void work().finally(() => {
        over(task);
        fill().catch(onFailure);
      });
      return true;
    } catch (error) {
      task.drop();
      dropWaiting();
      over(task);
      throw error;
    }
  }

  function over({ key }: Task): void {
    working.delete(key);
    tellIdle();
  }

  function tellIdle(): void {
    if (working.size > 0 || waiting.length > 0) return;
    for (const resolve of idle) resolve();
    idle = [];
  }

  async function fill(): Promise<boolean> {
    let isAnyHeld = false;
    for (;;) {
      const room = isClosed ? 0 : Math.max(atOnce - working.size, 0);
      const [next, rest] = [waiting.slice(0, room), waiting.slice(room)];
      if (next.length === 0) return isAnyHeld;
      waiting = rest;
      const begun = await Promise.allSettled(next.map(start));
      const failed = begun.find((one) => one.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      isAnyHeld ||= begun.some((one) => one.status === 'fulfilled' && one.value);
    }
  }

  return {
    add(tasks) {
      if (isClosed) return;
      const known = new Set([...working, ...waiting.map((task) => task.key)]);
      const fresh = tasks.filter((task) => !known.has(task.key));
      if (fresh.length > 0) waiting = [...waiting, ...fresh].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    },
    fill,
    settled: () =>
      working.size === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve)),
    close() {
      isClosed = true;
      waiting = [];
      tellIdle();
    },
    busy: () => working.size,
  };
}
