import type { Weekday } from '../../../dates/range.ts';
import type { Digest, Schedule } from '../../../digests/digest.ts';
import { formatSchedule } from '../../../digests/say-schedule.ts';
import { formOf } from '../../form/form-of.ts';
import { type Clause, clausesOf, emptyForm, type ReportField, type ReportForm } from '../../form/report-form.ts';
import type { CommandContext } from '../../parse.ts';
import { rhythms, wholeDaysOf } from './rhythms.ts';

/** `kept`: a schedule that the form cannot say otherwise, left as it is. */
type Rhythm = (typeof rhythms)[number]['rhythm'] | 'kept';

/** A digest as it is filled into a form. */
export interface DigestForm {
  readonly report: ReportForm;
  readonly rhythm: Rhythm;
  /** Of `weekly` and `fortnightly`, ascending. */
  readonly weekdays: readonly Weekday[];
  /** Of `monthly`. */
  readonly monthDay: number | 'last';
  /** `HH:MM`; `null`: none is filled in. */
  readonly time: string | null;
  /** IANA. */
  readonly zone: string;
  /** Empty: one is made up. */
  readonly name: string;
}

/** The digest that is changed, as far as a form needs it. */
export type DigestBefore = Pick<Digest, 'name' | 'words' | 'schedule' | 'zone'>;

export type DigestField = ReportField | 'rhythm' | 'weekdays' | 'monthDay' | 'time' | 'zone' | 'name';

type DigestClause = { readonly field: DigestField | null; readonly words: string };

/** A new one of this report: it comes when a week is over. */
export function newDigestForm(report: ReportForm | null, zone: string): DigestForm {
  const asked = report ?? { ...emptyForm, days: 'last week', compare: 'vs previous' };
  return {
    report: { ...asked, private: false },
    rhythm: 'weekly',
    weekdays: [1],
    monthDay: 1,
    time: '09:00',
    zone,
    name: '',
  };
}

/** Words that ask nothing any more are kept as they are, in the place of the days. */
export function digestFormOf({ name, words, schedule, zone }: DigestBefore, context: CommandContext): DigestForm {
  const report = formOf(words, context, true) ?? { ...emptyForm, by: null, days: words };
  return { ...newDigestForm(report, zone), name, ...filledFrom(schedule) };
}

function filledFrom(schedule: Schedule): Partial<DigestForm> {
  if (schedule.kind === 'monthly') return { rhythm: 'monthly', monthDay: schedule.day, time: schedule.time };
  if (schedule.kind === 'cron' || schedule.every > 2) return { rhythm: 'kept', time: null };
  const { weekdays, time, every } = schedule;
  if (every === 2) return { rhythm: 'fortnightly', weekdays, time };
  const whole = rhythms.find(({ rhythm }) => wholeDaysOf(rhythm)?.join('') === weekdays.join(''));
  return whole === undefined ? { rhythm: 'weekly', weekdays, time } : { rhythm: whole.rhythm, time };
}

/** The form as a command. Of a digest that is changed only what is different is said; `digest show` when nothing is. */
export function digestWordsOf(form: DigestForm, before: DigestForm | null): string {
  return digestClausesOf(form, before)
    .map(({ words }) => words)
    .join(' ');
}

export function digestClausesOf(form: DigestForm, before: DigestForm | null): readonly DigestClause[] {
  const report = reportClausesOf(form.report);
  const when = [
    { field: 'rhythm', words: whenOf(form) },
    { field: 'zone', words: `in ${form.zone}` },
    { field: 'name', words: form.name === '' ? '' : namedWords(form.name) },
  ] as const;
  if (before === null) return joined([{ field: null, words: 'digest' }], when, report);
  const same = [whenOf(before), `in ${before.zone}`, namedWords(before.name), ''];
  const changed = when.filter(({ words }) => !same.includes(words));
  const isSameReport = textOf(report) === textOf(reportClausesOf(before.report));
  if (changed.length === 0 && isSameReport) return [{ field: null, words: `digest show ${before.name}` }];
  return joined([{ field: null, words: `digest edit ${before.name}` }], changed, isSameReport ? [] : report);
}

/** What is no name at all is told so where it stands. */
function namedWords(name: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(name) ? `named ${name}` : `named "${name.replaceAll('"', '')}"`;
}

/** The words of the report follow a colon. */
function joined(
  verb: readonly DigestClause[],
  when: readonly DigestClause[],
  report: readonly DigestClause[],
): readonly DigestClause[] {
  const first = [...verb, ...when].filter(({ words }) => words !== '');
  if (report.length === 0) return first;
  return [...first.map((clause, at) => (at < first.length - 1 ? clause : withColon(clause))), ...report];
}

const withColon = ({ field, words }: DigestClause): DigestClause => ({ field, words: `${words}:` });

const textOf = (clauses: readonly DigestClause[]) => clauses.map(({ words }) => words).join(' ');

/** A digest compares with the period before unless it is told not to. */
function reportClausesOf(report: ReportForm): readonly Clause[] {
  const isAlone = report.compare === null && report.by !== 'check';
  return clausesOf({ ...report, private: false, compare: isAlone ? 'no comparison' : report.compare });
}

/** Empty: as it is. Without a time the usual one is meant. */
function whenOf({ rhythm, weekdays, monthDay, time }: DigestForm): string {
  if (rhythm === 'kept') return '';
  const days = wholeDaysOf(rhythm) ?? weekdays;
  const every = rhythm === 'fortnightly' ? 2 : 1;
  const said = formatSchedule(
    rhythm === 'monthly'
      ? { kind: 'monthly', day: monthDay, time: time ?? '' }
      : { kind: 'weekly', weekdays: days, time: time ?? '', every, anchor: '' },
  );
  return time === null ? said.replace(/ at $/, '') : said;
}
