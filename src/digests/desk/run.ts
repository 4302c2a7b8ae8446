import { parseDigest } from '../../commands/digest/parse.ts';
import type { Problem } from '../../problem.ts';
import type { Reply, Reported } from '../../reply.ts';
import type { Digest } from '../digest.ts';
import { localAt } from '../wall-clock.ts';
import { tellNotPosted, tellPosted, tellPreview } from '../wording/runs.ts';
import { type Hearing, refuse, toAsker } from './hearing.ts';
import { whereOf } from './place.ts';

/** What it would post now, for the asker alone. */
export async function preview(digest: Digest, notes: readonly string[], hearing: Hearing): Promise<Reply> {
  const reported = await reportNow(digest, hearing);
  if (reported.kind !== 'report') return explained(reported, digest, hearing);
  const canPost = hearing.world.poster !== null;
  const message = tellPreview(digest, notes, await whereOf(digest, hearing), canPost);
  return { kind: 'digest-preview', message, preview: reported };
}

/** Posts it to its own channel, once, outside its schedule: no slot is touched. */
export async function post(digest: Digest, notes: readonly string[], hearing: Hearing): Promise<Reply> {
  const { poster } = hearing.world;
  if (poster === null) {
    const message = 'Nothing can be posted from here: posting needs the bot, and so SLACK_BOT_TOKEN.';
    return refuse(hearing, 'conflict', message, [`digest run ${digest.name}`]);
  }
  const reported = await reportNow(digest, hearing);
  if (reported.kind !== 'report') return explained(reported, digest, hearing);
  const { report, words, request, onward } = reported;
  const wanted = { digest, slot: null, report, words, onward, csv: request.csv, notes: [] };
  const outcome = await poster.post(wanted);
  if (outcome.ok && wanted.csv) await poster.attach(wanted, outcome.messageTs);
  const where = await whereOf(digest, hearing);
  return toAsker(outcome.ok ? tellPosted(digest, notes, where) : tellNotPosted(digest, outcome.failure, where));
}

function reportNow(digest: Digest, { world, now, asker }: Hearing): Promise<Reported> {
  return world.report(digest, { local: localAt(digest.zone, now), at: now }, asker);
}

/** Its words worked once. The problems point into them, not into what was typed. */
function explained(reported: Exclude<Reported, { kind: 'report' }>, digest: Digest, hearing: Hearing): Reply {
  if (reported.kind === 'failed') return reported;
  const { name, words } = digest;
  const first: Problem = { code: 'bad-value', message: `The report of "${name}" cannot be made any more: ${words}` };
  const corrected = reported.corrected
    .map((report) => `digest edit ${name}: ${report}`)
    .filter((command) => parseDigest(command, hearing.days).kind === 'command');
  const problems = [first, ...reported.problems.map(({ span, ...problem }) => problem)];
  return { kind: 'problems', text: hearing.text, problems, corrected };
}
