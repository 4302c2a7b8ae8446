import type { types } from '@slack/bolt';
import type { DigestForm } from '../../../commands/digest/form/digest-form.ts';
import { rhythms, wholeDaysOf } from '../../../commands/digest/form/rhythms.ts';
import { ordinal, saySchedule } from '../../../digests/say-schedule.ts';
import { clip, tidyLine } from '../characters.ts';
import { blockKit } from '../limits.ts';
import { actionOf, type Choice, input, option, plain, search, select } from './elements.ts';
import type { FormMetadata } from './metadata.ts';

/** When it is posted, and what it is called. */
export function digestFields(form: DigestForm, { before }: FormMetadata): readonly types.KnownBlock[] {
  const { rhythm, weekdays, monthDay, time, zone, name } = form;
  const isKept = rhythm === 'kept';
  const needsWeekdays = !isKept && rhythm !== 'monthly' && wholeDaysOf(rhythm) === null;
  const kept: readonly Choice[] =
    before === undefined ? [] : [{ value: 'kept', label: 'As it is', about: saySchedule(before.schedule) }];
  const choices = [...kept, ...rhythms.map(({ rhythm: value, label }) => ({ value, label }))];
  const chosen = weekdayChoices.filter(({ value }) => weekdays.some((day) => String(day) === value));
  return [
    input('rhythm', 'Post it', select('rhythm', choices, rhythm, 'Choose how often'), needed),
    ...(needsWeekdays ? [input('weekdays', 'On', weekdayMenu(chosen), needed)] : []),
    ...(rhythm === 'monthly'
      ? [input('monthDay', 'On the', select('monthDay', monthDayChoices, String(monthDay), 'Choose a day'), needed)]
      : []),
    ...(isKept ? [] : [input('time', 'At', timepicker(time), needed)]),
    input('zone', 'Time zone', search('zone', zone, 'Choose a time zone'), needed),
    input('name', 'Name', nameInput(name), { hint: 'Short, without spaces; left empty, one is made up.' }),
  ];
}

const needed = { optional: false };

/** A week is told from Monday on. */
const weekdayChoices: readonly Choice[] = [
  { value: '1', label: 'Monday' },
  { value: '2', label: 'Tuesday' },
  { value: '3', label: 'Wednesday' },
  { value: '4', label: 'Thursday' },
  { value: '5', label: 'Friday' },
  { value: '6', label: 'Saturday' },
  { value: '0', label: 'Sunday' },
];

const monthDayChoices: readonly Choice[] = [
  ...Array.from({ length: 31 }, (_, index) => ({ value: String(index + 1), label: ordinal(index + 1) })),
  { value: 'last', label: 'Last day' },
];

function weekdayMenu(chosen: readonly Choice[]): types.MultiStaticSelect {
  return {
    type: 'multi_static_select',
    action_id: actionOf('weekdays'),
    placeholder: plain('Choose days', blockKit.placeholder),
    options: weekdayChoices.map(option),
    ...(chosen.length === 0 ? {} : { initial_options: chosen.map(option) }),
  };
}

function timepicker(time: string | null): types.Timepicker {
  return { type: 'timepicker', action_id: actionOf('time'), ...(time === null ? {} : { initial_time: time }) };
}

/** Longer ones are refused with a sentence, which takes room to be made. */
const longestName = 80;

function nameInput(name: string): types.PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: actionOf('name'),
    max_length: longestName,
    ...(name === '' ? {} : { initial_value: clip(tidyLine(name), longestName) }),
  };
}
