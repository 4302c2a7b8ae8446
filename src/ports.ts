import type { Filters } from './commands/request.ts';
import type { Day } from './dates/range.ts';
import type { AllowList } from './ports/store.ts';

export type {
  AllowList,
  BudgetStore,
  ChannelSettings,
  ChannelStore,
  DigestStore,
  LedgerStore,
  SeenStore,
  Store,
} from './ports/store.ts';

/** Sums of mails and events; all non-negative integers. `sent` is the API's TotalNumber: delivered and tracked mails. */
export interface Counts {
  readonly sent: number;
  readonly opens: number;
  readonly uniqueOpens: number;
  readonly clicks: number;
  readonly uniqueClicks: number;
}

/** One question to GetTrackList: at most 7 days, both ends inclusive, in Direct Mail's zone. */
export interface TrackQuery extends Filters {
  readonly from: Day;
  readonly to: Day;
}

/** `day` is the calendar day in Direct Mail's zone, or `null` when the record carried no usable time. */
export interface TrackRow extends Counts {
  readonly day: Day | null;
}

export type FaultKind =
  | 'permission' // credentials missing, wrong or not allowed
  | 'throttled'
  | 'bad-request' // Direct Mail refused the question itself
  | 'unknown-sender' // a bad-request that names the sender as unknown
  | 'unreachable' // timeouts, resets, DNS, 5xx, gateway pages
  | 'unexpected' // an answer that makes no sense
  | 'gave-up'; // cancelled, or no progress for too long

/** Why the source could not answer. `sentence` is for people: no URL, no secret, no address in it. */
export interface Fault {
  readonly kind: FaultKind;
  readonly sentence: string;
  /** For the log: the API's error code, when there was one. */
  readonly code?: string;
  readonly requestId?: string;
}

/** `calls` counts the HTTP requests this answer cost (pages and retries; 0 when it joined one in flight). */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly calls: number; readonly notes?: readonly string[] }
  | { readonly ok: false; readonly fault: Fault; readonly calls: number };

/** A value a report can be broken down by. `key` is what the API takes, `label` what people read. */
export interface Listed {
  readonly key: string;
  readonly label: string;
}

/** The dimensions whose values the account must be asked for. ESPs are fixed by the API. */
export type ListedDimension = 'ip' | 'pool' | 'tag' | 'sender' | 'domain' | 'config';

export interface AskOptions {
  /** People's questions go before background work. */
  readonly priority: 'person' | 'background';
  readonly signal?: AbortSignal;
  /** Called as calls start, are answered, or wait for the per-minute budget, so that progress can be told. */
  readonly onEvent?: (event: SourceEvent) => void;
}

export type SourceEvent =
  | { readonly kind: 'waiting' } // queued for the budget
  | { readonly kind: 'started' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'retrying'; readonly afterMs: number; readonly fault: Fault }
  | { readonly kind: 'pages'; readonly more: number }; // the first page told of this many further ones

/** Email tracking data. Never throws for what the world does: faults are values. */
export interface MailSource {
  track(query: TrackQuery, options: AskOptions): Promise<Answer<readonly TrackRow[]>>;
  list(dimension: ListedDimension, options: AskOptions): Promise<Answer<readonly Listed[]>>;
  /** Milliseconds until `calls` more calls would all have been let through by the budget: for honest estimates. */
  waitFor(calls: number): number;
  /** It tells of this mail alone; absent: of all. */
  readonly only?: AllowList;
}

/** What was learned about the account while asking; kept for the life of the process. */
export interface AccountFacts {
  /** The spelling of the catch-all ESP that found something. */
  othersSpelling?: 'others' | 'Others';
  /** True once one answer held rows of two different days. */
  rowsTellDays?: boolean;
}

/** Somebody in Slack, by their own choice of name. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** `stranger`: of another workspace, as in channels that are shared by Slack Connect. */
  readonly kind: 'member' | 'guest' | 'stranger' | 'bot';
}

/** Who people are. `null`: that cannot be found out now. Never rejects. */
export interface Directory {
  person(user: string): Promise<Person | null>;
  /** Whether they are in one of these user groups. */
  isInGroup(user: string, groups: readonly string[]): Promise<boolean | null>;
}

/** The present, passed in. */
export type Clock = () => Date;

export interface Log {
  info(message: string, details?: Record<string, unknown>): void;
  warn(message: string, details?: Record<string, unknown>): void;
  error(message: string, details?: Record<string, unknown>): void;
}
