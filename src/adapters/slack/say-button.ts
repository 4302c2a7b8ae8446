import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Action } from '../../digests/wording/message.ts';
import { clip, count, tidyLine } from './characters.ts';
import { blockKit } from './limits.ts';

/** The version of what buttons carry: messages stay in Slack for longer than a release of mailstats. */
const Value = z.object({ v: z.literal(1), say: z.string() });

/** A button that says `words` when it is clicked, the `index`th of its message; `null`: no button holds as many. */
export function buttonOf({ label, words }: Action, index: number): types.Button | null {
  const value = JSON.stringify({ v: 1, say: words.toWellFormed() } satisfies z.infer<typeof Value>);
  if (count(value) > blockKit.button.value) return null;
  return {
    type: 'button',
    text: { type: 'plain_text', text: clip(tidyLine(label), blockKit.button.text), emoji: false },
    action_id: `say:${index}`,
    value,
    ...(label === 'Delete' ? { style: 'danger' as const } : {}),
  };
}

/** The words of a button; `null` for what no button of ours carries, or only that of another version. */
export function wordsOf(value: unknown): string | null {
  try {
    return Value.parse(JSON.parse(String(value))).say;
  } catch {
    return null;
  }
}
