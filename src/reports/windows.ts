import { addDays } from '../dates/day.ts';
import type { DateRange } from '../dates/range.ts';

/** "The duration between the StartTime and EndTime cannot exceed 7 days": 7 inclusive dates hold under every reading. */
const longestWindow = 7;

/** The range cut from its start into windows that one query may ask for: no gap, no overlap. */
export function windowsOf(range: DateRange): readonly DateRange[] {
  const windows: DateRange[] = [];
  let { from } = range;
  for (let to = addDays(from, longestWindow - 1); to < range.to; to = addDays(from, longestWindow - 1)) {
    windows.push({ from, to });
    from = addDays(to, 1);
  }
  return [...windows, { from, to: range.to }];
}
