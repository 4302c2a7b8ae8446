import { startSlack } from '../../sandbox/slack/start-slack.ts';
import type { WorldOptions } from '../../sandbox/slack/world.ts';
import { slackClient } from '../../src/adapters/slack/client.ts';
import { createSlackPoster, type PosterWorld } from '../../src/adapters/slack/poster.ts';
import { defaultTiming } from '../../src/adapters/slack/timing.ts';
import type { Digest } from '../../src/digests/digest.ts';
import type { DigestPost } from '../../src/digests/poster.ts';
import { weekly } from '../digests/digests.ts';
import { aReport, onwardOf } from './a-report.ts';
import { recorder } from './running.ts';

export const slot = '2026-11-23T09:00';

/** Due in C1MAIL, owned by Maria. */
export const digest: Digest = { ...weekly, channel: 'C1MAIL', owner: 'U1MARIA' };

export function aPost(changes: Partial<DigestPost> = {}): DigestPost {
  const asked = { report: aReport(), words: 'last week by esp vs previous', onward: onwardOf(), csv: false };
  return { digest, slot, ...asked, notes: [], ...changes };
}

interface Options extends Pick<PosterWorld, 'timing' | 'rates'> {
  readonly world?: WorldOptions;
}

/** A pretend Slack and what posts digests to it, over HTTP. */
export async function startPosting({ world, timing, rates }: Options = {}) {
  const slack = await startSlack(world);
  const { log, lines } = recorder();
  const quick = { ...defaultTiming, attempt: 2_000, again: [10, 20], ...timing };
  const { botToken } = slack.options;
  const client = slackClient({ botToken, slackApiUrl: slack.apiUrl }, log, quick);
  const poster = createSlackPoster({ client, log, timing: quick, ...(rates === undefined ? {} : { rates }) });
  const calls = (method: string) => slack.calls.filter((call) => call.method === method);
  return { slack, poster, log: lines, calls, [Symbol.asyncDispose]: () => slack.close() };
}
