import { afterEach } from 'vitest';
import { type PretendDirectMail, type PretendOptions, startDirectMail } from '../../sandbox/direct-mail/server.ts';

/** A Wednesday, 14:30 in China. */
export const wednesday = new Date('2026-11-18T06:30:00Z');
export const lastWeek = { from: '2026-11-11', to: '2026-11-17' };

const running: PretendDirectMail[] = [];

/** Starts a pretend Direct Mail on that Wednesday without limits, and closes it after the test. */
export async function pretendDirectMail(options: PretendOptions = {}): Promise<PretendDirectMail> {
  const pretend = await startDirectMail({ now: () => wednesday, callsPerMinute: null, ...options });
  running.push(pretend);
  return pretend;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((pretend) => pretend.close()));
});
