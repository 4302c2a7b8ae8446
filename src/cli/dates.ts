import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { plainWords } from '../commands/plain-words.ts';
import { loadAskingSettings } from '../config.ts';
import { dayIn } from '../dates/day.ts';
import type { DateContext } from '../dates/range.ts';
import { readDates } from '../dates/read.ts';
import { sayRange } from '../dates/say.ts';
import type { Io } from './io.ts';
import { nowOf } from './now.ts';
import { unlikeFlags } from './phrases.ts';

/** `dates [phrases…] --now ISO --zone ZONE --json`: what phrases mean. 0 when at least one was understood, else 2. */
export async function dates(args: readonly string[], io: Io): Promise<number> {
  const given = readArgs(args, io);
  if ('problem' in given) {
    io.err(`${given.problem}\n`);
    return 2;
  }
  const { context, json } = given;
  let understood = 0;
  for await (const phrase of given.phrases.length > 0 ? given.phrases : lines(io)) {
    const meaning = meaningOf(phrase, context);
    if ('from' in meaning) understood += 1;
    io.out(json ? `${JSON.stringify({ phrase, ...meaning })}\n` : `${said(phrase, meaning)}\n`);
  }
  return understood > 0 ? 0 : 2;
}

type Meaning = { readonly from: string; readonly to: string } | { readonly problem: string };

function meaningOf(phrase: string, context: DateContext): Meaning {
  const read = readDates(plainWords(phrase), context);
  if (!read.ok) return { problem: read.problems.map((problem) => problem.message).join(' ') };
  if (read.reading.range === null) return { problem: 'There are no words for a range of days in it.' };
  return { from: read.reading.range.from, to: read.reading.range.to };
}

function said(phrase: string, meaning: Meaning): string {
  return 'from' in meaning ? `${phrase}: ${sayRange(meaning)}` : `${phrase}: ${meaning.problem}`;
}

async function* lines(io: Io): AsyncGenerator<string> {
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line;
  }
}

interface Given {
  readonly phrases: readonly string[];
  readonly context: DateContext;
  readonly json: boolean;
}

function readArgs(args: readonly string[], io: Io): Given | { readonly problem: string } {
  const options = { now: { type: 'string' }, zone: { type: 'string' }, json: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: unlikeFlags(args), options, allowPositionals: true });
    const loaded = loadAskingSettings(values.zone === undefined ? {} : { MAILSTATS_TIMEZONE: values.zone });
    if (!loaded.ok) return { problem: loaded.problems.join('\n').replace('MAILSTATS_TIMEZONE', '--zone') };
    const { settings } = loaded;
    const now = nowOf(values.now, settings.MAILSTATS_TIMEZONE, io);
    if ('problem' in now) return now;
    const context: DateContext = {
      today: dayIn(settings.MAILSTATS_TIMEZONE, now),
      weekStartsOn: settings.MAILSTATS_WEEK_STARTS_ON,
      order: settings.MAILSTATS_DATE_ORDER,
    };
    return {
      phrases: positionals.map((phrase) => phrase.replace(/^ (?=-\d)/, '')),
      context,
      json: values.json ?? false,
    };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
