import { cutMark, type Draft } from '../draft.ts';
import type { Flaw } from '../flaw.ts';
import { quote } from '../quote.ts';
import { readInTurn } from '../read-in-turn.ts';
import { readChannels } from './channel-words.ts';
import type { DigestContext } from './command.ts';
import { readCron } from './cron-words.ts';
import { readMonthDays } from './month-day-words.ts';
import { readName } from './name-words.ts';
import { readNotOffered } from './not-offered-rhythms.ts';
import type { WhenPiece, WhenReader } from './piece.ts';
import { readEveryPart, readEveryWeeks, readRhythms } from './rhythm-words.ts';
import { readStart } from './start-words.ts';
import { readBareHours, readTimes } from './time-words.ts';
import { readWeekdays } from './weekday-words.ts';
import { nearestWhen } from './when-spelling.ts';
import { readZones } from './zone-words.ts';

/** In order: what is said most clearly first, so that nothing vaguer takes a part of it. */
const readers: readonly WhenReader[] = [
  readChannels,
  readCron,
  readName,
  readStart,
  readEveryWeeks,
  readNotOffered,
  readMonthDays,
  readEveryPart,
  readTimes,
  readWeekdays,
  readRhythms,
  readZones,
];

const english =
  "on|at|in|of|the|a|an|every|each|and|please|pls|post|posts|posted|send|sends|sent|deliver|report|reports|digest|digests|me|us|here|to|for|this|channel|it|with|run|get|give|show|by|from|schedule|when|time|clock|want|i|i'd|like|want|need|would|can|you|automatically|once|always";
const chinese =
  '的|请|帮我|帮忙|给我们|给我|给|发送|推送|发布|发|报告|报表|在|于|按|我们|我|定时|自动|一次|都|时候|时|每|时间|时区|这里|频道|到|想要|要';
/** Words between the clauses that say nothing. */
const filler = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:${english})(?![\\p{L}\\p{N}_-])|${chinese}|[\\s,;.、。，；!?&()"'–—-]`,
  'giu',
);

export interface WhenRead {
  readonly pieces: readonly WhenPiece[];
  /** Words that were not understood. */
  readonly flaws: readonly Flaw[];
}

/** All that is said in this part of the text; the rest of the draft is blank. */
export function readWhen(draft: Draft, context: DigestContext): WhenRead {
  const { pieces, rest } = readInTurn(readers, draft, context);
  const isWeekly = pieces.some(({ said }) => said?.weekdays !== undefined || said?.every !== undefined);
  const isTimed = pieces.some(
    ({ said, flaw }) => said?.times !== undefined || said?.cron !== undefined || flaw !== undefined,
  );
  const bare = readInTurn(isWeekly && !isTimed ? [readBareHours] : [], rest, context);
  return {
    pieces: [...pieces, ...bare.pieces].toSorted((a, b) => a.span.start - b.span.start),
    flaws: leftovers(bare.rest).map(unknown),
  };
}

interface Left {
  readonly words: string;
  readonly start: number;
}

function leftovers({ text, folded }: Draft): readonly Left[] {
  const blanked = folded.replace(filler, (said) => ' '.repeat(said.length));
  const runs = blanked.matchAll(
    new RegExp(`[^\\s${cutMark}](?:[^${cutMark}]*?[^\\s${cutMark}])??(?=\\s{2,}|\\s*$|\\s*${cutMark})`, 'g'),
  );
  return [...runs].map(({ index, 0: words }) => ({ start: index, words: text.slice(index, index + words.length) }));
}

function unknown({ words, start }: Left): Flaw {
  const span = { start, end: start + words.length };
  const nearest = nearestWhen(words);
  const message = `${quote(words)} was not understood as a part of when to post.`;
  const expected = 'days, a time and a zone, such as "every monday at 9:00 in Berlin", then a colon and the report';
  const problem = { code: 'unknown-words', message, span, expected } as const;
  if (nearest !== null) return { problem: { ...problem, nearest }, fixes: [[{ ...span, words: nearest }]] };
  return { problem, fixes: [] };
}
