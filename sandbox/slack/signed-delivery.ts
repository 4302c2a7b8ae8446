import { createHmac } from 'node:crypto';

export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A form as Slack signs it (Verifying requests from Slack). `now` is in milliseconds. */
export function sign(fields: Readonly<Record<string, string>>, secret: string, now: number): SignedRequest {
  return signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', secret, now);
}

/** The same for an event, which is JSON. */
export function signJson(value: object, secret: string, now: number): SignedRequest {
  return signed(JSON.stringify(value), 'application/json', secret, now);
}

function signed(body: string, type: string, secret: string, now: number): SignedRequest {
  const timestamp = String(Math.floor(now / 1_000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}

/** Posts it and reads the answer; `null` when none came within `ms`. */
export async function send(
  url: string,
  { body, headers }: SignedRequest,
  ms: number,
): Promise<{ readonly status: number; readonly type: string; readonly body: string } | null> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(ms) });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, body: await response.text() };
  } catch {
    return null;
  }
}
