import recognizers from '@microsoft/recognizers-text-date-time';
import type { Phrase } from './phrases.ts';
import { today } from './phrases.ts';
import type { Found } from './readings.ts';

/** Recognizers reads the wall clock of the reference in the machine's own zone. */
const reference = new Date(2026, 10, 18, 10);

const models = {
  English: new recognizers.DateTimeRecognizer(recognizers.Culture.English).getDateTimeModel(),
  Chinese: new recognizers.DateTimeRecognizer(recognizers.Culture.Chinese).getDateTimeModel(),
};

/** Recognizers with its model of the language, made beforehand. */
export function askRecognizers({ words, language }: Phrase): readonly recognizers.ModelResult[] {
  return models[language].parse(words, reference);
}

/** Of several candidate values (last year's, this year's, the next) the latest that is not in the future. */
export function findWithRecognizers(phrase: Phrase): readonly Found[] {
  return askRecognizers(phrase).flatMap(({ resolution }) => {
    const past = (resolution?.values ?? []).map(toFound).filter((found) => startOf(found) <= today);
    const latest = past.toSorted((a, b) => startOf(a).localeCompare(startOf(b))).at(-1);
    return latest === undefined ? [] : [latest];
  });
}

function toFound({ start, end, value, type, Mod: modifier }: recognizers.Value): Found {
  const day = (text: string) => text.slice(0, 10);
  if (type === 'duration') return { kind: 'duration', days: Math.ceil(Number(value) / 86_400) };
  if (start !== undefined && end !== undefined) return { kind: 'range', from: day(start), to: day(end) };
  if (start !== undefined) return { kind: 'since', from: day(start) };
  if (end !== undefined || modifier === 'before') return { kind: 'open' };
  return value === undefined ? { kind: 'open' } : { kind: 'day', day: day(value) };
}

function startOf(found: Found): string {
  if ('from' in found) return found.from;
  return 'day' in found ? found.day : '';
}
