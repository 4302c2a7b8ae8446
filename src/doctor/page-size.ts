import { type Answers, codeOf, isRefusal, unsettled } from './answers.ts';
import { recordsOf, type Tracking, track } from './track.ts';

/** As reports ask for it; and the documentation's example, which every server must take. */
const [wanted, documented] = [100, 10];

export interface PageSize {
  readonly answers: Answers;
  /** One that is taken, for all further questions. */
  readonly pageSize: number;
}

/** How many records come on a page. */
export async function learnPageSize({ probe, today }: Omit<Tracking, 'pageSize'>): Promise<PageSize> {
  const answer = await track({ probe, today, pageSize: wanted }, 7, 1);
  if (answer.ok) return { answers: [['learned', howMany(answer.body)]], pageSize: wanted };
  if (!isRefusal(answer.fault)) return { answers: unsettled(answer), pageSize: wanted };
  const again = await track({ probe, today, pageSize: documented }, 7, 1);
  if (!again.ok) return { answers: unsettled(again), pageSize: wanted };
  const sentence = `Pages of ${wanted} records are refused${codeOf(answer.fault)}, pages of ${documented} are given: reports adapt.`;
  return { answers: [['learned', sentence]], pageSize: documented };
}

function howMany(body: unknown): string {
  const { records, pageSize, total, totalPages } = recordsOf(body);
  const given = records.length;
  const isCut =
    (pageSize !== null && pageSize < wanted) || (given < wanted && ((total ?? 0) > given || (totalPages ?? 0) > 1));
  if (isCut)
    return `Pages of ${wanted} records were asked for, pages of ${pageSize === wanted ? given : (pageSize ?? given)} given: reports adapt.`;
  if (given >= wanted) return `Pages of ${wanted} records are given.`;
  return `Pages of ${wanted} records are taken; there were only ${given} to give.`;
}
