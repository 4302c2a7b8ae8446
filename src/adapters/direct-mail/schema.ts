import { z } from 'zod';

/** Digits as a number or as text; `null` for what is empty or absent, `undefined` for what is no count. */
function toCount(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\s*\d+(\.0+)?\s*$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A count of mails or events: documented as text, numbers in sibling APIs. Garbage is an error, never zero. */
const count = z
  .unknown()
  .optional()
  .transform((value, context) => {
    const number = toCount(value);
    if (number !== undefined) return number;
    context.addIssue({ code: 'custom', message: 'not a count' });
    return z.NEVER;
  });

/** A number about the paging. Only ever a hint, so what cannot be used is simply not there. */
const hint = z
  .unknown()
  .optional()
  .transform((value) => toCount(value) ?? null);

const counts = {
  TotalNumber: count,
  RcptOpenCount: count,
  RcptUniqueOpenCount: count,
  RcptClickCount: count,
  RcptUniqueClickCount: count,
} as const;

const fields = Object.keys(counts);

/** A record with none of its counts filled is a day without mail if all of them are there, and else nobody knows what. */
const isRecord = (record: Readonly<Record<string, unknown>>) =>
  fields.some((field) => toCount(record[field]) !== null) || fields.every((field) => field in record);

/** One tracking record. Empty counts are zero. */
const trackRecord = z
  .looseObject({})
  .refine(isRecord, { message: 'no count in it' })
  .pipe(z.looseObject({ CreateTime: z.unknown().optional(), ...counts }));

export type TrackRecord = z.infer<typeof trackRecord>;

const nothing = z.union([z.null(), z.undefined(), z.literal('')]);

/** Empty in every way an empty list can come: `[]`, `null`, `""`, `{}`, absent. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.union([nothing.transform(() => []), z.strictObject({}).transform(() => []), z.array(item)]).optional();
}

/** GetTrackList's answer. */
export const trackPage = z.looseObject({
  PageNo: hint,
  PageSize: hint,
  Total: hint,
  TotalPages: hint,
  data: z.union([nothing, z.tuple([]), z.looseObject({ stat: listOf(trackRecord) })]).optional(),
});

/** What every answer of every action has some of; a JSON object without any is somebody else's. */
export const isAnswer = (body: object) =>
  ['RequestId', 'data', 'Total', 'TotalPages', 'TotalCount', 'TotalCounts'].some((field) => field in body);

/** An answer of one of the list actions, apart from its items. */
export const listPage = z.looseObject({ TotalCount: hint, TotalCounts: hint, HasMore: z.unknown().optional() });
