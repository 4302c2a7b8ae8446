import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './refusal.ts';

const algorithm = 'ACS3-HMAC-SHA256';
const alwaysSigned = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
];
const clockSkewMs = 15 * 60_000;

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  /** Undecoded, without the question mark. */
  readonly rawQuery: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Returns the check of one service: throws a Refusal unless the request is signed with ACS3-HMAC-SHA256 by a known key
 * (Alibaba Cloud, "V3 request body and signature"). Every nonce is taken once; dates are compared with real time.
 */
export function signatureCheck(keys: Readonly<Record<string, string>>): (request: WireRequest) => void {
  const nonces = new Set<string>();
  return (request) => {
    const { keyId, signedHeaders, signature } = readAuthorization(request.headers);
    const secret = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined;
    if (secret === undefined)
      throw new Refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
    requireToken(keyId, request.headers);
    requireRecentDate(header(request.headers, 'x-acs-date'));
    const unsigned = [...alwaysSigned, ...Object.keys(request.headers).filter(isSecurityHeader)].filter(
      (name) => !signedHeaders.includes(name),
    );
    if (unsigned.length > 0)
      throw new Refusal(400, 'IncompleteSignature', `The request signature does not cover ${unsigned.join(', ')}.`);
    const canonical = canonicalRequest(request, signedHeaders);
    const expected = createHmac('sha256', secret)
      .update(`${algorithm}\n${sha256(canonical)}`)
      .digest();
    const bodyMatches = header(request.headers, 'x-acs-content-sha256') === sha256(request.body);
    if (!bodyMatches || !sameBytes(expected, Buffer.from(signature, 'hex')))
      throw new Refusal(
        403,
        'SignatureDoesNotMatch',
        `Specified signature does not match our calculation. Canonical request: ${canonical.replaceAll('\n', '\\n')}`,
      );
    const nonce = header(request.headers, 'x-acs-signature-nonce');
    if (nonces.has(nonce)) throw new Refusal(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
    nonces.add(nonce);
  };
}

/** Name and value of each parameter as the signature means them: percent-decoded, `+` a space. */
export function readQuery(rawQuery: string): readonly (readonly [name: string, value: string])[] {
  return [...new URLSearchParams(rawQuery)];
}

function canonicalRequest(request: WireRequest, signedHeaders: readonly string[]): string {
  const query = readQuery(request.rawQuery)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const headers = signedHeaders.map((name) => `${name}:${header(request.headers, name).trim()}\n`).join('');
  const bodyHash = header(request.headers, 'x-acs-content-sha256');
  return [request.method, request.path, query, headers, signedHeaders.join(';'), bodyHash].join('\n');
}

/** RFC 3986: everything but letters, digits and `-_.~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function readAuthorization(headers: IncomingHttpHeaders) {
  const parts = /^(\S+) Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/i.exec(
    header(headers, 'authorization'),
  );
  const [, scheme, keyId, signedHeaders, signature] = parts ?? [];
  if (scheme === undefined || keyId === undefined || signedHeaders === undefined || signature === undefined)
    throw new Refusal(400, 'MissingAccessKeyId', 'AccessKeyId is mandatory for this action.');
  if (scheme !== algorithm)
    throw new Refusal(400, 'InvalidSignatureMethod', `Specified signature method is not ${algorithm}.`);
  return { keyId, signedHeaders: signedHeaders.split(';'), signature };
}

/** Temporary keys (STS) come with a token, and the SDK repeats their id in a header. */
function requireToken(keyId: string, headers: IncomingHttpHeaders): void {
  if (keyId.startsWith('STS.') && header(headers, 'x-acs-security-token') === '')
    throw new Refusal(400, 'MissingSecurityToken', 'SecurityToken is mandatory for this action.');
  if ((headers['x-acs-accesskey-id'] ?? keyId) !== keyId)
    throw new Refusal(400, 'InvalidSecurityToken.MismatchWithAccessKey', 'SecurityToken and AccessKeyId do not match.');
}

function requireRecentDate(date: string): void {
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(instant))
    throw new Refusal(400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.');
  if (Math.abs(Date.now() - instant) > clockSkewMs)
    throw new Refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
}

function isSecurityHeader(name: string): boolean {
  return name === 'x-acs-security-token' || name === 'x-acs-accesskey-id';
}

function header(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
