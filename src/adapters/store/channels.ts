import type { ChannelSettings, ChannelStore } from '../../ports.ts';
import type { Database } from './database.ts';
import { StoreProblem } from './problem.ts';
import { allowListSchema } from './stored-values.ts';
import type { ChannelTable } from './tables.ts';

export function createChannelStore({ db }: Database): ChannelStore {
  return {
    async get(channel) {
      const row = await db.selectFrom('channels').selectAll().where('channel', '=', channel).executeTakeFirst();
      return row === undefined ? null : settingsOf(row);
    },
    async put(change) {
      const row = channelRow({ sender: null, allowed: null, ...change });
      const { sender, allowed, changed_by, changed_at } = row;
      const changed = {
        ...(change.sender === undefined ? {} : { sender }),
        ...(change.allowed === undefined ? {} : { allowed }),
        changed_by,
        changed_at,
      };
      await db
        .insertInto('channels')
        .values(row)
        .onConflict((conflict) => conflict.column('channel').doUpdateSet(changed))
        .execute();
    },
  };
}

export function channelRow({ channel, sender, allowed, changedBy, changedAt }: ChannelSettings): ChannelTable {
  return {
    channel,
    sender,
    allowed: allowed === null ? null : JSON.stringify(allowed),
    changed_by: changedBy,
    changed_at: changedAt.getTime(),
  };
}

/** Throws `StoreProblem` when the row holds what no version of mailstats wrote: a list that cannot be read is not "everything". */
export function settingsOf({ channel, sender, allowed, changed_by, changed_at }: ChannelTable): ChannelSettings {
  return {
    channel,
    sender,
    allowed: allowed === null ? null : readAllowed(channel, allowed),
    changedBy: changed_by,
    changedAt: new Date(changed_at),
  };
}

function readAllowed(channel: string, text: string): ChannelSettings['allowed'] {
  try {
    return allowListSchema.parse(JSON.parse(text));
  } catch (cause) {
    const sentence = `What may be seen in the channel ${channel} cannot be read. Restore the store from a backup.`;
    const problem = new StoreProblem('unreadable', sentence);
    problem.cause = cause;
    throw problem;
  }
}
