import { setTimeout as sleep } from 'node:timers/promises';

export interface Load {
  readonly perSecond: number;
  readonly seconds: number;
  readonly seed: number;
}

/**
 * An open loop: what is to be sent leaves when it is due, whatever became of what was sent before, and its time counts from
 * when it was due. So a server that stalls cannot slow down its own measurement ("coordinated omission"). Gaps are drawn as
 * for independent senders (exponential). Resolves to milliseconds, in the order of sending.
 */
export async function openLoop(load: Load, send: (index: number) => Promise<void>): Promise<readonly number[]> {
  const random = mulberry32(load.seed);
  const began = performance.now();
  const sent: Promise<number>[] = [];
  for (let due = 0; ; ) {
    due += (-Math.log(1 - random()) * 1_000) / load.perSecond;
    if (due > load.seconds * 1_000) return Promise.all(sent);
    const early = began + due - performance.now();
    if (early > 1) await sleep(early);
    const dueAt = began + due;
    const done = send(sent.length).then(() => performance.now() - dueAt);
    done.catch(() => {}); // Told at the end, with all others.
    sent.push(done);
  }
}

/** Public domain (Tommy Ettinger): small, and good enough for gaps between commands. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
