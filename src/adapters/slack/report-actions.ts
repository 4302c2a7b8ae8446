import type { types } from '@slack/bolt';
import type { Onward } from '../../reports/next-questions.ts';
import { type ActionValue, formatValue } from './action-value.ts';
import type { SlackBlock } from './block-types.ts';
import { clip, tidyLine } from './characters.ts';
import { blockKit } from './limits.ts';
import { actionButton } from './say-button.ts';

/** A report as its actions need it: its words in canonical form, and who asked for it, by user id. */
export interface ReportAsked {
  readonly words: string;
  readonly onward: Onward;
  readonly by?: string | undefined;
  /** Only the one who asked sees it. */
  readonly isPrivate: boolean;
}

interface Offer {
  readonly label: string;
  readonly does: ActionValue;
}

/** The next questions as buttons, and the rest in a menu; what is too long for the menu is a button too. */
export function reportActions({ words, onward, by, isPrivate }: ReportAsked): readonly SlackBlock[] {
  const of = (does: Exclude<ActionValue['do'], 'say'>, say = words): ActionValue => ({
    do: does,
    say,
    ...(by === undefined ? {} : { by }),
  });
  const questions = onward.questions.map(({ label, words: say }): Offer => ({ label, does: of('refine', say) }));
  const rest: readonly Offer[] = [
    ...(isPrivate ? [{ label: 'Share in the channel', does: of('share') }] : []),
    { label: 'CSV file', does: of('csv') },
    { label: 'Change …', does: of('form') },
    { label: 'Get it every week …', does: of('digest', onward.digest) },
    { label: 'How figures are made', does: of('formulas') },
  ];
  const options = rest.map(optionOf);
  const tooLong = rest.filter((_, index) => options[index] === null);
  const buttons = [...questions, ...tooLong].flatMap(
    ({ label, does }, index) => actionButton(label, does, `next:${index}`) ?? [],
  );
  const fitting = options.filter((option) => option !== null).slice(0, blockKit.overflow.options);
  const menu: readonly types.Overflow[] =
    fitting.length === 0 ? [] : [{ type: 'overflow', action_id: 'next:more', options: fitting }];
  const elements = [...buttons.slice(0, blockKit.actions.elements - 1), ...menu];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function optionOf({ label, does }: Offer): types.PlainTextOption | null {
  const value = formatValue(does, blockKit.option.value);
  if (value === null) return null;
  return { text: { type: 'plain_text', text: clip(tidyLine(label), blockKit.option.text), emoji: false }, value };
}
