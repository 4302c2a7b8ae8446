import { mapElements } from './elements.ts';
import type { Block, SeenMessage } from './world.ts';

/** A message as Slack tells it again: in a history, or with a click. Metadata only where it was asked for. */
export function asStored(
  message: SeenMessage,
  bot: string,
  { metadata }: { readonly metadata: boolean },
): Readonly<Record<string, unknown>> {
  const { ts, threadTs, text, blocks, author } = message;
  const byApp = (app: string) => ({ bot_id: `B${app}`, app_id: app });
  const byOther = author?.app === undefined ? {} : byApp(author.app);
  return {
    type: 'message',
    ts,
    user: author?.user ?? bot,
    ...(author === undefined ? { bot_id: 'B0BOT', app_id: 'A1' } : byOther),
    team: 'T1',
    text,
    ...(blocks.length === 0 ? {} : { blocks: withIds(blocks) }),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    ...(metadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}

/** Slack makes up the ids that were left out. */
export function withIds(blocks: readonly Block[]): Block[] {
  return blocks.map((block, at) => ({
    block_id: `b${at}`,
    ...mapElements(block, (element, index) => ({ action_id: `a${at}.${index}`, ...element })),
  }));
}
