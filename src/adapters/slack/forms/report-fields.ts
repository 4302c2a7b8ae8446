import type { types } from '@slack/bolt';
import { esps } from '../../../commands/esp-names.ts';
import type { QuickDays } from '../../../commands/form/quick-days.ts';
import type { ReportForm } from '../../../commands/form/report-form.ts';
import { byRows } from '../../../commands/grammar.ts';
import { nouns } from '../../../reports/wording/names.ts';
import { actionOf, type Choice, input, option, search, select } from './elements.ts';
import type { FormMetadata } from './metadata.ts';

/** Values of choices that stand for something else than themselves. */
export const own = 'own';
export const dates = 'dates';
export const total = 'total';

/** The question: days, what is compared, and which mails. Those of a digest move on, and are for a whole channel. */
export function reportFields(
  form: ReportForm,
  days: readonly QuickDays[],
  metadata: FormMetadata,
): readonly types.KnownBlock[] {
  const isDigest = metadata.kind === 'digest';
  return [
    input('days', 'Days', select('days', dayChoices(days, metadata), chosenDays(form, metadata), 'Choose days'), {
      optional: false,
    }),
    ...(form.days === null ? ownDates(form) : []),
    input('by', 'Compare', select('by', byChoices, form.by ?? total, 'Choose what to compare'), { optional: false }),
    input('sender', 'Only this sender', search('sender', form.filters.sender ?? null, 'All senders')),
    input('tag', 'Only this tag', search('tag', form.filters.tag ?? null, 'All tags'), {
      hint: 'Direct Mail tells tags apart for one sender: choose it too, unless the channel has one set.',
    }),
    input(
      'esp',
      'Only this mailbox provider',
      select('esp', espChoices, form.filters.esp ?? null, 'All mailbox providers'),
    ),
    input('ip', 'Only this dedicated IP', search('ip', form.filters.ip ?? null, 'All IPs')),
    ...moreFilters(form, metadata),
    input('options', 'And', optionBoxes(form, metadata, isDigest)),
  ];
}

const ownDates = ({ from, to }: ReportForm): readonly types.InputBlock[] => [
  input('from', 'First day', datepicker('from', from), { hint: 'Direct Mail keeps 30 days.', optional: false }),
  input('to', 'Last day', datepicker('to', to), { optional: false }),
];

function datepicker(field: string, day: string | null): types.Datepicker {
  return { type: 'datepicker', action_id: actionOf(field), ...(day === null ? {} : { initial_date: day }) };
}

function dayChoices(days: readonly QuickDays[], { kind, ownDays }: FormMetadata): readonly Choice[] {
  return [
    ...(ownDays === undefined ? [] : [{ value: own, label: ownDays, about: 'As it was asked' }]),
    ...days.map(({ words, label, meaning }) => ({
      value: words,
      label,
      about: kind === 'digest' ? `Now ${meaning}` : meaning,
    })),
    ...(kind === 'digest' ? [] : [{ value: dates, label: 'Other days …', about: 'From a first to a last day' }]),
  ];
}

function chosenDays({ days }: ReportForm, { ownDays }: FormMetadata): string {
  if (days === null) return dates;
  return days === ownDays ? own : days;
}

const byChoices: readonly Choice[] = [
  ...byRows.map(({ of, meaning }) => ({ value: of, label: `By ${nouns[of].one}`, about: meaning })),
  { value: total, label: 'Nothing', about: 'The totals of all these mails' },
  { value: 'check', label: 'Check one tag', about: 'Its earlier days, the other mail of its sender, by ESP' },
];

const espChoices: readonly Choice[] = esps.map(({ value }) => ({
  value,
  label: value === 'others' ? 'All others' : value,
}));

function moreFilters({ filters }: ReportForm, { more = false }: FormMetadata): readonly types.KnownBlock[] {
  if (!more) {
    const button: types.Button = {
      type: 'button',
      action_id: actionOf('more'),
      text: { type: 'plain_text', text: 'More filters', emoji: false },
    };
    return [{ type: 'actions', block_id: 'more', elements: [button] }];
  }
  return [
    input('domain', 'Only this sending domain', search('domain', filters.domain ?? null, 'All domains')),
    input('pool', 'Only this IP pool', search('pool', filters.pool ?? null, 'All IP pools')),
    input('config', 'Only this configuration set', search('config', filters.config ?? null, 'All configuration sets')),
  ];
}

function optionBoxes(form: ReportForm, { ownComparison }: FormMetadata, isDigest: boolean): types.Checkboxes {
  const against = ownComparison ?? 'vs previous';
  const about = ownComparison === undefined ? 'With the change since the same weekdays before' : ownComparison;
  const boxes = [
    { value: 'compare', label: 'Show the change', about, isOn: form.compare === against },
    ...(isDigest
      ? []
      : [{ value: 'private', label: 'Only for me', about: 'Nobody else in the channel sees it', isOn: form.private }]),
    { value: 'csv', label: 'CSV file', about: 'The figures as a file too', isOn: form.csv },
  ];
  const on = boxes.filter(({ isOn }) => isOn).map(option);
  return {
    type: 'checkboxes',
    action_id: actionOf('options'),
    options: boxes.map(option),
    ...(on.length === 0 ? {} : { initial_options: on }),
  };
}
