/** What became of one attempt to post. */
export type Posted =
  | { readonly ok: true; readonly ts?: string }
  | {
      readonly ok: false;
      /**
       * `blocks`: Slack refused the blocks; a plainer version may do. `again`: not posted, may succeed if repeated.
       * `unsure`: perhaps posted (a timeout, a 5xx). `closed`: this way is closed for good. `refused`: anything else.
       */
      readonly why: 'blocks' | 'again' | 'unsure' | 'closed' | 'refused';
      /** Slack's own word for it, for the log. */
      readonly error: string;
      /** How long Slack asked to wait, in milliseconds. */
      readonly retryAfter?: number;
    };

/** Slack's errors by what to do about them; the first match counts, unknown ones are `refused`. */
const meanings: readonly (readonly [RegExp, 'blocks' | 'closed' | 'again' | 'unsure'])[] = [
  [/block|attachment|table|chart|invalid_payload|invalid_arguments/, 'blocks'],
  [/^(used_url|expired_url|invalid_url|url_expired)$/, 'closed'],
  [/^(not_in_channel|channel_not_found|is_archived|channel_is_archived|no_permission|user_not_in_channel)$/, 'closed'],
  [/^(restricted_action.*|messages_tab_disabled|cannot_dm_bot|user_not_found|access_denied)$/, 'closed'],
  [/^(ratelimited|rate_limited)$/, 'again'],
  [/^(internal_error|fatal_error|service_unavailable|request_timeout)$/, 'unsure'],
];

export function meaningOf(error: string): Exclude<Posted, { ok: true }>['why'] {
  return meanings.find(([pattern]) => pattern.test(error))?.[1] ?? 'refused';
}
