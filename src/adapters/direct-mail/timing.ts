/** Everything that waits, in milliseconds. The defaults are the promises; tests shorten them. */
export interface Timing {
  /** One attempt waits this long for its answer. */
  readonly attemptMs: number;
  /** The window `callsPerMinute` is about, with a little more for clocks that drift apart from the server's. */
  readonly windowMs: number;
  /** A call gives up after not getting on for this long; waiting for the budget is not counted. */
  readonly patienceMs: number;
  /** Lists of senders, tags, IPs… are kept this long. */
  readonly listsKeptMs: number;
  /** All pauses between attempts are multiplied by it. */
  readonly backoffScale: number;
}

export const defaultTiming: Timing = {
  attemptMs: 10_000,
  windowMs: 60_100,
  patienceMs: 120_000,
  listsKeptMs: 600_000,
  backoffScale: 1,
};
