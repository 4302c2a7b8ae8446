import type { FaultKind } from '../../ports.ts';
import type { Action } from './client.ts';

export interface ErrorRule {
  /** Matched against the error code; the first row that matches decides. */
  readonly code: RegExp;
  readonly kind: FaultKind;
  /** What happened and what to do. */
  readonly sentence: string | ((action: Action) => string);
}

/**
 * Codes of the SDK's errors and of sockets, most particular first. The code decides, not the HTTP status: Direct Mail answers
 * a missing permission with 400 or 403 and throttling with 400 or 429 (its error code tables disagree).
 */
export const errorRules: readonly ErrorRule[] = [
  {
    code: /Throttling|^TooManyRequests$|^ThrottledOut$/,
    kind: 'throttled',
    sentence:
      'Direct Mail refused the call as too frequent: the limit is shared by all that asks for this account. Try again in a minute, or lower DIRECT_MAIL_CALLS_PER_MINUTE.',
  },
  {
    code: /^(InvalidCredentials|CredentialsNotFound)$/,
    kind: 'permission',
    sentence:
      'No Alibaba Cloud credentials were found. Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.',
  },
  {
    code: /^InvalidAccessKeyId(\.NotFound)?$/,
    kind: 'permission',
    sentence: 'Direct Mail does not know the access key. Check ALIBABA_CLOUD_ACCESS_KEY_ID.',
  },
  {
    code: /^InvalidAccessKeyId\./,
    kind: 'permission',
    sentence: 'The access key is disabled. Enable it in the RAM console, or set another one.',
  },
  {
    code: /^(SignatureDoesNotMatch|IncompleteSignature|InvalidSignature|Signature)$/,
    kind: 'permission',
    sentence:
      'Direct Mail refused the signature: the secret does not belong to the access key. Check ALIBABA_CLOUD_ACCESS_KEY_SECRET.',
  },
  {
    code: /SecurityToken/,
    kind: 'permission',
    sentence: 'Direct Mail refused the security token: it is wrong or has expired. Renew ALIBABA_CLOUD_SECURITY_TOKEN.',
  },
  {
    code: /^InvalidTimeStamp/i,
    kind: 'permission',
    sentence:
      'Direct Mail refused the signature because of its time: the clock of this machine is wrong. Set it right.',
  },
  {
    code: /^(NoPermission|Forbidden|AccessDenied|Unauthorized|NotAuthorized)(\.|$)|^Forbidden/,
    kind: 'permission',
    sentence: (action) =>
      `Direct Mail refused: the access key may not call ${action}. Allow dm:${action} in its RAM policy.`,
  },
  {
    code: /^(InvalidMailAddress\.|InvalidMailAddressName\.|InvalidAccountName)/,
    kind: 'unknown-sender',
    sentence: 'Direct Mail does not know this sender address. Check its spelling; senders belong to one region.',
  },
  {
    code: /^InvalidBetweenTime/,
    kind: 'bad-request',
    sentence: 'Direct Mail refused the range as too long. One query spans at most 7 days.',
  },
  {
    code: /^Invalid(Date|StartTime|EndTime|Year)\b/,
    kind: 'bad-request',
    sentence: 'Direct Mail refused the dates. It keeps the last 30 days; ask for days among them.',
  },
  {
    code: /^InvalidTagName/,
    kind: 'bad-request',
    sentence: 'Direct Mail does not know this tag. Check its spelling and whether it belongs to the sender.',
  },
  {
    code: /^MissingParameter|^Missing[A-Z]\w*$/,
    kind: 'bad-request',
    sentence: 'Direct Mail misses something in the question. Say the sender too if you ask about a tag.',
  },
  {
    code: /^(InternalError|InternalServerError|ServiceUnavailable|SystemError|ServiceBusy|Backend\w*)/,
    kind: 'unreachable',
    sentence: 'Direct Mail has trouble of its own at the moment. Try again in a few minutes.',
  },
  {
    code: /^SignatureNonceUsed$/,
    kind: 'unreachable',
    sentence: 'Direct Mail took the call for a repetition. Try again.',
  },
  {
    code: /^(RequestTimeout|ETIMEDOUT|ESOCKETTIMEDOUT)/,
    kind: 'unreachable',
    sentence: 'Direct Mail did not answer in time. Try again in a few minutes.',
  },
  {
    code: /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN)$/,
    kind: 'unreachable',
    sentence: 'Direct Mail cannot be reached. Check the network, DIRECT_MAIL_REGION and DIRECT_MAIL_ENDPOINT.',
  },
  {
    code: /^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|EAI_NODATA)$/,
    kind: 'unreachable',
    sentence:
      'The name of the Direct Mail endpoint was not found. Check the network, DIRECT_MAIL_REGION and DIRECT_MAIL_ENDPOINT.',
  },
  {
    code: /^(ECONNRESET|ECONNABORTED|EPIPE|HPE_\w+)$/,
    kind: 'unreachable',
    sentence: 'The connection to Direct Mail broke before the answer was complete. Try again in a few minutes.',
  },
  {
    code: /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO)/,
    kind: 'unreachable',
    sentence:
      'No safe connection to Direct Mail could be made. Check DIRECT_MAIL_ENDPOINT and the certificates of this machine.',
  },
  {
    code: /^NotJson$/,
    kind: 'unreachable',
    sentence:
      'Something between here and Direct Mail answered in its place. Try again in a few minutes; if it stays so, check DIRECT_MAIL_ENDPOINT.',
  },
];

/** For codes nobody knows, what the HTTP status tells. */
export const statusRules: readonly { readonly from: number; readonly to: number; readonly like: string }[] = [
  { from: 429, to: 429, like: 'Throttling' },
  { from: 401, to: 401, like: 'NoPermission' },
  { from: 403, to: 403, like: 'NoPermission' },
  { from: 408, to: 408, like: 'RequestTimeout' },
  { from: 500, to: 599, like: 'InternalError' },
];
