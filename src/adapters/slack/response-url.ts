import type { Message } from './lines.ts';
import { meaningOf, noAnswer, type Posted } from './posted.ts';

/** The way back to where a command was given: five messages within 30 minutes (Slack: Handling user interaction). */
export interface ResponseUrl {
  readonly usesLeft: () => number;
  /** One attempt, which is one use. Never rejects. */
  post(message: Message, to: 'channel' | 'asker', where?: Where): Promise<Posted>;
}

/** After a click: in the place of the message that was clicked, or in its thread. Default: a message of its own. */
export type Where = { readonly kind: 'original' } | { readonly kind: 'thread'; readonly ts: string };

const uses = 5;

/**
 * A slash command's response_url. Ours rather than Bolt's `respond`, which has no timeout and drops the body of a
 * refusal. `life` and `attempt` are milliseconds.
 */
export function responseUrl(url: string, { life, attempt }: { life: number; attempt: number }): ResponseUrl {
  const expires = Date.now() + life;
  let used = 0;
  return {
    usesLeft: () => (Date.now() < expires ? uses - used : 0),
    async post(message, to, where) {
      if (Date.now() >= expires) return { ok: false, why: 'closed', error: 'expired_url' };
      if (used >= uses) return { ok: false, why: 'closed', error: 'used_url' };
      used += 1;
      const body = {
        // What takes the place of a message is seen by those who saw that.
        ...(where?.kind === 'original'
          ? { ...quiet, replace_original: true }
          : { ...quiet, response_type: to === 'channel' ? 'in_channel' : 'ephemeral' }),
        ...message,
        ...(where?.kind === 'thread' ? { thread_ts: where.ts } : {}),
      };
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify(body),
          redirect: 'error',
          signal: AbortSignal.timeout(attempt),
        });
        return understand(answer.status, await answer.text(), answer.headers.get('retry-after'));
      } catch (error) {
        return noAnswer(error);
      }
    },
  };
}

/** Where there is none, as after a click in Home: every message goes another way. */
export const noResponseUrl: ResponseUrl = {
  usesLeft: () => 0,
  post: async () => ({ ok: false, why: 'closed', error: 'no_response_url' }),
};

/** Names of domains and senders must not unfurl into previews. */
const quiet = { replace_original: false, unfurl_links: false, unfurl_media: false };

/** Slack says no with a status, or with 200 and `ok: false`; its word is in JSON or bare. */
function understand(status: number, body: string, retryAfter: string | null): Posted {
  const word = errorIn(body);
  if (status === 429) {
    const seconds = Number(retryAfter ?? Number.NaN);
    const wait = Number.isFinite(seconds) ? { retryAfter: seconds * 1_000 } : {};
    return { ok: false, why: 'again', error: 'rate_limited', ...wait };
  }
  if (status >= 500) return { ok: false, why: 'trouble', error: word ?? `HTTP ${status}` };
  if (status === 404 || status === 410) return { ok: false, why: 'closed', error: word ?? `HTTP ${status}` };
  if (word === null && status < 300) return { ok: true };
  const error = word ?? `HTTP ${status}`;
  return { ok: false, why: status === 400 && meaningOf(error) === 'refused' ? 'blocks' : meaningOf(error), error };
}

/** `null` for a success: `ok`, `{"ok":true}` or nothing. */
function errorIn(body: string): string | null {
  const said = body.trim();
  if (said === '' || said === 'ok') return null;
  try {
    const { ok, error } = JSON.parse(said) as { ok?: unknown; error?: unknown };
    if (ok === true) return null;
    return typeof error === 'string' ? error : 'unknown_error';
  } catch {
    return /^[a-z_]{2,60}$/.test(said) ? said : null;
  }
}
