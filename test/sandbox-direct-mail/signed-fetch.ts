import { createHash, createHmac, randomUUID } from 'node:crypto';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../../sandbox/direct-mail/keys.ts';
import type { PretendDirectMail } from '../../sandbox/direct-mail/server.ts';

export interface SignedRequest {
  readonly action?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly path?: string;
  /** Beside or instead of the usual ones; signed like them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly keyId?: string;
  readonly secret?: string;
  /** Names left out of SignedHeaders. */
  readonly unsigned?: readonly string[];
  /** Changes made after signing. */
  readonly tamper?: (request: { url: URL; headers: Record<string, string>; body: string }) => void;
}

/** Signs by the letter of "V3 request body and signature", apart from both the SDK and the pretend service. */
export async function signedFetch(pretend: PretendDirectMail, request: SignedRequest = {}): Promise<Response> {
  const { action = 'GetTrackList', method = 'POST', path = '/', keyId = pretendAccessKeyId } = request;
  const query = Object.entries(request.query ?? {})
    .map(([name, value]) => `${percent(name)}=${percent(value)}`)
    .sort()
    .join('&');
  const headers: Record<string, string> = {
    host: pretend.endpoint,
    'x-acs-action': action,
    'x-acs-version': '2015-11-23',
    'x-acs-date': new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': sha256(''),
    ...request.headers,
  };
  const names = Object.keys(headers)
    .filter((name) => !request.unsigned?.includes(name))
    .sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = [method, path, query, lines, names.join(';'), headers['x-acs-content-sha256']].join('\n');
  const signature = createHmac('sha256', request.secret ?? pretendAccessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  headers.authorization = `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  const sent = { url: new URL(`${pretend.url}${path}?${query}`), headers, body: '' };
  request.tamper?.(sent);
  return fetch(sent.url, { method, headers: sent.headers, ...(method === 'GET' ? {} : { body: sent.body }) });
}

/** Status and error code of an answer, e.g. `400 Throttling.User`; `200` for a success. */
export async function outcome(response: Promise<Response>): Promise<string> {
  const { status, body } = await json(response);
  return typeof body.Code === 'string' ? `${status} ${body.Code}` : String(status);
}

export async function json(response: Promise<Response>): Promise<{ status: number; body: Record<string, unknown> }> {
  const answered = await response;
  return { status: answered.status, body: (await answered.json()) as Record<string, unknown> };
}

function percent(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
