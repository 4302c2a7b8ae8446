import type { Bot, Reply } from '../../bot.ts';
import type { Log } from '../../ports.ts';
import type { Via } from '../../reply.ts';
import { deliver } from './answer.ts';
import { createDelivery, type Delivery, type Origin } from './delivery.ts';
import type { Drafts } from './lines.ts';
import { interruptedMessage, unforeseenMessage } from './messages.ts';
import { createProgressTeller } from './progress.ts';
import { noResponseUrl, type ResponseUrl, responseUrl } from './response-url.ts';
import type { Timing } from './timing.ts';
import type { SlackWeb } from './web.ts';

export interface QuestionWorld {
  readonly bot: Bot;
  readonly web: SlackWeb;
  readonly log: Log;
  readonly timing: Timing;
  readonly newReference: () => string;
  /** After somebody was answered about digests, which may have changed. Never rejects. */
  readonly onDigestTalk?: (user: string) => Promise<void>;
}

/** Words that were typed, or said by a click. */
export interface Question extends Origin {
  readonly text: string;
  readonly userName: string | undefined;
  /** Absent where Slack gives none, as after a click in Home. */
  readonly responseUrl?: string | undefined;
  readonly via: Via;
  /** Aborted when the asker wants something else instead: nobody waits for this any more. */
  readonly dropped?: AbortSignal;
}

/** Sends what the bot said where it belongs. */
export type Show = (reply: Reply, to: Delivery) => Promise<void>;

/** Uses of a response_url that are kept for the answer. */
const usesForTheAnswer = 3;

/**
 * Asks the bot and sends what it says, or that there was no time left when `cut` says so. `show`: default as `deliver`.
 * Never rejects.
 */
export async function answerQuestion(
  question: Question,
  cut: AbortSignal,
  world: QuestionWorld,
  show: Show = (reply, to) => deliver(reply, question.text, { id: question.user, name: question.userName }, to),
): Promise<void> {
  const { log, newReference } = world;
  const { text, user, channel } = question;
  const origin = { user, channel };
  const url = urlOf(question, world);
  const delivery = createDelivery(origin, url, world);
  const began = Date.now();
  try {
    const reply = await ask(question, cut, url, world);
    if (reply === 'cut') await delivery.toAsker(interruptedMessage(text));
    else if (reply !== 'dropped') await show(reply, delivery);
    const kind = reply === 'cut' || reply === 'dropped' ? reply : reply.kind;
    const shown = typeof reply === 'string' ? {} : { rows: rowsIn(reply) };
    log.info('answered', {
      ...origin,
      via: question.via,
      asked: text.slice(0, longestAsked),
      kind,
      ...shown,
      ms: Date.now() - began,
    });
    // After a click in Home it is drawn again in any case.
    if (kind === 'digest' && question.via !== 'home') await world.onDigestTalk?.(user);
  } catch (error) {
    const reference = newReference();
    log.error('unforeseen', { reference, error, ...origin });
    await tellUnforeseen(delivery, reference, text, log);
  }
}

/** Who asked what where is on record; how much was shown, and never what. */
const longestAsked = 1_000;

function rowsIn(reply: Reply): number {
  const shown = reply.kind === 'digest-preview' ? reply.preview : reply;
  if (shown.kind !== 'report') return 0;
  const { current, previous } = shown.report;
  return [current, ...(previous === undefined ? [] : [previous])].reduce(
    (sum, { groups, days }) => sum + groups.length + days.length,
    0,
  );
}

/** A word to the asker without asking the bot. Never rejects. */
export async function tellAsker(question: Question, drafts: Drafts, world: QuestionWorld): Promise<void> {
  await createDelivery(question, urlOf(question, world), world).toAsker(drafts);
}

function urlOf(question: Question, { timing }: QuestionWorld): ResponseUrl {
  if (question.responseUrl === undefined) return noResponseUrl;
  return responseUrl(question.responseUrl, { life: timing.responseUrl, attempt: timing.attempt });
}

async function ask(
  { text, user, channel, via, dropped }: Question,
  cut: AbortSignal,
  url: ResponseUrl,
  { bot, timing, log }: QuestionWorld,
): Promise<Reply | 'cut' | 'dropped'> {
  const teller = createProgressTeller((drafts) => tellProgress(drafts, url, log), timing);
  const signal = dropped === undefined ? cut : AbortSignal.any([cut, dropped]);
  try {
    const asked = bot.ask(text, {
      user,
      channel,
      via,
      priority: 'person',
      signal,
      onProgress: teller.note,
    });
    const reply = await Promise.race([asked, aborted(signal)]);
    if (dropped?.aborted) return 'dropped';
    // A question that was given up because of the shutdown is told as such; what was done is told as done.
    const isGivenUp = cut.aborted && reply !== 'cut' && ['failed', 'unforeseen'].includes(reply.kind);
    return isGivenUp ? 'cut' : reply;
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
