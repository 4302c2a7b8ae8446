import { clauseAt } from '../../form/mistakes.ts';
import type { DigestContext } from '../command.ts';
import { parseDigest } from '../parse.ts';
import { type DigestField, type DigestForm, digestClausesOf, digestWordsOf } from './digest-form.ts';

/** Sentences at the fields where something can be put right. */
export type DigestMistakes = Readonly<Partial<Record<DigestField, string>>>;

/** Empty when the digest can be made, or changed from what it was `before`. */
export function digestMistakesIn(form: DigestForm, before: DigestForm | null, context: DigestContext): DigestMistakes {
  const { rhythm, weekdays, time, report, name } = form;
  if ((rhythm === 'weekly' || rhythm === 'fortnightly') && weekdays.length === 0) {
    return { weekdays: 'Choose at least one day.' };
  }
  if (rhythm !== 'kept' && time === null) return { time: 'Choose a time.' };
  if (before !== null && name === '') return { name: `It is called ${before.name}: a digest needs a name.` };
  if (report.by === 'check' && report.filters.tag === undefined) return { tag: 'Choose the tag to check.' };
  const parsed = parseDigest(digestWordsOf(form, before), context);
  if (parsed.kind === 'command') return {};
  const clauses = digestClausesOf(form, before);
  const told: Partial<Record<DigestField, string>> = {};
  for (const { span, message } of parsed.problems) told[clauseAt(span, clauses) ?? 'days'] ??= message;
  return told;
}
