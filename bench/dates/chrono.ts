import * as chrono from 'chrono-node';
import { endOfMonth } from '../../src/dates/day.ts';
import type { Day } from '../../src/dates/range.ts';
import type { Phrase } from './phrases.ts';
import type { Found } from './readings.ts';

/** Wed 18 Nov 2026 10:00 in Asia/Shanghai; chrono takes the zone in minutes. */
const reference = { instant: new Date('2026-11-18T02:00:00Z'), timezone: 480 };

/** chrono as its README uses it, told the language and the zone. */
export function askChrono({ words, language }: Phrase): readonly chrono.ParsedResult[] {
  return language === 'English' ? chrono.parse(words, reference) : chrono.zh.hans.parse(words, reference);
}

/** For counting rows only: where the simplified locale finds nothing, the traditional one is asked too. */
export function findWithChrono(phrase: Phrase): readonly Found[] {
  const results = askChrono(phrase);
  if (results.length > 0 || phrase.language === 'English') return results.map(toFound);
  return chrono.zh.hant.parse(phrase.words, reference).map(toFound);
}

function toFound({ start, end }: chrono.ParsedResult): Found {
  const from = dayOf(start);
  if (end) return { kind: 'range', from, to: dayOf(end) };
  // "november": the day is made up, the month was said.
  const isMonth = start.isCertain('month') && !start.isCertain('day') && !start.isCertain('weekday');
  return isMonth ? { kind: 'range', from, to: endOfMonth(from) } : { kind: 'day', day: from };
}

function dayOf(components: chrono.ParsedComponents): Day {
  const [year, month, day] = (['year', 'month', 'day'] as const).map((name) => components.get(name) ?? 0);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
