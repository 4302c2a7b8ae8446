import { isFields } from './text-rules.ts';
import type { Block } from './world.ts';

/** Everything in a message that Slack would turn into a mention or a link: `<@U1>`, `<!here>`, `<#C1>`, `<http://…>`. */
export function markupIn(message: { readonly text: string; readonly blocks: readonly Block[] }): readonly string[] {
  return [message.text, ...mrkdwnTexts(message.blocks)].flatMap((text) =>
    [...text.matchAll(/<[^>]*>?/g)].map(([found]) => found),
  );
}

function mrkdwnTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnTexts);
  if (!isFields(value)) return [];
  // Elements of rich text that ping or link by their type.
  const element = ['user', 'usergroup', 'broadcast', 'channel', 'link'].includes(String(value.type))
    ? ['<element>']
    : [];
  const own = value.type === 'mrkdwn' && typeof value.text === 'string' ? [value.text] : [];
  return [...element, ...own, ...Object.values(value).flatMap(mrkdwnTexts)];
}
