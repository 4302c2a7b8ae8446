import type { DigestCommand } from '../../commands/digest/command.ts';
import { editDigest } from '../../commands/digest/edit.ts';
import { parseDigest } from '../../commands/digest/parse.ts';
import type { Parsed } from '../../commands/parse.ts';
import { waysOut } from '../../commands/ways-out.ts';
import type { Digest } from '../digest.ts';
import { formatSchedule } from '../say-schedule.ts';
import { instantOf } from '../wall-clock.ts';
import { tellEdited } from '../wording/confirm.ts';
import { checkNames } from './check-names.ts';
import { firstQuestion } from './first-question.ts';
import { type Hearing, type Obeyed, refuse, toChannel } from './hearing.ts';
import { whereOf } from './place.ts';

type EditCommand = Extract<DigestCommand, { kind: 'edit' }>;

const onTop = 'Somebody else changed it at the same moment: this is how it is with both changes.';

export async function edit(before: Digest, command: EditCommand, hearing: Hearing): Promise<Obeyed> {
  const { world, now } = hearing;
  const edited = editDigest(before, command.change, now, world.weekStartsOn);
  if (!edited.ok) return refuse(hearing, 'conflict', edited.message);
  const digest = edited.digest.zone === before.zone ? edited.digest : await afterLast(edited.digest, hearing);
  const asked = firstQuestion(digest, hearing);
  const isRenamedOnly = Object.keys(command.change).every((what) => what === 'newName');
  if (asked.kind === 'problems' && !isRenamedOnly) return refuseQuestion(asked, digest, before.name, hearing);
  const request = asked.kind === 'report' ? asked.request : null;
  // Names that were there before are not asked about again.
  const isNew = request !== null && command.change.report !== undefined;
  const names = isNew ? await checkNames(request, digest.channel, command, hearing) : null;
  if (names?.kind === 'refused') return names.reply;
  if ((await world.store.digests.update(digest)) !== 'updated') return 'again';
  const notes = [...command.notes, ...edited.notes, ...(names?.notes ?? []), ...(hearing.isAgain ? [onTop] : [])];
  const where = await whereOf(digest, hearing);
  return toChannel(tellEdited(digest, before.name, names?.request ?? request, notes, now, where));
}

/** A slot is a local time: one that was dealt with in a zone further east does not come again. */
async function afterLast(digest: Digest, { world }: Hearing): Promise<Digest> {
  const [last] = await world.store.ledger.recent(digest.id, 1);
  const again = last === undefined ? digest.activeSince : instantOf(last.slot, digest.zone);
  return again > digest.activeSince ? { ...digest, activeSince: again } : digest;
}

/** With its new time it would ask for days that cannot be had. Problems point into the report's words, not into the command. */
function refuseQuestion(
  asked: Extract<Parsed, { kind: 'problems' }>,
  digest: Digest,
  name: string,
  { text, days }: Hearing,
): Obeyed {
  const when = `${formatSchedule(digest.schedule)} in ${digest.zone}`;
  const corrected = waysOut(asked)
    .map((report) => `digest edit ${name} ${when}: ${report}`)
    .filter((command) => parseDigest(command, days).kind === 'command');
  const problems = asked.problems.map(({ span, ...problem }) => problem);
  return { kind: 'problems', text, problems, corrected };
}
