import { isDeepStrictEqual } from 'node:util';
import { type Check, type Fields, listOf, oneOf, type Shape, shapeRules, url } from './shape.ts';
import { type Broken, isFields, text, textObject } from './text-rules.ts';

export const plain =
  (max: number): Check =>
  (value, at) =>
    textObject(value, ['plain_text'], max, at);
export const anyText =
  (max: number): Check =>
  (value, at) =>
    textObject(value, ['plain_text', 'mrkdwn'], max, at);
export const string =
  (min: number, max: number): Check =>
  (value, at) =>
    text(value, min, max, at);

/** Confirmation dialog reference. */
const confirmation: Shape = {
  needed: { title: plain(100), text: anyText(300) },
  maybe: { confirm: plain(30), deny: plain(30), style: oneOf('primary', 'danger') },
};
export const confirm: Check = (value, at) => shapeRules(value, confirmation, at);

/** Option reference: mrkdwn only beside boxes and radio buttons, a url only in overflow menus. */
const option: Shape = { needed: { text: plain(75), value: string(1, 150) }, maybe: { description: plain(75) } };
const overflowOption: Shape = { ...option, maybe: { ...option.maybe, url } };
const choice: Shape = { needed: { ...option.needed, text: anyText(75) }, maybe: { description: anyText(75) } };

export const selectOption: Check = (value, at) => shapeRules(value, option, at);
export const choiceOption: Check = (value, at) => shapeRules(value, choice, at);

export const selectOptions = uniqueValues(listOf(1, 100, selectOption));
export const choiceOptions = uniqueValues(listOf(1, 10, choiceOption));
export const overflowOptions = uniqueValues(listOf(1, 5, (value, at) => shapeRules(value, overflowOption, at)));

/** Of a suggestion: there may be none. */
export const suggestedOptions = uniqueValues(listOf(0, 100, selectOption));

/** Option group reference. */
const group: Shape = { needed: { label: plain(75), options: selectOptions }, maybe: {} };
export const optionGroups = listOf(1, 100, (value, at) => shapeRules(value, group, at));

function uniqueValues(check: Check): Check {
  return (value, at) => {
    const values = optionsIn({ options: value }).map((each) => each.value);
    const twice = new Set(values).size < values.length ? [`values must be unique [json-pointer:${at}]`] : [];
    return [...check(value, at), ...twice];
  };
}

/** The options of a menu, those of its groups included. */
export function optionsIn({ options, option_groups }: Fields): readonly Fields[] {
  const groups = Array.isArray(option_groups) ? option_groups.filter(isFields) : [];
  const own = Array.isArray(options) ? options.filter(isFields) : [];
  return [...own, ...groups.flatMap((each) => optionsIn({ options: each.options }))];
}

/** `initial_option` and `initial_options` must exactly match options. */
export function initialsAreOptions(element: Fields, at: string): Broken[] {
  const all = optionsIn(element);
  const fits = (wanted: unknown) => all.some((each) => isDeepStrictEqual(each, wanted));
  const { initial_option: one, initial_options: many } = element;
  const isWrong = (one !== undefined && !fits(one)) || (Array.isArray(many) && !many.every(fits));
  const name = one === undefined ? 'initial_options' : 'initial_option';
  return isWrong ? [`could not find the option in the provided options [json-pointer:${at}/${name}]`] : [];
}
