import { directMailDay } from '../../commands/asked-at.ts';
import type { Parsed } from '../../commands/parse.ts';
import type { Digest } from '../digest.ts';
import { nextPostings } from '../due.ts';
import { periodOf } from '../period.ts';
import { localAt } from '../wall-clock.ts';
import type { Hearing } from './hearing.ts';

/** What the words of a digest ask when it is posted next; today where nothing is scheduled. */
export function firstQuestion(digest: Digest, { now, days }: Pick<Hearing, 'now' | 'days'>): Parsed {
  const [next] = nextPostings(digest, now, 1);
  const slot = next ?? { local: localAt(digest.zone, now), at: now };
  return periodOf(digest, slot, { ...days, directMailToday: directMailDay(slot.at) });
}
