import type { Problem } from '../../problem.ts';
import { correctedTexts } from '../correct.ts';
import { plainWords } from '../plain-words.ts';
import { quote } from '../quote.ts';
import type { DigestCommand, DigestContext, ParsedDigest } from './command.ts';
import { obey } from './obey.ts';

const longest = 1000;
/** Putting one thing right may show the next. */
const maxCorrections = 3;
const prefix = 'digest ';
/** `digests` alone is a list of them. */
const opening = /^(?:digest(?:s(?=[\s,:]+\S))?(?![\w-])|定期报[告表]|摘要)[\s,:]*/i;

/** `list my digests`: the other way round. */
const turned =
  /^(?:list|show)\s+(?:me\s+)?(?:(?<all>all)\s+|(?<mine>my)\s+)?(?:of\s+)?(?:the\s+|our\s+)?digests[\s.!?]*$/i;

/** Whether the words after `/mailstats` are for `parseDigest`. */
export function isAboutDigests(words: string): boolean {
  const plain = plainWords(words.slice(0, 4 * longest));
  const begins =
    /^(?:digests?(?![\w-])|subscribe(?![\w-])|unsubscribe(?![\w-])(?!\s+rates?(?![\w-]))|定期报[告表]|摘要|订阅|退订(?!率))/i;
  return begins.test(plain) || turned.test(plain);
}

/** What the words after `digest` ask for. Total: any text is a command or problems, all told at once. */
export function parseDigest(words: string, context: DigestContext): ParsedDigest {
  return parse(words, context, maxCorrections);
}

function parse(words: string, context: DigestContext, corrections: number): ParsedDigest {
  const plain = plainWords(words.slice(0, 4 * longest))
    .replace(turned, turnedBack)
    .replace(opening, '');
  const text = `${prefix}${plain}`.trimEnd();
  if (plain.length > longest || words.length > 4 * longest) return tooLong(text);
  const understood = obey(text, Math.min(prefix.length, text.length), context);
  if (understood.command !== null) return { kind: 'command', command: understood.command, text };
  const { flaws, slips } = understood;
  const candidates = corrections === 0 ? [] : correctedTexts(text, flaws, []).map(tidied);
  const parsed = candidates.map((candidate) => parse(candidate, context, corrections - 1));
  const [first] = parsed;
  if (first?.kind === 'command' && flaws.every((flaw) => slips.includes(flaw)) && first.command.kind !== 'delete') {
    return { ...first, command: withNotes(first.command, flaws), text };
  }
  const working = candidates.filter((_, index) => parsed[index]?.kind === 'command');
  const further = parsed.flatMap((one) => (one.kind === 'problems' ? one.corrected : []));
  return {
    kind: 'problems',
    text,
    problems: flaws.map((flaw) => flaw.problem).toSorted(byPlace),
    corrected: [...new Set(working.length > 0 ? working : further)],
  };
}

function turnedBack(_: string, all: string | undefined, mine: string | undefined): string {
  return `list${all === undefined ? '' : ' all'}${mine === undefined ? '' : ' mine'}`;
}

/** Without what words that were taken out leave behind. */
function tidied(candidate: string): string {
  return candidate.replace(/\s+(?:and|和)(?=\s*(?::|$))/, '').replace(/\s+:(?=\s|$)/, ':');
}

function withNotes(
  command: DigestCommand,
  flaws: readonly { readonly problem: Problem; readonly fixes: readonly unknown[] }[],
): DigestCommand {
  if (!('notes' in command)) return command;
  const read = flaws.map(
    ({ problem }) =>
      `Read ${quote(/^[“"](?<said>[^"”]*)/.exec(problem.message)?.groups?.said ?? '')} as "${problem.nearest}".`,
  );
  return { ...command, notes: [...read, ...command.notes] };
}

function tooLong(text: string): ParsedDigest {
  const message = `A digest is asked for in at most ${longest} characters; this is longer. Try "digest weekly on monday at 9:00: last week by esp".`;
  return {
    kind: 'problems',
    text: text.slice(0, longest),
    problems: [{ code: 'unknown-words', message }],
    corrected: [],
  };
}

function byPlace(a: Problem, b: Problem): number {
  return (a.span?.start ?? 0) - (b.span?.start ?? 0);
}
