import type { Listening } from './pretend-slack-app.ts';
import { answerOf } from './pretend-slack-client.ts';

/** The world's clock stands still, however slow the machine. */
export const still = { clock: () => Date.UTC(2026, 10, 30, 9) };

export const plain = (text: string) => ({ type: 'plain_text', text }) as const;
export const option = (text: string, value = text.toLowerCase()) => ({ text: plain(text), value });

/** An input block around an element; both have this id. */
export function input(id: string, element: object, more: object = {}) {
  return { type: 'input', block_id: id, label: plain(id), element: { action_id: id, ...element }, ...more };
}

/** A trigger_id, by way of a slash command. */
export async function newTrigger({ slack, heard }: Listening, user = 'U1MARIA'): Promise<string> {
  await slack.command('', { user });
  return String(heard.at(-1)?.body.trigger_id);
}

/** Opens a form with these blocks, or fields, and tells its id. */
export async function opened(app: Listening, blocks: readonly object[], more: object = {}): Promise<string> {
  const view = { type: 'modal', title: plain('Ask'), submit: plain('Send'), callback_id: 'ask', blocks, ...more };
  const answer = await answerOf(app.slack, 'views.open', { trigger_id: await newTrigger(app), view });
  if (answer.ok !== true) throw new Error(JSON.stringify(answer));
  return (answer.view as { id: string }).id;
}
