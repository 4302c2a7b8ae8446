import { z } from 'zod';
import type { Schedule } from '../../../digests/digest.ts';
import { count } from '../characters.ts';
import { blockKit } from '../limits.ts';

/** The report that a form was opened from: what is asked goes in its place, or into its thread. */
const Clicked = z.object({
  ts: z.string(),
  threadTs: z.string().optional(),
  by: z.string().optional(),
  isPrivate: z.boolean().optional(),
});

/** The digest that is changed. Its schedule is one of ours: Slack brings back what it was given, and signs it. */
const Before = z.object({
  name: z.string(),
  words: z.string(),
  schedule: z.custom<Schedule>((value) => typeof value === 'object' && value !== null && 'kind' in value),
  zone: z.string(),
});

const Metadata = z.object({
  v: z.literal(1),
  kind: z.enum(['report', 'digest']),
  /** Where it was opened; absent: the form asks. */
  channel: z.string().optional(),
  responseUrl: z.string().optional(),
  clicked: Clicked.optional(),
  before: Before.optional(),
  /** Words that stand in no list of choices. */
  ownDays: z.string().optional(),
  ownComparison: z.string().optional(),
  /** Whether the filters that few need are shown. */
  more: z.boolean().optional(),
});

/** What a form has to know of itself when it comes back. */
export type FormMetadata = Omit<z.infer<typeof Metadata>, 'v'>;

/** `null`: a digest with words as long as that is in no form. */
export function formatMetadata(metadata: FormMetadata): string | null {
  const text = JSON.stringify({ v: 1, ...metadata });
  return count(text) > blockKit.view.metadata ? null : text;
}

/** `null` for a form of another version. */
export function readMetadata(text: string): FormMetadata | null {
  try {
    return Metadata.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
