import { isFields } from './text-rules.ts';

/** Data of the app in a message (Using message metadata). */
export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

/** Slack names no number for `metadata_too_large`; nothing of ours comes near this one. */
const longest = 4_000;

/**
 * What a message keeps of its `metadata`, or Slack's word against it. Slack itself posts the message without metadata
 * that has an unfit event_type, and warns; the pretend Slack refuses, so that it cannot go unnoticed.
 */
export function readMetadata(
  value: unknown,
): { readonly ok: true; readonly metadata: Metadata } | { readonly ok: false; readonly error: string } {
  if (!isFields(value)) return { ok: false, error: 'invalid_metadata_format' };
  const { event_type, event_payload, ...more } = value;
  const fits = typeof event_type === 'string' && /^[\w-]+$/.test(event_type) && isFields(event_payload);
  if (!fits || Object.keys(more).length > 0 || !Object.values(event_payload).every(isAllowed)) {
    return { ok: false, error: 'invalid_metadata_schema' };
  }
  if (JSON.stringify(value).length > longest) return { ok: false, error: 'metadata_too_large' };
  return { ok: true, metadata: { event_type, event_payload } };
}

/** A string, number or boolean, an object of such, or a list of such objects. */
function isAllowed(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => isFields(each) && isAllowed(each));
  return isFields(value) ? Object.values(value).every(isPlain) : isPlain(value);
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
