import type { Digest } from '../../src/digests/digest.ts';

/** Every Monday at 09:00 in Shanghai, since Wednesday 2026-11-18 10:00 there. */
export const weekly: Digest = {
  id: 'd1',
  name: 'weekly-esp',
  channel: 'C1',
  owner: 'U1',
  words: 'last week by esp vs previous',
  schedule: { kind: 'weekly', weekdays: [1], time: '09:00', every: 1, anchor: '2026-11-16' },
  zone: 'Asia/Shanghai',
  pause: null,
  createdAt: new Date('2026-11-18T02:00:00Z'),
  activeSince: new Date('2026-11-18T02:00:00Z'),
  version: 1,
};

export const daily: Digest = {
  ...weekly,
  id: 'd2',
  name: 'daily-esp',
  words: 'yesterday by esp vs previous',
  schedule: { kind: 'weekly', weekdays: [0, 1, 2, 3, 4, 5, 6], time: '08:00', every: 1, anchor: '2026-11-15' },
};
