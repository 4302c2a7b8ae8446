/** What an error of `chat.postMessage` means for a digest (Slack's method page, "Errors"). */
export type SlackCodeClass =
  /** Not posted, and likely to work later. */
  | 'transient'
  /** It may have been posted all the same. */
  | 'ambiguous'
  /** Not posted, and not in this channel until somebody changes that. */
  | 'channel'
  /** Nothing can be posted anywhere until whoever runs mailstats changes something. */
  | 'workspace'
  /** Slack does not take this message; the same would be refused again. */
  | 'message';

const codes: Readonly<Record<SlackCodeClass, readonly string[]>> = {
  transient: [
    ...['ratelimited', 'rate_limited', 'message_limit_exceeded', 'service_unavailable', 'request_timeout'],
    ...['team_added_to_org', 'accesslimited', 'access_limited'],
  ],
  // "It's possible some aspect of the operation succeeded before the error was raised."
  ambiguous: ['fatal_error', 'internal_error'],
  channel: [
    ...['is_archived', 'channel_not_found', 'not_in_channel', 'channel_is_limited_access', 'restricted_action'],
    ...['restricted_action_read_only_channel', 'restricted_action_thread_only_channel'],
    ...['restricted_action_thread_locked', 'restricted_action_non_threadable_channel'],
    ...['messages_tab_disabled', 'access_denied'],
  ],
  workspace: [
    ...['account_inactive', 'token_revoked', 'token_expired', 'invalid_auth', 'not_authed', 'missing_scope'],
    ...[
      'no_permission',
      'not_allowed_token_type',
      'org_login_required',
      'ekm_access_denied',
      'team_access_not_granted',
    ],
    ...['two_factor_setup_required', 'enterprise_is_restricted', 'team_not_found', 'method_deprecated'],
    ...['deprecated_endpoint'],
  ],
  message: [
    ...['invalid_blocks', 'invalid_blocks_format', 'invalid_attachments', 'invalid_arguments', 'invalid_arg_name'],
    ...['msg_too_long', 'msg_blocks_too_long', 'no_text', 'too_many_attachments', 'markdown_text_conflict'],
    ...['metadata_too_large', 'invalid_metadata_format', 'invalid_metadata_schema', 'metadata_must_be_sent_from_app'],
    ...['attachment_payload_limit_exceeded', 'invalid_form_data', 'invalid_charset', 'invalid_array_arg'],
    ...['missing_post_type', 'invalid_post_type'],
  ],
};

const classes = new Map(
  Object.entries(codes).flatMap(([kind, list]) => list.map((code) => [code, kind as SlackCodeClass] as const)),
);

/** A code that is not known was an answer of Slack, so nothing was posted; it is tried again like a transient one. */
export function classOf(code: string): SlackCodeClass {
  return classes.get(code) ?? 'transient';
}
