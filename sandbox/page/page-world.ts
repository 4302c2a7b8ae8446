import { createSlackApp } from '../../src/adapters/slack/app.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { composeWorks, type Works } from '../../src/compose-works.ts';
import { loadBotSettings } from '../../src/config.ts';
import type { Digest } from '../../src/digests/digest.ts';
import type { Log } from '../../src/ports.ts';
import { startBrightcart } from '../demo/direct-mail.ts';
import { openPassingFolder } from '../demo/passing-folder.ts';
import type { Account } from '../direct-mail/account.ts';
import { worldFromManifest } from '../slack/manifest.ts';
import { type PretendSlack, startSlack } from '../slack/start-slack.ts';
import { administrators, conversations, people, users } from './brightcart.ts';
import { manifestText } from './manifest.ts';
import type { WorldClock } from './world-clock.ts';

/** The real bot between a pretend Slack and a pretend Direct Mail, all with one clock. */
export interface PageWorld {
  readonly slack: PretendSlack;
  readonly clock: WorldClock;
  /** IANA; of reports, and of digests that do not say another. */
  readonly zone: string;
  readonly account: Account;
  readonly conductor: Works['conductor'];
  readonly digests: () => Promise<readonly Digest[]>;
  close(): Promise<void>;
}

/** Digests are looked at so often: whoever moves the clock does not want to wait. */
const tickPattern = '*/5 * * * * *';
const drainMs = 2_000;

/** Starts everything; nothing of it is outside this machine, nor stays after `close`. */
export async function openPageWorld(clock: WorldClock, log: Log): Promise<PageWorld> {
  const folder = openPassingFolder();
  const database = `file:${folder.path}/mailstats.db`;
  const [mail, slack] = await Promise.all([startBrightcart(clock.now), startSlackOf(clock)]);
  const { botToken, appToken } = slack.options;
  const loaded = loadBotSettings({
    ...mail.settings,
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: database,
    MAILSTATS_ADMINS: administrators.join(','),
  });
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  const { settings } = loaded;
  const works = await composeWorks(settings, { clock: clock.now, log, tickPattern });
  const app = createSlackApp({ botToken, appToken, slackApiUrl: slack.apiUrl, host: '127.0.0.1' }, works.bot, {
    log,
    onChannelChanged: works.conductor.channelChanged,
    seen: works.seen,
  });
  const started = await app.start();
  if (!started.ok) throw new Error(started.problem.sentence);
  works.start();
  // The page only reads what the bot keeps.
  const store = await openStore(database, { log, visiting: true });
  return {
    slack,
    clock,
    zone: settings.MAILSTATS_TIMEZONE,
    account: mail.server.account,
    conductor: works.conductor,
    digests: () => store.digests.list(),
    async close() {
      await Promise.all([app.stop(drainMs), works.stop(drainMs)]);
      await Promise.all([works.close(), store.close(), slack.close(), mail.server.close()]);
      folder.remove();
    },
  };
}

function startSlackOf(clock: WorldClock): Promise<PretendSlack> {
  return startSlack({
    ...worldFromManifest(manifestText),
    clock: () => clock.now().getTime(),
    users: users.map(({ id }) => id),
    people,
    conversations,
  });
}
