import type { SourceEvent } from '../../ports.ts';
import type { Ticket } from './limiter.ts';

/** One question on its way: its place in the queue, who listens, what it has cost. Its pages and retries share all of it. */
export interface Asking {
  readonly ticket: Ticket;
  readonly signal: AbortSignal;
  readonly tell: (event: SourceEvent) => void;
  /** HTTP requests made so far. */
  readonly cost: { calls: number };
}
