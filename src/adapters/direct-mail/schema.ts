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

/** One tracking record. Single counts may be empty, which is zero; a record without any tells nothing and is refused. */
const trackRecord = z
  .looseObject({ CreateTime: z.unknown().optional(), ...counts })
  .refine((record) => Object.keys(counts).some((field) => record[field] !== null), { message: 'no count in it' });

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
