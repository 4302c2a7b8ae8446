import type { Day } from '../../src/dates/range.ts';
import type { Counts, TrackQuery } from '../../src/ports.ts';
import type { Account } from './account.ts';
import type { AccountKind } from './accounts.ts';
import type { CallQuery, Fault } from './fault.ts';
import type { Switches } from './switches.ts';

export interface PretendOptions {
  /** Default: any free one. The host is always 127.0.0.1. */
  readonly port?: number;
  /** Same seed, same mails. Default 1. */
  readonly seed?: number;
  /** The service's clock: which day is today, what has been sent and opened. Signatures and limits use real time. */
  readonly now?: () => Date;
  /** Access key id → secret. An id that starts with `STS.` needs a security token too. Default: the pair in keys.ts. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Default `company`. A function makes its account from that one. */
  readonly account?: AccountKind | Account | ((company: Account) => Account);
  readonly switches?: Partial<Switches>;
  /** Waited before every answer. Default 0. */
  readonly latencyMs?: number | ((call: Call) => number);
  /** For each action, in any 60 seconds. Default 60; `null` lifts every limit, those of single actions too. */
  readonly callsPerMinute?: number | null;
  /** Actions the key may not call. */
  readonly denied?: readonly string[];
  readonly faults?: readonly Fault[];
}

/** One request as the service saw it. */
export interface Call {
  /** The `x-acs-action` header; `''` without one. */
  readonly action: string;
  readonly query: CallQuery;
  /** Real time of its arrival. */
  readonly at: Date;
  /** `null` while unanswered, and for good when no answer was sent. */
  readonly status: number | null;
  /** The error code answered; `null` for a success or no answer. */
  readonly code: string | null;
}

/** The true sums of a question, days ascending, a day without mail as zeros. `pool` and `config` are ids. */
export interface Truth {
  readonly total: Counts;
  readonly days: readonly { readonly day: Day; readonly counts: Counts }[];
}

export interface PretendDirectMail {
  /** `http://127.0.0.1:PORT`, for DIRECT_MAIL_ENDPOINT. */
  readonly url: string;
  /** `127.0.0.1:PORT`, as the SDK's `endpoint` wants it, together with `protocol: 'HTTP'`. */
  readonly endpoint: string;
  readonly account: Account;
  /** In the order of arrival; refused and faulty ones too. */
  readonly calls: readonly Call[];
  callsTo(action: string): readonly Call[];
  /** From the account's mails themselves, as of the service's clock now; knows no retention and no span. */
  truth(query: TrackQuery): Truth;
  /** Scripts a fault; the function returned takes it back. */
  fail(fault: Fault): () => void;
  /** May be changed while running. */
  readonly switches: { -readonly [S in keyof Switches]: Switches[S] };
  /** Cuts every connection, also those that wait for an answer. */
  close(): Promise<void>;
}
