import { describe, expect, it } from 'vitest';
import type { ChannelSettings, Store } from '../../src/ports.ts';
import { at } from './samples.ts';

export function channelContract(store: () => Store): void {
  describe('what channels set', () => {
    const settings = (changes: Partial<ChannelSettings> = {}): ChannelSettings => ({
      channel: 'C1',
      sender: 'news@example.com',
      allowed: null,
      changedBy: 'U1',
      changedAt: at(1),
      ...changes,
    });

    it('is nothing at first, then what was put last, for each channel by itself', async () => {
      const { channels } = store();
      expect(await channels.get('C1')).toBeNull();
      await channels.put(settings());
      await channels.put(settings({ channel: 'C2', sender: '新闻"\'<!here>@例子.cn' }));
      expect(await channels.get('C1')).toEqual(settings());
      expect(await channels.get('C2')).toEqual(settings({ channel: 'C2', sender: '新闻"\'<!here>@例子.cn' }));
      await channels.put(settings({ sender: null, changedBy: 'U2', changedAt: at(2) }));
      expect(await channels.get('C1')).toEqual(settings({ sender: null, changedBy: 'U2', changedAt: at(2) }));
    });

    it('keeps what a change does not speak of', async () => {
      const { channels } = store();
      const allowed = { senders: ['news@example.com', "o'neil@例子.cn"], tags: ['welcome, "twice"', '<!here>'] };
      const who = { channel: 'C3', changedBy: 'U1', changedAt: at(1) };
      await channels.put({ ...who, allowed });
      expect(await channels.get('C3')).toEqual(settings({ channel: 'C3', sender: null, allowed }));
      await channels.put({ ...who, sender: 'news@example.com', changedBy: 'U2' });
      expect(await channels.get('C3')).toEqual(settings({ channel: 'C3', allowed, changedBy: 'U2' }));
      await channels.put({ ...who, allowed: null });
      expect(await channels.get('C3')).toEqual(settings({ channel: 'C3' }));
    });

    it('is both changes of two who change different things at the same moment', async () => {
      const { channels } = store();
      const who = { channel: 'C4', changedBy: 'U1', changedAt: at(1) };
      const allowed = { senders: ['news@example.com'], tags: [] };
      await Promise.all([channels.put({ ...who, sender: 'a@x.com' }), channels.put({ ...who, allowed })]);
      expect(await channels.get('C4')).toEqual(settings({ channel: 'C4', sender: 'a@x.com', allowed }));
    });

    it('is that of one of those who set it at the same moment', async () => {
      const { channels } = store();
      const senders = ['a@x.com', 'b@x.com', 'c@x.com'];
      await Promise.all(senders.map((sender) => channels.put(settings({ channel: 'C9', sender }))));
      expect(senders).toContain((await channels.get('C9'))?.sender);
    });
  });
}
