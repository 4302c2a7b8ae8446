import { webApi } from '@slack/bolt';
import { meaningOf, type NotPosted, noAnswer } from './posted.ts';

/** One call of the Web API, its failure as a value. Never rejects. */
export async function attempt<T>(
  call: () => Promise<T>,
): Promise<{ readonly ok: true; readonly value: T } | NotPosted> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return failureOf(error);
  }
}

/** Slack's words are like `invalid_auth`. */
const slackWord = /^[a-z][a-z0-9_]*$/;

/** What the Web API client says to a 429 without a wait: it has no error of its own for that. */
const limitedForUnknownTime = 'Retry header did not contain a valid timeout';

function failureOf(error: unknown): NotPosted {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { ok: false, why: 'again', error: 'ratelimited', ...waiting(error.retryAfter) };
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: word, response_metadata } = error.data;
    if (typeof word === 'string' && slackWord.test(word)) {
      return { ok: false, why: meaningOf(word), error: word, ...waiting(response_metadata?.retryAfter) };
    }
    // A page of something between, in place of the answer of a Slack that may have done it.
    return { ok: false, why: 'unsure', error: 'no_answer_of_slack', sent: true };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const { statusCode: status, headers } = error;
    return { ok: false, why: 'trouble', error: `HTTP ${status}`, status, ...waiting(headers['retry-after']) };
  }
  if (error instanceof Error && error.message.startsWith(limitedForUnknownTime)) {
    return { ok: false, why: 'again', error: 'HTTP 429', status: 429 };
  }
  return noAnswer(error instanceof webApi.WebAPIRequestError ? error.original : error);
}

/** From seconds; a date, which HTTP allows too, is left aside. */
function waiting(seconds: unknown): Pick<NotPosted, 'retryAfter'> {
  const number = seconds === undefined || seconds === '' ? Number.NaN : Number(seconds);
  return Number.isFinite(number) ? { retryAfter: Math.max(0, number) * 1_000 } : {};
}
