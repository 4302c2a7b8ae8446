/** All waits in milliseconds, in one place, so that tests can shorten them. */
export interface Timing {
  /** The asker is told after this long that the answer takes a while, and how long. */
  readonly firstProgress: number;
  /** And once more this long after that, with better numbers. */
  readonly secondProgress: number;
  /** No progress is told when less than this is left. */
  readonly nearlyDone: number;
  /** One HTTP attempt to Slack. Node gives up connecting after 10.5 s: less would not tell that from an answer that never comes. */
  readonly attempt: number;
  /** What a form begins with is waited for this long; then an empty one is opened first. */
  readonly formAtOnce: number;
  /** Slack waits 3 seconds for suggestions and for what is wrong with a form. */
  readonly formAnswer: number;
  /** Before a message is sent again that Slack did not take for a passing reason; their number is that of the retries. */
  readonly again: readonly number[];
  /** A longer wait asked for by Slack (Retry-After) is not waited for. */
  readonly longestRetryAfter: number;
  /** A response_url works for 30 minutes; the last seconds are not relied on. */
  readonly responseUrl: number;
  /** Socket Mode: from a lost connection to the next attempt; the last repeats. */
  readonly reconnect: readonly number[];
  /** Socket Mode: until Slack says hello. */
  readonly hello: number;
  /** At shutdown: kept for telling people whose question was not answered in time. */
  readonly telling: number;
  /** At shutdown: kept for closing connections. */
  readonly closing: number;
}

export const defaultTiming: Timing = {
  firstProgress: 3_000,
  secondProgress: 25_000,
  nearlyDone: 2_000,
  attempt: 12_000,
  formAtOnce: 250,
  formAnswer: 2_200,
  again: [1_000, 3_000],
  longestRetryAfter: 15_000,
  responseUrl: 29.5 * 60_000,
  reconnect: [0, 1_000, 2_000, 5_000, 10_000, 30_000],
  hello: 15_000,
  telling: 6_000,
  closing: 1_500,
};
