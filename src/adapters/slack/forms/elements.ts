import type { types } from '@slack/bolt';
import { clip, count, tidyLine } from '../characters.ts';
import { blockKit } from '../limits.ts';

/** Inputs are named by their field: block_id `tag`, action_id `form:tag`. */
export const actionOf = (field: string): string => `form:${field}`;

type Element = types.InputBlock['element'];

export interface InputOptions {
  readonly hint?: string;
  /** Default: true, for most can be left empty. */
  readonly optional?: boolean;
  /** Whether mailstats is told of every change, so that the command follows. Default: true. */
  readonly tells?: boolean;
}

export function input(
  field: string,
  label: string,
  element: Element,
  { hint, optional = true, tells = true }: InputOptions = {},
): types.InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plain(label, blockKit.input.label),
    element,
    optional,
    dispatch_action: tells,
    ...(hint === undefined ? {} : { hint: plain(hint, blockKit.input.label) }),
  };
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly about?: string;
}

export function option({ value, label, about }: Choice): types.PlainTextOption {
  return {
    text: plain(label, blockKit.option.text),
    value,
    ...(about === undefined ? {} : { description: plain(about, blockKit.option.text) }),
  };
}

/** One of a few choices; `chosen` is the value of one of them. */
export function select(
  field: string,
  choices: readonly Choice[],
  chosen: string | null,
  hint: string,
): types.StaticSelect {
  const initial = choices.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: actionOf(field),
    placeholder: plain(hint, blockKit.placeholder),
    options: choices.map(option),
    ...(initial === undefined ? {} : { initial_option: option(initial) }),
  };
}

/** One of many, which mailstats is asked for while somebody types. */
export function search(field: string, chosen: string | null, hint: string): types.ExternalSelect {
  return {
    type: 'external_select',
    action_id: actionOf(field),
    placeholder: plain(hint, blockKit.placeholder),
    min_query_length: 0,
    ...(chosen === null || !fitsOption(chosen) ? {} : { initial_option: option({ value: chosen, label: chosen }) }),
  };
}

/** Whether Slack takes it as the value of a choice. */
export const fitsOption = (value: string): boolean =>
  value.trim() !== '' && value.isWellFormed() && count(value) <= blockKit.option.value;

export function plain(text: string, characters: number): types.PlainTextElement {
  return { type: 'plain_text', text: clip(tidyLine(text), characters), emoji: false };
}
