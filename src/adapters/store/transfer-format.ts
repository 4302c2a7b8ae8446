import { z } from 'zod';
import { allowListSchema, instantSchema, pauseSchema, scheduleSchema, slotStateSchema } from './stored-values.ts';

/** The first line of an export. A change that older versions would misread gets the next number. */
export const formatName = 'mailstats-store';
export const formatVersion = 3;

const digestSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  channel: z.string(),
  owner: z.string(),
  words: z.string(),
  schedule: scheduleSchema,
  zone: z.string(),
  pause: pauseSchema.nullable(),
  createdAt: instantSchema,
  activeSince: instantSchema,
  version: z.int().min(0),
  removedAt: instantSchema.nullable(),
});

const channelSchema = z.strictObject({
  channel: z.string().min(1),
  sender: z.string().nullable(),
  // Version 2 knew none.
  allowed: allowListSchema.nullable().default(null),
  changedBy: z.string(),
  changedAt: instantSchema,
});

const slotSchema = z.strictObject({
  digestId: z.string().min(1),
  slot: z.string().min(1),
  dueAt: instantSchema,
  state: slotStateSchema,
  holder: z.string().nullable(),
  leaseUntil: instantSchema.nullable(),
  attempts: z.int().min(0),
  channel: z.string().nullable(),
  messageTs: z.string().nullable(),
  reason: z.string().nullable(),
  told: z.boolean(),
  updatedAt: instantSchema,
});

export const headerSchema = z.object({ format: z.literal(formatName), version: z.int().min(1) });

/** The lines after the first. The last one counts the others, so that half a file is not taken for a whole one. */
export const lineSchema = z.union([
  z.strictObject({ digest: digestSchema }),
  z.strictObject({ slot: slotSchema }),
  z.strictObject({ channel: channelSchema }),
  // Version 1 knew no channels.
  z.strictObject({ end: z.strictObject({ channels: z.int().default(0), digests: z.int(), slots: z.int() }) }),
]);

/** How much was moved. */
export interface Moved {
  readonly channels: number;
  readonly digests: number;
  readonly slots: number;
}
