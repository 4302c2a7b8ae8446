import { dayIn } from '../dates/day.ts';
import type { Day } from '../dates/range.ts';
import type { CommandContext } from './parse.ts';

/** Direct Mail's dates appear to be China dates (its own documented pairs of local and UTC times differ by 8 h). */
const directMailZone = 'Asia/Shanghai';

export const directMailDay = (now: Date): Day => dayIn(directMailZone, now);

/** How words are understood that are said at this moment. */
export function askedAt(
  now: Date,
  { zone, weekStartsOn, order }: Pick<CommandContext, 'zone' | 'weekStartsOn' | 'order'>,
): CommandContext {
  return { today: dayIn(zone, now), directMailToday: directMailDay(now), zone, weekStartsOn, order };
}
