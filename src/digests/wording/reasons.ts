import { classOf } from '../slack-codes.ts';

interface Reason {
  /** Why it was not posted: goes after `because`, without a full stop. */
  readonly cause: string;
  /** What whoever reads it can do. */
  readonly remedy?: string;
}

/** Words of the ledger and codes of Slack, said for people. */
const reasons: Readonly<Record<string, Reason>> = {
  'too-late': { cause: 'mailstats was not running at that time' },
  superseded: { cause: 'mailstats was not running at that time, and the next post was due already' },
  paused: { cause: 'it was paused' },
  deleted: { cause: 'it was deleted' },
  interrupted: {
    cause: 'mailstats was stopped each time it worked on it',
    remedy: 'Whoever runs mailstats finds more in its log.',
  },
  words: { cause: 'its report is no valid question any more', remedy: 'Change the report.' },
  'not-allowed': {
    cause: 'mailstats does not answer in its channel any more',
    remedy: 'Whoever runs mailstats can add the channel to MAILSTATS_ALLOWED_CHANNELS.',
  },
  permission: {
    cause: 'Direct Mail refused the access key',
    remedy: 'Whoever runs mailstats can check it with "mailstats doctor".',
  },
  throttled: { cause: 'Direct Mail allowed no more calls' },
  unreachable: { cause: 'Direct Mail could not be reached' },
  unexpected: { cause: 'Direct Mail gave answers that make no sense' },
  'gave-up': { cause: 'Direct Mail took too long' },
  'bad-request': { cause: 'Direct Mail refused the question', remedy: 'Change the report.' },
  'unknown-sender': { cause: 'Direct Mail does not know the sender in its report', remedy: 'Change the report.' },
  'slack-unreachable': { cause: 'Slack could not be reached' },
  'server-error': { cause: 'Slack had trouble of its own' },
  ratelimited: { cause: 'Slack allowed no more messages' },
  'may-not-look': {
    cause: 'mailstats did not learn whether Slack took it and may not look into the channel',
    remedy: 'With the scope channels:history (groups:history in private channels) it can.',
  },
  'look-failed': {
    cause: 'mailstats did not learn whether Slack took it, and Slack did not let it look into the channel',
  },
  is_archived: {
    cause: 'the channel is archived',
    remedy: 'It goes on when the channel is unarchived and mailstats is invited again.',
  },
  channel_not_found: {
    cause: 'Slack does not show mailstats the channel',
    remedy: 'Invite mailstats to the channel; then it goes on.',
  },
  not_in_channel: {
    cause: 'mailstats is not in the channel',
    remedy: 'Invite mailstats to the channel; then it goes on.',
  },
  account_inactive: {
    cause: 'Slack has deactivated mailstats in this workspace',
    remedy: 'Whoever runs mailstats has to install it again.',
  },
  token_revoked: {
    cause: 'the token of mailstats was revoked',
    remedy: 'Whoever runs mailstats has to install it again.',
  },
  token_expired: { cause: 'the token of mailstats has expired', remedy: 'Whoever runs mailstats has to renew it.' },
  invalid_auth: {
    cause: 'Slack does not accept the token of mailstats',
    remedy: 'Whoever runs mailstats has to set SLACK_BOT_TOKEN anew.',
  },
  missing_scope: {
    cause: 'the Slack app of mailstats lacks a permission',
    remedy: 'Whoever runs mailstats has to install it again with the scopes of its manifest.',
  },
};

/** The sentence's parts for a reason in the ledger; a code that is not known is named. */
export function explainReason(reason: string | null): Reason {
  if (reason === null) return { cause: 'of something nobody foresaw' };
  const known = reasons[reason];
  if (known !== undefined) return known;
  const kind = classOf(reason);
  if (kind === 'channel')
    return {
      cause: `Slack lets nobody post there (${reason})`,
      remedy: 'Ask whoever manages the channel; "resume" tries again.',
    };
  if (kind === 'workspace')
    return {
      cause: `Slack refuses mailstats (${reason})`,
      remedy: 'Whoever runs mailstats has to look at its Slack app.',
    };
  if (kind === 'message')
    return {
      cause: `Slack did not take the message (${reason})`,
      remedy: 'Whoever runs mailstats finds more in its log.',
    };
  return { cause: `Slack refused it (${reason})` };
}

/** What was skipped on purpose is no news to anybody. */
export const isNews = (reason: string | null): boolean => reason !== 'paused' && reason !== 'deleted';
