import type { Day } from '../../dates/range.ts';
import { sayDay } from '../../dates/say.ts';
import { pauseDigest, resumeDigest } from '../change.ts';
import type { Digest } from '../digest.ts';
import { classOf } from '../slack-codes.ts';
import { tellNotPaused, tellPaused, tellResumed, tellStaysPaused } from '../wording/confirm.ts';
import { isPaused } from '../wording/pauses.ts';
import { type Hearing, type Obeyed, refuse, toAsker, toChannel } from './hearing.ts';
import { whereOf } from './place.ts';

/** `until` was read in the zone of the desk; the pause ends when that day begins in the digest's own. */
export async function pause(
  before: Digest,
  until: Day | null,
  notes: readonly string[],
  hearing: Hearing,
): Promise<Obeyed> {
  const { world, now } = hearing;
  const digest = pauseDigest(before, until);
  if (until !== null && !isPaused(digest, now)) {
    const message = `${sayDay(until)} has begun already in ${digest.zone}: a pause lasts until a day to come.`;
    return refuse(hearing, 'no-such-date', message);
  }
  if ((await world.store.digests.update(digest)) !== 'updated') return 'again';
  return toChannel(tellPaused(digest, notes, now, await whereOf(digest, hearing)));
}

/** One that Slack paused goes on only when Slack lets it. One that is not paused is left alone: its next slot may be due now. */
export async function resume(before: Digest, notes: readonly string[], hearing: Hearing): Promise<Obeyed> {
  const { world, now } = hearing;
  const where = await whereOf(before, hearing);
  if (!isPaused(before, now)) return toAsker(tellNotPaused(before, notes, now, where));
  const refusal = before.pause?.by === 'channel' ? await refusalOf(before.channel, before.pause.code, hearing) : null;
  if (refusal !== null) return toAsker(tellStaysPaused(before, refusal, notes, where));
  const digest = resumeDigest(before, now);
  if ((await world.store.digests.update(digest)) !== 'updated') return 'again';
  return toChannel(tellResumed(digest, notes, now, where));
}

/** Slack's word for why it cannot be posted; `null` when it can, or nobody knows. */
async function refusalOf(channel: string, code: string, { world: { poster } }: Hearing): Promise<string | null> {
  if (poster === null) return null;
  if (classOf(code) === 'workspace' && (await poster.tokenWorks()) === false) return code;
  const reach = await poster.reach(channel);
  return reach.kind === 'closed' ? reach.code : null;
}
