import type { Fault } from '../../ports.ts';
import type { Action } from './client.ts';
import { type ErrorRule, errorRules, statusRules } from './error-rules.ts';

/** What went wrong with one attempt. */
export interface Explained {
  readonly fault: Fault;
  /** How long a throttling server asked to wait. The SDK reads `x-acs-retry-after` as milliseconds. */
  readonly serverDelayMs?: number;
  /** Direct Mail may have refused the question because of its page size. */
  readonly pageSizeRefused: boolean;
}

/** Nothing came within the time of one attempt; the SDK's own timeouts do not add up to one limit. */
export class AttemptTimeout extends Error {
  readonly code = 'RequestTimeout';
}

/** An error told in a body that came with HTTP 200. */
export class RefusedInBody extends Error {
  readonly statusCode = 200;
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** What an error may carry; every part of it came from outside. */
interface Parts {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly statusCode?: unknown;
  readonly requestId?: unknown;
  readonly retryAfter?: unknown;
}

/**
 * Anything the SDK, a socket or the credentials chain throws, as a fault. Messages are never passed on, because they hold the
 * whole URL with the sender and the tag, or a profile file with its secrets; codes and request ids only when they look like such.
 */
export function explain(error: unknown, action: Action): Explained {
  const parts: Parts = typeof error === 'object' && error !== null ? error : {};
  const code = codeOf(parts);
  const rule = ruleFor(code, parts.statusCode);
  const shown = shownCode(code);
  const requestId = shownRequestId(parts.requestId);
  const told = kindAndSentence(rule, parts.statusCode, action, shown);
  return {
    fault: {
      ...told,
      ...(shown === undefined ? {} : { code: shown }),
      ...(requestId === undefined ? {} : { requestId }),
    },
    ...(typeof parts.retryAfter === 'number' ? { serverDelayMs: parts.retryAfter } : {}),
    // A refused signature quotes every parameter, so only refused questions count.
    pageSizeRefused: told.kind === 'bad-request' && mayMeanPageSize(rule, code, parts.message),
  };
}

function codeOf({ name, code }: Parts): string {
  if (name === 'SyntaxError') return 'NotJson';
  if (name === 'RequestTimeoutError') return 'RequestTimeout';
  return typeof code === 'string' ? code : '';
}

function ruleFor(code: string, status: unknown): ErrorRule | undefined {
  const known = errorRules.find((rule) => rule.code.test(code));
  if (known !== undefined || typeof status !== 'number') return known;
  const like = statusRules.find(({ from, to }) => status >= from && status <= to)?.like;
  return like === undefined ? undefined : errorRules.find((rule) => rule.code.test(like));
}

function kindAndSentence(
  rule: ErrorRule | undefined,
  status: unknown,
  action: Action,
  code: string | undefined,
): Pick<Fault, 'kind' | 'sentence'> {
  if (rule !== undefined) {
    return { kind: rule.kind, sentence: typeof rule.sentence === 'string' ? rule.sentence : rule.sentence(action) };
  }
  const named = code === undefined ? '' : ` (${code})`;
  if (isClientError(status)) {
    return { kind: 'bad-request', sentence: `Direct Mail refused the question${named}. Try other filters or days.` };
  }
  return { kind: 'unexpected', sentence: `Direct Mail could not be asked${named}. The log tells more.` };
}

/** An error told with HTTP 200 is a refusal like one with 400. */
function isClientError(status: unknown): boolean {
  return typeof status === 'number' && status < 500;
}

/** The code for a refused page size is documented nowhere: any that blames some value may be it, unless it names another. */
function mayMeanPageSize(rule: ErrorRule | undefined, code: string, message: unknown): boolean {
  const text = `${code} ${typeof message === 'string' ? message.replace(urls, '') : ''}`;
  if (/page\s?size/i.test(text)) return true;
  if (rule !== undefined || !/Invalid|Illegal|Param|Malformed|Range|Exceed/i.test(code)) return false;
  return !/Esp|DedicatedIp|Time|AccountName|TagName|Domain|ConfigSetId|Key|Action|Version/.test(text);
}

/** They quote every parameter, whatever the refusal is about. */
const urls = /https?:\S+/g;

/** Words like `InvalidDate.Malformed` or `ECONNRESET`: no digits, so that no key, host or address can pass for a code. */
function shownCode(code: string): string | undefined {
  const looksLikeOne = /^[A-Z][a-z]+([A-Z][a-z]*)*(\.[A-Z][a-z]+([A-Z][a-z]*)*)?$|^E[A-Z_]{3,14}$/.test(code);
  return looksLikeOne && code.length <= 60 ? code : undefined;
}

function shownRequestId(id: unknown): string | undefined {
  return typeof id === 'string' && /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i.test(id) ? id : undefined;
}
