import { z } from 'zod';
import type { Weekday } from '../../dates/range.ts';
import type { Pause, Schedule } from '../../digests/digest.ts';
import type { SlotState } from '../../digests/ledger.ts';
import type { AllowList } from '../../ports.ts';

const weekday = z.literal([0, 1, 2, 3, 4, 5, 6]) satisfies z.ZodType<Weekday>;
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const within = (low: number, high: number) => z.array(z.int().min(low).max(high)).min(1);

export const scheduleSchema: z.ZodType<Schedule> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('weekly'),
    weekdays: z.array(weekday).min(1),
    time,
    every: z.int().min(1),
    anchor: z.iso.date(),
  }),
  z.object({ kind: z.literal('monthly'), day: z.union([z.int().min(1).max(31), z.literal('last')]), time }),
  z.object({
    kind: z.literal('cron'),
    expression: z.string(),
    minutes: within(0, 59),
    hours: within(0, 23),
    daysOfMonth: within(1, 31).nullable(),
    months: within(1, 12),
    daysOfWeek: z.array(weekday).min(1).nullable(),
  }),
]);

/** Instants in JSON are ISO 8601, UTC. */
export const instantSchema = z.iso.datetime().transform((text) => new Date(text));

export const pauseSchema: z.ZodType<Pause> = z.discriminatedUnion('by', [
  z.object({ by: z.literal('person'), until: instantSchema.nullable() }),
  z.object({ by: z.literal('channel'), code: z.string() }),
]);

export const slotStateSchema: z.ZodType<SlotState> = z.enum([
  'claimed',
  'posting',
  'posted',
  'skipped',
  'failed',
  'unsure',
]);

export const allowListSchema: z.ZodType<AllowList> = z.strictObject({
  senders: z.array(z.string().min(1)),
  tags: z.array(z.string().min(1)),
});
