import { randomBytes } from 'node:crypto';
import { createDirectMail, type DirectMail } from './adapters/direct-mail/source.ts';
import { type Bot, createBot } from './bot.ts';
import type { AskingSettings } from './config.ts';
import type { Clock, Log, MailSource } from './ports.ts';

/** Direct Mail as the settings describe it. Constructing it asks nothing. */
export function composeDirectMail(settings: AskingSettings, log: Log): DirectMail {
  return createDirectMail({
    accessKeyId: settings.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: settings.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    securityToken: settings.ALIBABA_CLOUD_SECURITY_TOKEN,
    region: settings.DIRECT_MAIL_REGION,
    endpoint: settings.DIRECT_MAIL_ENDPOINT,
    callsPerMinute: settings.DIRECT_MAIL_CALLS_PER_MINUTE,
    createTime: settings.DIRECT_MAIL_CREATE_TIME,
    log,
  });
}

/** The bot over Direct Mail, as the command line, Slack and the demo all use it. */
export function composeBot(
  settings: AskingSettings,
  clock: Clock,
  log: Log,
  source: MailSource = composeDirectMail(settings, log).source,
): Bot {
  return createBot({
    source,
    clock,
    log,
    zone: settings.MAILSTATS_TIMEZONE,
    weekStartsOn: settings.MAILSTATS_WEEK_STARTS_ON,
    order: settings.MAILSTATS_DATE_ORDER,
    newReference: () => randomBytes(3).toString('hex'),
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
