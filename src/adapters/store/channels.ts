import type { ChannelSettings, ChannelStore } from '../../ports.ts';
import type { Database } from './database.ts';
import type { ChannelTable } from './tables.ts';

export function createChannelStore({ db }: Database): ChannelStore {
  return {
    async get(channel) {
      const row = await db.selectFrom('channels').selectAll().where('channel', '=', channel).executeTakeFirst();
      return row === undefined ? null : settingsOf(row);
    },
    async put(settings) {
      const { channel, ...rest } = channelRow(settings);
      await db
        .insertInto('channels')
        .values({ channel, ...rest })
        .onConflict((conflict) => conflict.column('channel').doUpdateSet(rest))
        .execute();
    },
  };
}

export function channelRow({ channel, sender, changedBy, changedAt }: ChannelSettings): ChannelTable {
  return { channel, sender, changed_by: changedBy, changed_at: changedAt.getTime() };
}

export function settingsOf({ channel, sender, changed_by, changed_at }: ChannelTable): ChannelSettings {
  return { channel, sender, changedBy: changed_by, changedAt: new Date(changed_at) };
}
