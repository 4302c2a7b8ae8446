import { randomBytes, randomUUID } from 'node:crypto';
import { createDirectMail, type DirectMail, type DirectMailSettings } from './adapters/direct-mail/source.ts';
import { StoreProblem } from './adapters/store/problem.ts';
import { type Bot, type BotWorld, createBot } from './bot.ts';
import type { AskingSettings, DeskSettings, StoreSettings } from './config.ts';
import type { Poster } from './digests/poster.ts';
import type { AllowList, Clock, Log, Store } from './ports.ts';

/**
 * Direct Mail as the settings describe it; with a shared budget, calls are counted with those of other processes.
 * Constructing it asks nothing.
 */
export function composeDirectMail(
  settings: AskingSettings,
  log: Log,
  more: Pick<DirectMailSettings, 'sharedBudget' | 'timing'> = {},
): DirectMail {
  return createDirectMail({
    accessKeyId: settings.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: settings.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    securityToken: settings.ALIBABA_CLOUD_SECURITY_TOKEN,
    region: settings.DIRECT_MAIL_REGION,
    endpoint: settings.DIRECT_MAIL_ENDPOINT,
    callsPerMinute: settings.DIRECT_MAIL_CALLS_PER_MINUTE,
    createTime: settings.DIRECT_MAIL_CREATE_TIME,
    log,
    ...more,
  });
}

/** Direct Mail beside a store: replicas share a budget, a bot with a store in a file counts by itself. */
export function composeDirectMailBeside(
  store: Store,
  settings: AskingSettings & Pick<StoreSettings, 'DATABASE_URL'>,
  log: Log,
  more: Pick<DirectMailSettings, 'timing'> = {},
): DirectMail {
  const isShared = !settings.DATABASE_URL.startsWith('file:');
  return composeDirectMail(settings, log, { ...more, ...(isShared ? { sharedBudget: store.budget } : {}) });
}

interface Parts extends Partial<Pick<BotWorld, 'source' | 'sourceSince' | 'access' | 'home' | 'allowed'>> {
  /** Without them nothing can be said about digests. */
  readonly digests?: { readonly store: Store; readonly poster: Poster | null };
}

/** The bot over Direct Mail, as the command line, Slack and the demo all use it. */
export function composeBot(settings: AskingSettings, clock: Clock, log: Log, parts: Parts = {}): Bot {
  const { digests, ...rest } = parts;
  return createBot({
    ...rest,
    ...(digests === undefined ? {} : { digests: { ...digests, newId: () => randomUUID(), sentenceOf } }),
    source: parts.source ?? composeDirectMail(settings, log).source,
    clock,
    log,
    zone: settings.MAILSTATS_TIMEZONE,
    weekStartsOn: settings.MAILSTATS_WEEK_STARTS_ON,
    order: settings.MAILSTATS_DATE_ORDER,
    newReference: () => randomBytes(3).toString('hex'),
    after,
  });
}

/** What a store that fails says is for people. */
const sentenceOf = (error: unknown) => (error instanceof StoreProblem ? error.message : null);

/** Runs something later, whatever the clock shows; returns what calls it off. */
export function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

/** What may be seen where a channel has set nothing. */
export function allowedBy(
  settings: Pick<DeskSettings, 'MAILSTATS_ALLOWED_SENDERS' | 'MAILSTATS_ALLOWED_TAGS'>,
): AllowList {
  return { senders: settings.MAILSTATS_ALLOWED_SENDERS, tags: settings.MAILSTATS_ALLOWED_TAGS };
}
