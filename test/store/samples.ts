import type { Digest } from '../../src/digests/digest.ts';

/** Minutes after a quiet moment. */
export const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 1, 0) + minutes * 60_000);

export function digest(id: string, changes: Partial<Digest> = {}): Digest {
  return {
    id,
    name: id,
    channel: 'C0MAIL',
    owner: 'U0OWNER',
    words: 'last week by esp vs previous',
    schedule: { kind: 'weekly', weekdays: [1], time: '09:00', every: 1, anchor: '2026-11-23' },
    zone: 'Asia/Shanghai',
    pause: null,
    createdAt: at(0),
    activeSince: at(0),
    version: 1,
    ...changes,
  };
}

export const slot = (digestId: string, local = '2026-11-23T09:00', minutes = 0) => ({
  digestId,
  slot: local,
  dueAt: at(minutes),
});

/** What a store may want to log; these tests want it to want nothing. */
export const silent = {
  warn(message: string) {
    throw new Error(`logged: ${message}`);
  },
};
