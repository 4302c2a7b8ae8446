import { resumeDigest } from '../change.ts';
import type { Digest } from '../digest.ts';
import { nextPosting } from '../due.ts';
import { classOf } from '../slack-codes.ts';
import { tellGoesOn } from '../wording/notices.ts';
import type { Stage } from './stage.ts';

/**
 * Causes whose end shows without posting: in what Slack tells of the channel, or in whether it takes the token. A digest
 * with another cause would go on and be paused again at each of its slots, and its owner be told so every time.
 */
const visible = [
  ...['is_archived', 'channel_not_found', 'not_in_channel'],
  ...['account_inactive', 'token_revoked', 'token_expired', 'invalid_auth', 'not_authed', 'org_login_required'],
  ...['ekm_access_denied', 'team_access_not_granted', 'two_factor_setup_required', 'enterprise_is_restricted'],
  'team_not_found',
];

/** Those that Slack paused and whose cause has gone go on, and their owners are told: in Slack's pace, which holds none of them up. */
export async function reviewPaused(digests: readonly Digest[], stage: Stage): Promise<void> {
  const paused = digests.flatMap((digest) =>
    digest.pause?.by === 'channel' && visible.includes(digest.pause.code) ? [{ digest, code: digest.pause.code }] : [],
  );
  const asked = new Map<string, Promise<boolean>>();
  const gone: GoesOn[] = [];
  for (const { digest, code } of paused) {
    if (stage.stopping.aborted) break;
    const ofWorkspace = classOf(code) === 'workspace';
    const key = ofWorkspace ? 'workspace' : digest.channel;
    const isGone = asked.get(key) ?? (ofWorkspace ? tokenWorks(stage) : isOpen(digest.channel, stage));
    asked.set(key, isGone);
    if (await isGone) gone.push(await goOn(digest, stage));
  }
  await Promise.all(gone.map(({ told }) => told));
}

/** Something changed about a channel: whatever its digests were paused for, they are tried again if it is open. */
export async function reviewChannel(channel: string, stage: Stage): Promise<void> {
  const digests = await stage.store.digests.list({ channel });
  const paused = digests.filter(({ pause }) => pause?.by === 'channel' && classOf(pause.code) !== 'workspace');
  if (paused.length === 0 || !(await isOpen(channel, stage))) return;
  const gone: GoesOn[] = [];
  for (const digest of paused) gone.push(await goOn(digest, stage));
  await Promise.all(gone.map(({ told }) => told));
}

interface GoesOn {
  /** Its owner is told, or cannot be. Never rejects. */
  readonly told: Promise<void>;
}

/** Only whoever ends the pause tells so; the next slot is posted, those in between are not made up for. */
async function goOn(digest: Digest, stage: Stage): Promise<GoesOn> {
  const { store, clock } = stage;
  for (
    let latest: Digest | null = digest;
    latest?.pause?.by === 'channel';
    latest = await store.digests.get(digest.id)
  ) {
    const now = clock();
    const resumed = resumeDigest(latest, now);
    if ((await store.digests.update(resumed)) === 'updated') {
      return { told: tell(resumed, now, latest.pause.code, stage) };
    }
  }
  return { told: Promise.resolve() };
}

async function tell(resumed: Digest, now: Date, after: string, { poster, log }: Stage): Promise<void> {
  const told = await poster.tell(resumed.owner, tellGoesOn(resumed, nextPosting(resumed, now)?.local ?? null));
  log.info('digest goes on', { digest: resumed.name, after, told });
}

const tokenWorks = async ({ poster }: Stage) => (await poster.tokenWorks()) === true;
const isOpen = async (channel: string, { poster }: Stage) => (await poster.reach(channel)).kind === 'open';
