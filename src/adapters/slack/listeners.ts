import type { App, SlashCommand } from '@slack/bolt';
import type { Bot, Reply } from '../../bot.ts';
import type { Log } from '../../ports.ts';
import { deliver } from './answer.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import type { InFlight } from './in-flight.ts';
import type { Drafts } from './lines.ts';
import { interruptedMessage, restartingMessage, unforeseenMessage, unknownCommandMessage } from './messages.ts';
import { createProgressTeller } from './progress.ts';
import { type ResponseUrl, responseUrl } from './response-url.ts';
import { createSeen } from './seen.ts';
import type { Timing } from './timing.ts';
import type { SlackWeb } from './web.ts';

export interface ListenerWorld {
  readonly bot: Bot;
  readonly web: SlackWeb;
  readonly log: Log;
  readonly timing: Timing;
  readonly inFlight: InFlight;
  readonly newReference: () => string;
  readonly isStopping: () => boolean;
}

/** Uses of a response_url that are kept for the answer. */
const usesForTheAnswer = 3;

/** `/mailstats`, in Socket Mode and over HTTP alike. Every command is acknowledged first and worked on afterwards. */
export function addListeners(app: App, world: ListenerWorld): void {
  const { log, isStopping, inFlight, timing } = world;
  // Slack accepts a signature for 5 minutes; unacknowledged envelopes come again within about as long.
  const seen = createSeen(10_000, 15 * 60_000);

  app.command('/mailstats', async ({ command, ack }) => {
    const isNew = seen.isNew(command.trigger_id || command.response_url);
    const turnedAway = isNew && isStopping();
    await acknowledge(() => ack(...(turnedAway ? [privately(restartingMessage(command.text))] : [])), log);
    if (!isNew) return log.info('a command that was delivered again is ignored', { channel: command.channel_id });
    if (!turnedAway) inFlight.run((cut) => answer(command, cut, world));
  });

  app.command(/^\/(?!mailstats$)/, async ({ command, ack }) => {
    await acknowledge(() => ack(privately(unknownCommandMessage(command.command))), log);
  });

  app.error(async ({ error, body }: Unforeseen) => {
    const reference = world.newReference();
    log.error('unforeseen', { reference, error: error.original ?? error });
    const { response_url, text = '' } = body as { response_url?: string; text?: string };
    if (response_url === undefined) return;
    const url = responseUrl(response_url, { life: timing.responseUrl, attempt: timing.attempt });
    await url.post(unforeseenMessage(reference, text)[0], 'asker');
  });
}

/** What Bolt hands to `app.error` (extendedErrorHandler); it wraps what was thrown. */
interface Unforeseen {
  readonly error: Error & { readonly original?: Error | undefined };
  readonly body: object;
}

/** A late ack fails, and the asker has seen a timeout; the answer still reaches them. */
async function acknowledge(ack: () => Promise<void>, log: Log): Promise<void> {
  try {
    await ack();
  } catch (error) {
    log.warn('Slack was not told in time that a command arrived', { error });
  }
}

async function answer(command: SlashCommand, cut: AbortSignal, world: ListenerWorld): Promise<void> {
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
  { bot, timing, log }: ListenerWorld,
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

function privately(drafts: Drafts) {
  return { response_type: 'ephemeral' as const, text: drafts[0].text };
}
