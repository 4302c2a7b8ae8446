import { parseDigest } from '../../commands/digest/parse.ts';
import { parseCommand } from '../../commands/parse.ts';
import type { ReportRequest } from '../../commands/request.ts';
import type { Span } from '../../problem.ts';
import { suggestName } from '../name.ts';
import { formatSchedule } from '../say-schedule.ts';
import type { Reporting } from './check-names.ts';
import type { Hearing } from './hearing.ts';

/** A correction within the words of a report; without a place, something was put behind them. */
interface Correction {
  readonly words: string;
  readonly corrected: string;
  readonly span: Span | undefined;
}

/** Where the words that were corrected stand in the whole command, and the whole corrected. */
interface Whole {
  readonly text: string;
  readonly span?: Span;
}

/** What is put behind the words of a report that says nothing about a comparison. */
const assumed = / (?:vs previous|对比上期)$/;

/**
 * The whole command with the words of its report corrected: as it was typed where that is certain to mean the same but
 * for the correction, else in canonical words. `null` when neither does.
 */
export function correctedCommand(correction: Correction, command: Reporting, { text, days }: Hearing): Whole | null {
  const asked = parseCommand(correction.corrected, days);
  if (asked.kind !== 'report') return null;
  const { taken: names } = days;
  const wanted = meaningOf(command, asked.request, isNamed(command, names));
  const isMeant = ({ text: candidate }: Whole) => {
    const parsed = parseDigest(candidate, days);
    if (parsed.kind !== 'command' || (parsed.command.kind !== 'create' && parsed.command.kind !== 'edit')) return false;
    const request = reportOf(parsed.command)?.request;
    return request !== undefined && meaningOf(parsed.command, request, isNamed(command, names)) === wanted;
  };
  const canonical = inCanonicalWords(command, correction.corrected, names);
  return [...asTyped(text, correction), { text: canonical }].find(isMeant) ?? null;
}

export const reportOf = (command: Reporting) => (command.kind === 'create' ? command.report : command.change.report);

/** The words may stand in the name or elsewhere too: every place is tried, the last first. */
function asTyped(text: string, { words, corrected, span }: Correction): readonly Whole[] {
  if (span === undefined) return asAdded(text, words, corrected.slice(words.trimEnd().length));
  const said = words.slice(span.start, span.end);
  const right = corrected.slice(span.start, corrected.length - (words.length - span.end));
  return placesOf(said, text).map((place) => ({
    text: text.slice(0, place.start) + right + text.slice(place.end),
    span: place,
  }));
}

/** Behind the whole, or behind the report's words where others follow. */
function asAdded(text: string, words: string, added: string): readonly Whole[] {
  const said = words.replace(assumed, '').trimEnd();
  const behind = placesOf(said, text).map(({ end }) => ({ text: text.slice(0, end) + added + text.slice(end) }));
  return [{ text: text + added }, ...behind];
}

/** Where these words stand in the text, the last place first. */
export function placesOf(said: string, text: string): readonly Span[] {
  const places: Span[] = [];
  for (let at = text.lastIndexOf(said); at > 0; at = text.lastIndexOf(said, at - 1)) {
    places.push({ start: at, end: at + said.length });
  }
  return places;
}

function inCanonicalWords(command: Reporting, report: string, names: readonly string[]): string {
  if (command.kind === 'edit') return `digest edit ${command.name}: ${report}`;
  const named = isNamed(command, names) ? ` named ${command.name}` : '';
  return `digest ${formatSchedule(command.schedule)} in ${command.zone}${named}: ${report}`;
}

/** A name that was suggested follows from the rest. */
function isNamed(command: Reporting, names: readonly string[]): boolean {
  return command.kind === 'edit' || suggestName(names, command.schedule, command.report.request) !== command.name;
}

function meaningOf(command: Reporting, { by, filters }: ReportRequest, withName: boolean): string {
  const name = withName ? command.name : null;
  return JSON.stringify([command.kind, name, restOf(command), by, Object.entries(filters).sort()]);
}

/** All but the report. */
function restOf(command: Reporting): object {
  if (command.kind === 'create') return [command.schedule, command.zone];
  const { report, ...rest } = command.change;
  return rest;
}
