import { plainWords } from '../src/commands/plain-words.ts';
import { readDates } from '../src/dates/read.ts';
import { askChrono, findWithChrono } from './dates/chrono.ts';
import { type Phrase, readPhrases, today } from './dates/phrases.ts';
import { isRight } from './dates/readings.ts';
import { askRecognizers, findWithRecognizers } from './dates/recognizers.ts';
import type { Line } from './line.ts';
import type { Part } from './part.ts';
import { inTurn } from './statistics.ts';

const context = { today, weekStartsOn: 1, order: 'mdy' } as const;
const rounds = 5;
const sliceMs = 400;

export const dates: Part = {
  name: 'dates',
  title: 'Date phrases: the rows of test/dates/dates.tsv',
  how: [
    'mailstats is right when both ends are those of the table, and when it refuses what the table refuses.',
    'A peer is right when any fair use of what it found gives the same days: its end inclusive or exclusive, cut at today;',
    'a day as that day or as the time since then; a duration as ending yesterday or today; of several values the latest past one;',
    'what is to be refused, when it finds nothing, only the future, or an end without a start.',
    'The peers are told the language (chrono.zh, the Chinese model), the reference date and the zone; mailstats is not told the language.',
    `Speed: the phrases over and over for ${sliceMs} ms, all three in turn, the median of ${rounds} rounds after one to warm up.`,
  ],
  async *run() {
    const phrases = readPhrases();
    yield* rightRows(phrases);
    for (const language of ['English', 'Chinese'] as const) {
      yield* speed(
        language,
        phrases.filter((phrase) => phrase.language === language),
      );
    }
  },
};

function* rightRows(phrases: readonly Phrase[]): Generator<Line> {
  const right = (test: (phrase: Phrase) => boolean) => phrases.filter(test).length;
  const ours = { what: 'rows right', figure: right(isRightHere), unit: 'rows' } as const;
  yield { ...ours, against: { what: 'all rows', figure: phrases.length }, aim: { way: 'at least', ratio: 1 } };
  const byChrono = right((phrase) => isRight(phrase, findWithChrono(phrase)));
  yield { ...ours, against: { what: 'chrono-node', figure: byChrono } };
  const byRecognizers = right((phrase) => isRight(phrase, findWithRecognizers(phrase)));
  yield { ...ours, against: { what: 'Recognizers', figure: byRecognizers } };
}

async function* speed(language: string, phrases: readonly Phrase[]): AsyncGenerator<Line> {
  const perSecond = await inTurn(rounds, {
    ours: () => phrasesPerSecond(phrases, readHere),
    chrono: () => phrasesPerSecond(phrases, askChrono),
    recognizers: () => phrasesPerSecond(phrases, askRecognizers),
  });
  const ours = { what: `${language} phrases`, figure: perSecond.ours, unit: 'a second' } as const;
  yield { ...ours, against: { what: 'chrono-node', figure: perSecond.chrono } };
  yield { ...ours, against: { what: 'Recognizers', figure: perSecond.recognizers } };
}

const readHere = ({ words }: Phrase) => readDates(plainWords(words), context);

function isRightHere(phrase: Phrase): boolean {
  const read = readHere(phrase);
  if (phrase.expect === null) return !read.ok;
  if (!read.ok || read.reading.range === null) return false;
  const { from, to } = read.reading.range;
  return from === phrase.expect.from && to === phrase.expect.to;
}

function phrasesPerSecond(phrases: readonly Phrase[], read: (phrase: Phrase) => unknown): number {
  const began = performance.now();
  let count = 0;
  do {
    for (const phrase of phrases) read(phrase);
    count += phrases.length;
  } while (performance.now() - began < sliceMs);
  return (count * 1_000) / (performance.now() - began);
}
