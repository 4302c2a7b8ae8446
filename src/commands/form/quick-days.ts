import type { DateRange } from '../../dates/range.ts';
import { sayRange } from '../../dates/say.ts';
import { type CommandContext, parseCommand } from '../parse.ts';

/** Days to choose with one click. */
export interface QuickDays {
  readonly words: string;
  /** `Last week`. */
  readonly label: string;
  /** The days that they are now, in words. */
  readonly meaning: string;
  readonly range: DateRange;
}

/** The likeliest first. */
const usual = [
  'last 7 days',
  'last week',
  'yesterday',
  'today',
  'this week',
  'last 14 days',
  'last month',
  'this month',
  'last 29 days',
];

/** Those of which Direct Mail has every day: nothing can be chosen that would be refused or cut. */
export function quickDays(context: CommandContext): readonly QuickDays[] {
  return usual.flatMap((words) => {
    const range = wholeRange(words, context);
    return range === null ? [] : [{ words, label: capitalized(words), meaning: sayRange(range), range }];
  });
}

function wholeRange(words: string, context: CommandContext): DateRange | null {
  const parsed = parseCommand(words, context);
  if (parsed.kind !== 'report') return null;
  const { range, reach } = parsed.request;
  return range.from === reach.from && range.to === reach.to ? range : null;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
