import { deepestOf, networkCode } from './network-code.ts';

/** What became of one attempt to post. */
export type Posted = { readonly ok: true; readonly ts?: string } | NotPosted;

export interface NotPosted {
  readonly ok: false;
  /**
   * `blocks`: Slack refused the blocks; a plainer version may do. `again`: not posted, may succeed if repeated.
   * `trouble`: Slack says that it failed (a 5xx), so hardly posted. `unsure`: no answer came, perhaps posted.
   * `closed`: this way is closed for good. `refused`: anything else.
   */
  readonly why: 'blocks' | 'again' | 'trouble' | 'unsure' | 'closed' | 'refused';
  /** Slack's own word for it, for the log. */
  readonly error: string;
  /** How long Slack asked to wait, in milliseconds. */
  readonly retryAfter?: number;
  /** An HTTP status that is no success, when that was all the answer. */
  readonly status?: number;
  /** No answer of Slack's came: whether the request, or a part of it, may have gone out. */
  readonly sent?: boolean;
}

/** Slack's errors by what to do about them; the first match counts, unknown ones are `refused`. */
const meanings: readonly (readonly [RegExp, NotPosted['why']])[] = [
  [/block(s|_)|attachment|table|chart|invalid_payload|invalid_arguments/, 'blocks'],
  [/^(used_url|expired_url|invalid_url|url_expired)$/, 'closed'],
  [/^(not_in_channel|channel_not_found|is_archived|channel_is_archived|no_permission|user_not_in_channel)$/, 'closed'],
  [/^(restricted_action.*|messages_tab_disabled|cannot_dm_bot|user_not_found|access_denied)$/, 'closed'],
  [/^(ratelimited|rate_limited)$/, 'again'],
  [/^(internal_error|fatal_error|service_unavailable|request_timeout)$/, 'trouble'],
];

export function meaningOf(error: string): NotPosted['why'] {
  return meanings.find(([pattern]) => pattern.test(error))?.[1] ?? 'refused';
}

/** True when a second try could be a second message. */
export function isPerhapsPosted(posted: Posted): boolean {
  return !posted.ok && (posted.why === 'trouble' || posted.why === 'unsure');
}

/** Slack's rate limit, however it was told. */
export function isTooMany(posted: Posted): posted is NotPosted {
  return !posted.ok && posted.why === 'again' && posted.sent === undefined;
}

/** No connection came about, so nothing was sent; any other failure of the network may have left a message behind. */
const neverConnected = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  // Certificates are looked at before anything is said.
  ...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_TLS_CERT_ALTNAME_INVALID'],
]);

/** From what a request was rejected with when no answer came. */
export function noAnswer(error: unknown): NotPosted {
  const sent = !isUnsent(deepestOf(error));
  return { ok: false, why: sent ? 'unsure' : 'again', error: networkCode(error), sent };
}

function isUnsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // A name with several addresses: each was tried.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isUnsent);
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  return neverConnected.has(code) || ['connect', 'getaddrinfo'].includes(syscall);
}
