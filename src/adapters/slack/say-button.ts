import type { types } from '@slack/bolt';
import type { Action } from '../../digests/wording/message.ts';
import { type ActionValue, formatValue } from './action-value.ts';
import { clip, tidyLine } from './characters.ts';
import { blockKit } from './limits.ts';

/** A button that says `words` when it is clicked, the `index`th of its message; `null`: no button holds as many. */
export function buttonOf({ label, words }: Action, index: number): types.Button | null {
  const button = actionButton(label, { do: 'say', say: words }, `say:${index}`);
  return button !== null && label === 'Delete' ? { ...button, style: 'danger' } : button;
}

/** `null`: no button holds as many words. */
export function actionButton(label: string, does: ActionValue, id: string): types.Button | null {
  const value = formatValue(does, blockKit.button.value);
  if (value === null) return null;
  const text = { type: 'plain_text', text: clip(tidyLine(label), blockKit.button.text), emoji: false } as const;
  return { type: 'button', text, action_id: id, value };
}
