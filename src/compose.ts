import { randomBytes, randomUUID } from 'node:crypto';
import { createDirectMail, type DirectMail } from './adapters/direct-mail/source.ts';
import { type Bot, type BotWorld, createBot } from './bot.ts';
import type { AskingSettings } from './config.ts';
import type { BudgetStore, Clock, Log } from './ports.ts';

/**
 * Direct Mail as the settings describe it; with a shared budget, calls are counted with those of other processes.
 * Constructing it asks nothing.
 */
export function composeDirectMail(settings: AskingSettings, log: Log, sharedBudget?: BudgetStore): DirectMail {
  return createDirectMail({
    accessKeyId: settings.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: settings.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    securityToken: settings.ALIBABA_CLOUD_SECURITY_TOKEN,
    region: settings.DIRECT_MAIL_REGION,
    endpoint: settings.DIRECT_MAIL_ENDPOINT,
    callsPerMinute: settings.DIRECT_MAIL_CALLS_PER_MINUTE,
    createTime: settings.DIRECT_MAIL_CREATE_TIME,
    log,
    ...(sharedBudget === undefined ? {} : { sharedBudget }),
  });
}

type Parts = Partial<Pick<BotWorld, 'source' | 'sourceSince' | 'digests'>>;

/** The bot over Direct Mail, as the command line, Slack and the demo all use it. */
export function composeBot(settings: AskingSettings, clock: Clock, log: Log, parts: Parts = {}): Bot {
  return createBot({
    ...parts,
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

/** Of a digest; never shown. */
export const newDigestId = (): string => randomUUID();

/** Runs something later, whatever the clock shows; returns what calls it off. */
export function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
