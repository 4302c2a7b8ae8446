import type { webApi } from '@slack/bolt';
import type { DigestPost, Poster } from '../../digests/poster.ts';
import type { DigestMessage } from '../../digests/wording/message.ts';
import type { Log } from '../../ports.ts';
import { csvFile } from './csv-file.ts';
import { digestDrafts } from './digest-message.ts';
import { createLook, type LookTiming } from './history.ts';
import { createPace, type Pace, type PostRates, slackRates } from './pace.ts';
import { type PostTiming, postOnce } from './post-once.ts';
import { isTooMany } from './posted.ts';
import { reach, tokenWorks } from './reach.ts';
import { sendBest } from './send-best.ts';
import { defaultTiming } from './timing.ts';
import { type SlackWeb, slackWeb } from './web.ts';

/** `attempt` is that of the client. */
export type PosterTiming = PostTiming & LookTiming;

export interface PosterWorld {
  /** Must make one attempt a call (`slackClient`). */
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly timing?: Partial<PosterTiming>;
  readonly rates?: Partial<PostRates>;
}

/** Says to `pace` what becomes of it. */
function pacedPost(web: SlackWeb, pace: Pace): SlackWeb['postMessage'] {
  return async (channel, message, metadata) => {
    pace.begun(channel);
    const posted = await web.postMessage(channel, message, metadata);
    if (isTooMany(posted)) pace.refused(channel, posted.retryAfter ?? 0);
    return posted;
  };
}

const posterTiming: PosterTiming = { ...defaultTiming, posting: 30_000, looking: 60_000 };

/** Digests in Slack. Nothing is asked before it is needed. */
export function createSlackPoster({ client, log, timing: changes, rates }: PosterWorld): Poster {
  const timing = { ...posterTiming, ...changes };
  const web = slackWeb(client);
  const pace = createPace({ ...slackRates, ...rates });
  const postInPace = pacedPost(web, pace);

  async function attach({ digest, report, words }: DigestPost, messageTs: string): Promise<void> {
    const shared = await web.upload(csvFile(report, words), digest.channel, messageTs);
    if (shared.ok) return;
    log.warn('the CSV file of a digest was not sent', { digest: digest.name, error: shared.error });
    const command = { code: `digest run ${digest.name}` };
    await tell(digest.owner, {
      lines: [
        [{ bold: digest.name }, ' was posted, but Slack did not take its CSV file. The figures again: ', command, '.'],
      ],
      actions: [],
    });
  }

  async function tell(user: string, message: DigestMessage): Promise<boolean> {
    let channel: string | null = null;
    const told = await sendBest(
      digestDrafts(message),
      {
        usesLeft: () => Number.POSITIVE_INFINITY,
        // Told twice is better than not at all.
        repeatAfter: ['again', 'trouble', 'unsure'],
        async post(draft) {
          const direct = channel === null ? await web.openDirect(user) : { ok: true as const, channel };
          if (!direct.ok) return direct;
          channel = direct.channel;
          await pace.turn(channel);
          return postInPace(channel, draft);
        },
      },
      timing,
    );
    if (!told.ok) log.warn('the owner of a digest was not told', { user, error: told.error });
    return told.ok;
  }

  return {
    turn: pace.turn,
    post: (post) => postOnce(post, { post: postInPace, timing }),
    attach,
    look: createLook(client, timing),
    tell,
    reach: (channel) => reach(client, channel),
    tokenWorks: () => tokenWorks(client),
  };
}
