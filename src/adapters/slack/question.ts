import type { SlashCommand } from '@slack/bolt';
import type { Bot, Reply } from '../../bot.ts';
import type { Log } from '../../ports.ts';
import { deliver } from './answer.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import type { Drafts } from './lines.ts';
import { interruptedMessage, unforeseenMessage } from './messages.ts';
import { createProgressTeller } from './progress.ts';
import { type ResponseUrl, responseUrl } from './response-url.ts';
import type { Timing } from './timing.ts';
import type { SlackWeb } from './web.ts';

export interface QuestionWorld {
  readonly bot: Bot;
  readonly web: SlackWeb;
  readonly log: Log;
  readonly timing: Timing;
  readonly newReference: () => string;
}

/** Uses of a response_url that are kept for the answer. */
const usesForTheAnswer = 3;

/** Asks the bot and sends what it says, or that there was no time left when `cut` says so. Never rejects. */
export async function answerQuestion(command: SlashCommand, cut: AbortSignal, world: QuestionWorld): Promise<void> {
  const { log, timing, newReference } = world;
  const origin = { user: command.user_id, channel: command.channel_id };
  const url = responseUrl(command.response_url, { life: timing.responseUrl, attempt: timing.attempt });
  const delivery = createDelivery(origin, url, world);
  const began = Date.now();
  try {
    const reply = await ask(command, cut, url, world);
    if (reply === 'cut') await delivery.toAsker(interruptedMessage(command.text));
    else await deliver(reply, command.text, command.user_name || undefined, delivery);
    log.info('answered', { ...origin, kind: reply === 'cut' ? reply : reply.kind, ms: Date.now() - began });
  } catch (error) {
    const reference = newReference();
    log.error('unforeseen', { reference, error, ...origin });
    await tellUnforeseen(delivery, reference, command.text, log);
  }
}

async function ask(
  command: SlashCommand,
  cut: AbortSignal,
  url: ResponseUrl,
  { bot, timing, log }: QuestionWorld,
): Promise<Reply | 'cut'> {
  const teller = createProgressTeller((drafts) => tellProgress(drafts, url, log), timing);
  try {
    const asked = bot.ask(command.text, {
      user: command.user_id,
      channel: command.channel_id,
      priority: 'person',
      signal: cut,
      onProgress: teller.note,
    });
    const reply = await Promise.race([asked, aborted(cut)]);
    // A question that was given up because of the shutdown is told as such.
    return cut.aborted && reply !== 'cut' && reply.kind !== 'report' ? 'cut' : reply;
  } finally {
    await teller.stop();
  }
}

/** A lost word of progress is no loss: one use, plain text. */
async function tellProgress(drafts: Drafts, url: ResponseUrl, log: Log): Promise<void> {
  if (url.usesLeft() <= usesForTheAnswer) return;
  const posted = await url.post(drafts.at(-1) ?? drafts[0], 'asker');
  if (!posted.ok) log.warn('progress could not be told', { error: posted.error });
}

async function tellUnforeseen(delivery: Delivery, reference: string, words: string, log: Log): Promise<void> {
  try {
    await delivery.toAsker(unforeseenMessage(reference, words));
  } catch (error) {
    log.error('the asker could not be told', { reference, error });
  }
}

function aborted(signal: AbortSignal): Promise<'cut'> {
  if (signal.aborted) return Promise.resolve('cut');
  const { promise, resolve } = Promise.withResolvers<'cut'>();
  signal.addEventListener('abort', () => resolve('cut'), { once: true });
  return promise;
}
