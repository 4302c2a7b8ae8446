import { createProbe } from '../adapters/direct-mail/probe.ts';
import { inkFor } from '../adapters/terminal/ink.ts';
import { composeBot } from '../compose.ts';
import { type AskingSettings, loadAskingSettings, loadBotSettings } from '../config.ts';
import { examine } from '../doctor/doctor.ts';
import type { Finding, Standing } from '../doctor/finding.ts';
import type { Io } from './io.ts';

const marks: Record<Standing, readonly [mark: string, ink: 'green' | 'cyan' | 'yellow' | 'red' | 'dim']> = {
  ok: ['ok', 'green'],
  learned: ['known', 'cyan'],
  look: ['look', 'yellow'],
  wrong: ['wrong', 'red'],
  skipped: ['skip', 'dim'],
};

/** `doctor`: settings, credentials, reachability, permissions, and what nobody has documented about the account. */
export async function doctor(args: readonly string[], io: Io): Promise<number> {
  if (args.length > 0) {
    io.err('doctor takes no words.\n');
    return 2;
  }
  const loaded = loadAskingSettings();
  if (!loaded.ok) {
    for (const problem of loaded.problems) tell({ standing: 'wrong', about: 'setting', sentence: problem }, io);
    return 2;
  }
  const { settings } = loaded;
  for (const finding of settingsFindings(settings)) tell(finding, io);

  const probe = createProbe({
    accessKeyId: settings.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: settings.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    securityToken: settings.ALIBABA_CLOUD_SECURITY_TOKEN,
    region: settings.DIRECT_MAIL_REGION,
    endpoint: settings.DIRECT_MAIL_ENDPOINT,
  });
  const bot = composeBot(settings, io.now, io.log);
  const now = io.now();
  const createTime = settings.DIRECT_MAIL_CREATE_TIME;
  let wrong = 0;
  for await (const finding of examine({ probe, bot, now, createTime, slackApiUrl: settings.SLACK_API_URL })) {
    tell(finding, io);
    if (finding.standing === 'wrong') wrong += 1;
  }
  io.out(wrong === 0 ? '\nAll that reports need is there.\n' : '\nSomething needs mending: see "wrong" above.\n');
  return wrong === 0 ? 0 : 3;
}

function settingsFindings(settings: AskingSettings): readonly Finding[] {
  const where =
    settings.DIRECT_MAIL_ENDPOINT === undefined ? `region ${settings.DIRECT_MAIL_REGION}` : 'an endpoint of its own';
  const keys =
    settings.ALIBABA_CLOUD_ACCESS_KEY_ID === undefined
      ? "No access key is set: the SDK's default credential chain is used."
      : 'An access key is set.';
  const slack = loadBotSettings();
  return [
    {
      standing: 'ok',
      about: 'settings',
      sentence: `Direct Mail at ${where}, ${settings.DIRECT_MAIL_CALLS_PER_MINUTE} calls a minute, days in ${settings.MAILSTATS_TIMEZONE}.`,
    },
    { standing: 'ok', about: 'credentials', sentence: keys },
    slack.ok
      ? {
          standing: 'ok',
          about: 'Slack settings',
          sentence: `Complete, for ${slack.settings.SLACK_APP_TOKEN === undefined ? 'HTTP' : 'Socket Mode'}.`,
        }
      : {
          standing: 'look',
          about: 'Slack settings',
          sentence: `The bot cannot start yet. ${slack.problems.join(' ')}`,
        },
  ];
}

function tell({ standing, about, sentence }: Finding, io: Io): void {
  const [mark, ink] = marks[standing];
  io.out(`${inkFor(io.color)[ink](mark.padEnd(6))}${about.padEnd(25)}${sentence}\n`);
}
