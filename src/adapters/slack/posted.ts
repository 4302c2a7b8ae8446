import { networkCode } from './network-code.ts';

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
}

/** Slack's errors by what to do about them; the first match counts, unknown ones are `refused`. */
const meanings: readonly (readonly [RegExp, NotPosted['why']])[] = [
  [/block|attachment|table|chart|invalid_payload|invalid_arguments/, 'blocks'],
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

/** Requests that never reached Slack; any other failure of the network may have left a message behind. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** From what a request was rejected with when no answer came. */
export function noAnswer(error: unknown): NotPosted {
  const code = networkCode(error);
  return { ok: false, why: neverSent.has(code) ? 'again' : 'unsure', error: code };
}
