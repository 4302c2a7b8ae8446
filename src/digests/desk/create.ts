import type { DigestCommand } from '../../commands/digest/command.ts';
import { beginDigest } from '../change.ts';
import type { Digest } from '../digest.ts';
import { formatSchedule } from '../say-schedule.ts';
import { tellCreated } from '../wording/confirm.ts';
import { checkNames } from './check-names.ts';
import { firstQuestion } from './first-question.ts';
import { type Hearing, type Obeyed, toChannel } from './hearing.ts';

/** It is created also where it cannot be posted yet, or its names cannot be checked: both are said. */
export async function create(command: Extract<DigestCommand, { kind: 'create' }>, hearing: Hearing): Promise<Obeyed> {
  const { world, asker, now } = hearing;
  const { name, schedule, zone, report } = command;
  const { channel, user: owner } = asker;
  const digest = beginDigest({ id: world.newId(), name, channel, owner, words: report.words, schedule, zone }, now);
  const asked = firstQuestion(digest, hearing);
  const names = await checkNames(asked.kind === 'report' ? asked.request : report.request, channel, command, hearing);
  if (names.kind === 'refused') return names.reply;
  // Taken meanwhile: read again, a suggested name becomes the next free one, and one that was said is refused.
  if (!(await world.store.digests.create(digest))) return 'again';
  const reach = await world.poster?.reach(channel);
  const closed = reach?.kind === 'closed' ? reach.code : null;
  const notes = [...command.notes, ...names.notes, ...twinNotes(digest, hearing)];
  return toChannel(tellCreated(digest, names.request, notes, now, closed));
}

/** Nobody minds two digests alike, but few mean to have them. */
function twinNotes(digest: Digest, { digests }: Hearing): readonly string[] {
  const posts = ({ channel, schedule, zone, words }: Digest) =>
    [channel, formatSchedule(schedule), zone, words.trim()].join('\n');
  const twin = digests.find((other) => other.pause === null && posts(other) === posts(digest));
  return twin === undefined ? [] : [`${twin.name} already posts the same report here at the same time.`];
}
