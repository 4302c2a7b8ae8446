import { renderProgress } from '../adapters/terminal/progress.ts';
import type { Bot, Reply } from '../bot.ts';
import type { Io } from './io.ts';

/** Asks the bot, with a line of progress meanwhile where somebody watches. */
export async function askAloud(
  bot: Bot,
  words: string,
  { user = 'terminal', channel = 'terminal' }: { readonly user?: string; readonly channel?: string },
  io: Io,
): Promise<Reply> {
  const wipe = io.live ? '\r\u001b[K' : '';
  const reply = await bot.ask(words, {
    user,
    channel,
    priority: 'person',
    onProgress: (progress) => io.live && io.err(`${wipe}${renderProgress(progress)}`),
  });
  io.err(wipe);
  return reply;
}
