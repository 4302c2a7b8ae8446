import { z } from 'zod';
import type { Deed, Question } from './wire.ts';

const text = z.string().max(3_000);
const id = z.string().max(255);
const message = z.object({ channel: id, ts: id });
const place = z.union([z.object({ message }), z.object({ view: id })]);

const plainText = z.object({ type: z.literal('plain_text'), text });
const option = z.object({ text: plainText, value: text, description: plainText.optional() });
const value = z.object({
  type: id,
  value: text.nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).max(100).optional(),
  selected_date: id.nullish(),
  selected_time: id.nullish(),
  selected_conversation: id.nullish(),
  selected_channel: id.nullish(),
  selected_user: id.nullish(),
});

const user = { user: id };
const channel = { channel: id };

const deed = z.discriminatedUnion('do', [
  z.object({ ...user, ...channel, do: z.literal('command'), text }),
  z.object({ ...user, ...channel, do: z.literal('say'), text: text.min(1) }),
  z.object({ ...user, ...channel, do: z.literal('join') }),
  z.object({ ...user, ...channel, do: z.literal('invite') }),
  z.object({ ...user, do: z.literal('act'), at: place, actionId: id, value }),
  z.object({ ...user, do: z.literal('submit'), view: id }),
  z.object({ ...user, do: z.literal('close'), view: id }),
  z.object({ ...user, do: z.literal('shortcut'), callbackId: id, message: message.optional() }),
  z.object({ ...user, do: z.literal('home') }),
  z.object({ ...user, do: z.literal('move clock'), to: z.iso.datetime() }),
]);

const question = z.object({ ...user, at: place, actionId: id, query: text });

/** `null`: it is no deed. */
export function readDeed(json: unknown): Deed | null {
  const read = deed.safeParse(json);
  return read.success ? (read.data as Deed) : null;
}

/** `null`: it is no question. */
export function readQuestion(json: unknown): Question | null {
  const read = question.safeParse(json);
  return read.success ? read.data : null;
}
