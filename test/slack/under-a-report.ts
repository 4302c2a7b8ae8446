import type { SeenMessage } from '../../sandbox/slack/world.ts';
import type { Bot } from '../../src/bot.ts';
import { aReply } from './a-report.ts';
import type { Running } from './running.ts';

export interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly text?: { readonly text: string };
  readonly value?: string;
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
}

export const elementsOf = (message: SeenMessage | undefined): readonly Element[] =>
  (message?.blocks.find((block) => block.type === 'actions')?.elements as readonly Element[] | undefined) ?? [];

/** Clicks the button, or chooses from the menu, that has this label. */
export async function choose(bot: Running, message: SeenMessage | undefined, label: string, user?: string) {
  const elements = elementsOf(message);
  const button = elements.find(({ text }) => text?.text === label);
  const menu = elements.find(({ options = [] }) => options.some(({ text }) => text.text === label));
  const chosen = button ?? menu;
  if (message === undefined || chosen === undefined) throw new Error(`nothing to choose called ${label}`);
  const who = user === undefined ? {} : { user };
  return bot.slack.click(message, chosen.action_id, button === undefined ? { ...who, option: label } : who);
}

/** Answers with a report whose words are those asked; remembers them. */
export function echo(more: Partial<Parameters<typeof aReply>[0]> = {}) {
  const asked: { readonly words: string; readonly via: string | undefined; readonly user: string }[] = [];
  const ask: Bot['ask'] = async (words, { via, user }) => {
    asked.push({ words, via, user });
    const reply = aReply({ private: / private/.test(words), csv: words.endsWith(' csv'), ...more });
    return reply.kind === 'report' ? { ...reply, words } : reply;
  };
  return { asked, ask };
}
