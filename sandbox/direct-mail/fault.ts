/** The parameters of a call, decoded from the wire. */
export type CallQuery = Readonly<Record<string, string>>;

/** Which calls a fault befalls. Matching calls are counted from when the fault was scripted. */
interface FaultMatch {
  /** Default `GetTrackList`; `*` is every action. */
  readonly action?: string;
  /** Parameters that must be so, e.g. `{ PageNumber: '2' }`, or any test of them. Default: every call. */
  readonly when?: CallQuery | ((query: CallQuery) => boolean);
  /** The first matching call that fails, from 1. Default 1. */
  readonly nth?: number;
  /** How many matching calls in a row fail. Default 1; `Infinity` for always. */
  readonly times?: number;
}

/** What goes wrong instead of an answer. */
export type Breakdown =
  /** `retryAfterMs` is sent as `x-acs-retry-after`. */
  | { readonly kind: 'throttled'; readonly status?: 400 | 429; readonly code?: string; readonly retryAfterMs?: number }
  | { readonly kind: 'server-error'; readonly status?: 500 | 503 }
  | { readonly kind: 'no-permission'; readonly code?: 'NoPermission' | 'Forbidden' }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  /** An HTML page. */
  | { readonly kind: 'gateway-page'; readonly status?: 200 | 502 | 503 }
  | { readonly kind: 'empty-body'; readonly status?: number }
  /** The connection is reset before the answer. */
  | { readonly kind: 'reset' }
  /** Silence until the client or the server closes. */
  | { readonly kind: 'no-answer' };

/** What is wrong with an answer that does arrive. Row faults need an action that answers with rows. */
export type Distortion =
  | { readonly kind: 'slow'; readonly ms: number }
  /** Half the bytes, then a reset. */
  | { readonly kind: 'half-body' }
  /** Half the bytes, then silence. */
  | { readonly kind: 'stalled-body' }
  /** `rows` (default 1) fewer than promised. */
  | { readonly kind: 'short-page'; readonly rows?: number }
  /** The page starts `rows` (default 1) too early, so that it repeats the end of the page before and misses its own end. */
  | { readonly kind: 'repeated-rows'; readonly rows?: number }
  /** The promised count, and the pages that follow from it, are off by `by` (default 1). */
  | { readonly kind: 'moving-total'; readonly by?: number }
  | { readonly kind: 'odd-body'; readonly body: 'stat-object' | 'negative-total' | 'not-an-object' }
  | { readonly kind: 'no-data' }
  /** One count of the first row is this text (default `abc`). */
  | { readonly kind: 'garbage-row'; readonly field?: string; readonly value?: string }
  /** The first row carries a day outside the question. */
  | { readonly kind: 'foreign-day' };

export type Fault = FaultMatch & (Breakdown | Distortion);
