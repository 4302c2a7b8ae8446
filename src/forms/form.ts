import {
  type DigestBefore,
  type DigestField,
  type DigestForm,
  digestFormOf,
  digestWordsOf,
} from '../commands/digest/form/digest-form.ts';
import { type QuickDays, quickDays } from '../commands/form/quick-days.ts';
import { type ReportForm, wordsOf } from '../commands/form/report-form.ts';
import type { CommandContext } from '../commands/parse.ts';

/** What is filled in. `before`: the digest that is changed; `null`: it is a new one. */
export type FilledForm =
  | { readonly kind: 'report'; readonly report: ReportForm }
  | { readonly kind: 'digest'; readonly digest: DigestForm; readonly before: DigestBefore | null };

/** A form as it is shown: what is filled in, the command that says the same, and the days to choose from. */
export interface Sheet {
  readonly form: FilledForm;
  readonly words: string;
  readonly days: readonly QuickDays[];
}

/** Sentences at the fields where something can be put right. */
export type FormMistakes = Readonly<Partial<Record<DigestField, string>>>;

export function sheetOf(filled: FilledForm, context: CommandContext): Sheet {
  const days = quickDays(context);
  const form = withDates(filled, days);
  return { form, words: commandOf(form, context), days };
}

/** Whoever wants other days than those offered goes on from the usual ones. */
function withDates(form: FilledForm, [usual]: readonly QuickDays[]): FilledForm {
  if (form.kind === 'digest' || usual === undefined) return form;
  const { days, from, to } = form.report;
  return days === null && from === null && to === null ? { ...form, report: { ...form.report, ...usual.range } } : form;
}

/** What would be typed after `/mailstats`. */
function commandOf(form: FilledForm, context: CommandContext): string {
  return form.kind === 'report' ? wordsOf(form.report) : digestWordsOf(form.digest, beforeOf(form, context));
}

/** The digest that is changed as it was filled in at first. */
export function beforeOf(form: FilledForm, context: CommandContext): DigestForm | null {
  return form.kind === 'report' || form.before === null ? null : digestFormOf(form.before, context);
}
