import type { Digest } from '../digest.ts';
import { tellDeleted, tellRestored } from '../wording/confirm.ts';
import { type Hearing, type Obeyed, refuse, toChannel } from './hearing.ts';
import { whereOf } from './place.ts';

export async function remove(digest: Digest, notes: readonly string[], hearing: Hearing): Promise<Obeyed> {
  if (!(await hearing.world.store.digests.remove(digest.id, hearing.now))) return 'again';
  return toChannel(tellDeleted(digest, notes, await whereOf(digest, hearing)));
}

/** As it was, a pause included. `name`: `null` for the one deleted last in this channel. */
export async function restore(name: string | null, hearing: Hearing): Promise<Obeyed> {
  const { world, asker, now, days } = hearing;
  const removed = await world.store.digests.lastRemoved(name === null ? { channel: asker.channel } : { name });
  if (removed === null || !(await world.sight(asker))(removed)) return nothingRemoved(name, hearing);
  if (days.taken.some((one) => isSame(one, removed.name))) return nameTaken(removed.name, hearing);
  if ((await world.store.digests.restore(removed.id, now)) !== 'restored') return 'again';
  const digest = await world.store.digests.get(removed.id);
  return digest === null ? 'again' : toChannel(tellRestored(digest, now, await whereOf(digest, hearing)));
}

function nothingRemoved(name: string | null, hearing: Hearing): Obeyed {
  if (name === null) {
    const message =
      'No digest of this channel was deleted. One of another channel comes back with "digest restore" and its name.';
    return refuse(hearing, 'missing-value', message);
  }
  const living = hearing.digests.find((one) => isSame(one.name, name));
  if (living === undefined) return refuse(hearing, 'unknown-value', `No digest "${name}" was deleted.`);
  return refuse(hearing, 'conflict', `"${living.name}" is not deleted.`, [`digest show ${living.name}`]);
}

/** A deletion may be undone twice, or a newer digest have the name. */
function nameTaken(name: string, hearing: Hearing): Obeyed {
  const message = `There is a digest "${name}" that is not deleted. To bring back an older one of that name, give this one another name first.`;
  return refuse(hearing, 'conflict', message, [`digest show ${name}`]);
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
