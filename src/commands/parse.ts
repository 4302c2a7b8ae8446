import type { DateContext, Day } from '../dates/range.ts';
import type { Problem } from '../problem.ts';
import { correctedTexts } from './correct.ts';
import { essential } from './essential.ts';
import { formatRequest } from './format.ts';
import { grammar } from './grammar.ts';
import { plainWords } from './plain-words.ts';
import type { ReportRequest } from './request.ts';
import { type Understood, understand } from './understand.ts';

export interface CommandContext extends DateContext {
  /** The reporting zone, IANA. */
  readonly zone: string;
  /** Direct Mail's own calendar day, which its 30 days are counted from. */
  readonly directMailToday: Day;
}

/** `text` is the plain text; spans refer to it. */
export type Parsed =
  | { readonly kind: 'report'; readonly request: ReportRequest; readonly text: string }
  | { readonly kind: 'help'; readonly text: string }
  | {
      readonly kind: 'problems';
      readonly text: string;
      readonly problems: readonly Problem[];
      /** The whole command with the fixes put in; it parses. */
      readonly corrected?: string;
      /** When it could be put right in several ways: all of them, `corrected` first. */
      readonly choices?: readonly string[];
    };

/** A question fits into a line or two; anything longer was pasted by mistake. */
const longest = 1000;
/** Putting one thing right may show the next. */
const maxCorrections = 3;
const helpWords = new Set(
  grammar.rows.filter((row) => row.clause === 'help').flatMap((row) => [...row.english, ...row.chinese]),
);

/** What a person's words ask for. Total: any text is a report, a call for help, or problems, all told at once. */
export function parseCommand(words: string, context: CommandContext): Parsed {
  return parse(words, context, maxCorrections);
}

function parse(words: string, context: CommandContext, corrections: number): Parsed {
  const text = plainWords(words.slice(0, 4 * longest));
  if (text.length > longest || words.length > 4 * longest) return tooLong(text);
  if (isHelp(text)) return { kind: 'help', text };
  const understood = understand(text, context);
  if (understood.flaws.length === 0) return { kind: 'report', request: understood.request, text };
  const found = corrections === 0 ? nothing : workingOnes(candidates(text, understood), context, corrections - 1);
  const problems = [...understood.flaws.map((flaw) => flaw.problem).toSorted(byPlace), ...found.problems];
  const { choices } = found;
  const [corrected] = choices;
  return {
    kind: 'problems',
    text,
    problems,
    ...(corrected === undefined ? {} : { corrected }),
    ...(choices.length > 1 ? { choices } : {}),
  };
}

function isHelp(text: string): boolean {
  const said = text.toLowerCase().replace(/(?<=.)[\s!.?]+$/, '');
  return said === '' || helpWords.has(said) || /^(?:-{0,2}help(?!\S)|帮助)/.test(said);
}

function tooLong(text: string): Parsed {
  const message = `A question has at most ${longest} characters; this is longer. Try "last 7 days by esp".`;
  return { kind: 'problems', text: text.slice(0, longest), problems: [{ code: 'unknown-words', message }] };
}

/** What the whole could be instead. A range out of reach has no place of its own when it is in pieces: it is written anew. */
function candidates(text: string, { flaws, inReach, polish }: Understood): readonly string[] {
  const elsewhere = flaws.filter((flaw) => flaw.problem.code !== 'out-of-reach' || flaw.fixes.length > 0);
  if (elsewhere.length > 0) return correctedTexts(text, elsewhere, polish);
  return inReach === null ? [] : [formatRequest(inReach)];
}

/** Commands that parse, and why their days are none of those that would have been meant. */
interface Found {
  readonly choices: readonly string[];
  readonly problems: readonly Problem[];
}
const impossibleDays: readonly Problem['code'][] = ['out-of-reach', 'future', 'no-such-date'];
const nothing: Found = { choices: [], problems: [] };

/** Those that parse; if none does, what they are in turn corrected to. */
function workingOnes(texts: readonly string[], context: CommandContext, corrections: number): Found {
  const parsed = texts.map((text) => parse(text, context, corrections));
  // Of "why are clicks down" the words that are understood ask for nothing.
  const working = texts.filter((text, at) => parsed[at]?.kind === 'report' && !understand(text, context).saysNothing);
  if (working.length > 0) return { choices: unique(working.map((text) => shortened(text, context))), problems: [] };
  const wrong = parsed.flatMap((one) => (one.kind === 'problems' && one.corrected !== undefined ? [one] : []));
  const ofDays = wrong[0]?.problems.filter(({ code }) => impossibleDays.includes(code)) ?? [];
  return {
    choices: unique(wrong.flatMap(({ corrected }) => corrected ?? [])),
    problems: ofDays.map(({ code, message }) => ({ code, message })),
  };
}

/** Without words that say nothing, if it is then understood all the same. */
function shortened(text: string, context: CommandContext): string {
  const short = essential(text, context);
  const [before, after] = [text, short].map((words) => parse(words, context, 0));
  if (before?.kind !== 'report' || after?.kind !== 'report') return text;
  return formatRequest(before.request) === formatRequest(after.request) ? short : text;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function byPlace(a: Problem, b: Problem): number {
  return (a.span?.start ?? 0) - (b.span?.start ?? 0);
}
