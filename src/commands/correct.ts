import type { Edit, Flaw } from './flaw.ts';

/** As many commands as anyone wants to choose from. */
const mostChoices = 4;

/**
 * The text with a fix for every flaw put in, best first: more than one where a flaw can be put right in several ways.
 * `polish` is put in where it does not get in the way. None when some flaw has no fix. They are not yet known to parse.
 */
export function correctedTexts(text: string, flaws: readonly Flaw[], polish: readonly Edit[]): readonly string[] {
  if (flaws.some((flaw) => flaw.fixes.length === 0)) return [];
  const first = flaws.map((flaw) => flaw.fixes[0] ?? []);
  const variants = flaws.flatMap((flaw, index) => flaw.fixes.slice(1).map((fix) => first.with(index, fix)));
  const texts = [first, ...variants].map((fixes) => edited(text, withPolish(fixes.flat(), polish)));
  return [...new Set(texts.filter((candidate) => candidate !== null))].slice(0, mostChoices);
}

function withPolish(edits: readonly Edit[], polish: readonly Edit[]): readonly Edit[] {
  const free = polish.filter((extra) => edits.every((edit) => extra.end <= edit.start || edit.end <= extra.start));
  return [...edits, ...free];
}

/** `null` when two edits want the same place. */
function edited(text: string, edits: readonly Edit[]): string | null {
  let done = '';
  let last = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < last) return null;
    done = joined(done, text.slice(last, edit.start));
    done = edit.words === '' ? done : joined(done, needsSpace(done) ? ` ${edit.words}` : edit.words);
    last = edit.end;
    if (edit.words !== '' && /^[\w\p{Script=Han}]/u.test(text.slice(last))) done += ' ';
  }
  return joined(done, text.slice(last)).trim();
}

/** Two spaces do not meet where words were taken out. */
function joined(before: string, after: string): string {
  return /(?:^|\s)$/.test(before) ? before + after.trimStart() : before + after;
}

function needsSpace(before: string): boolean {
  return /[\w\p{Script=Han}]$/u.test(before);
}
