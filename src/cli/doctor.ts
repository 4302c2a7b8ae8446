import { inkFor } from '../adapters/terminal/ink.ts';
import { composeBot, composeDirectMail } from '../compose.ts';
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

  const { source, probe } = composeDirectMail(settings, io.log);
  const bot = composeBot(settings, io.now, io.log, { source });
  const now = io.now();
  const createTime = settings.DIRECT_MAIL_CREATE_TIME;
  const seen = new Set<Standing>();
  for await (const finding of examine({ probe, bot, now, createTime, slackApiUrl: settings.SLACK_API_URL })) {
    tell(finding, io);
    seen.add(finding.standing);
  }
  io.out(`\n${conclusion(seen)}\n`);
  return seen.has('wrong') ? 3 : 0;
}

function conclusion(seen: ReadonlySet<Standing>): string {
  if (seen.has('wrong')) return 'Something needs mending: see "wrong" above.';
  return seen.has('look')
    ? 'Reports work; see "look" above for what may be missing.'
    : 'All that reports need is there.';
}

/** Calls of an examination, roughly. */
const calls = 40;

function settingsFindings(settings: AskingSettings): readonly Finding[] {
  const where =
    settings.DIRECT_MAIL_ENDPOINT === undefined ? `region ${settings.DIRECT_MAIL_REGION}` : 'an endpoint of its own';
  const keys =
    settings.ALIBABA_CLOUD_ACCESS_KEY_ID === undefined
      ? "No access key is set: the SDK's default credential chain is used."
      : 'An access key is set.';
  const slack = loadBotSettings();
  const perMinute = settings.DIRECT_MAIL_CALLS_PER_MINUTE;
  const takes =
    perMinute < calls
      ? ` About ${calls} calls are made now, so this takes ${Math.ceil(calls / perMinute)} minutes.`
      : '';
  return [
    {
      standing: 'ok',
      about: 'settings',
      sentence: `Direct Mail at ${where}, ${perMinute} calls a minute, days in ${settings.MAILSTATS_TIMEZONE}.${takes}`,
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
