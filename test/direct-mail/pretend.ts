import { afterEach } from 'vitest';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../../sandbox/direct-mail/keys.ts';
import { type PretendDirectMail, type PretendOptions, startDirectMail } from '../../sandbox/direct-mail/server.ts';
import { createDirectMail, type DirectMailSettings } from '../../src/adapters/direct-mail/source.ts';
import type { Answer, AskOptions, Counts, MailSource, TrackRow } from '../../src/ports.ts';
import { rememberingLog } from './quiet.ts';

/** A Wednesday, 14:30 in China. */
const wednesday = new Date('2026-11-18T06:30:00Z');
export const lastWeek = { from: '2026-11-11', to: '2026-11-17' };
export const person: AskOptions = { priority: 'person' };

const running: PretendDirectMail[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((pretend) => pretend.close()));
});

/** Starts a pretend Direct Mail on that Wednesday without limits, and closes it after the test. */
export async function pretendDirectMail(options: PretendOptions = {}): Promise<PretendDirectMail> {
  const pretend = await startDirectMail({ now: () => wednesday, callsPerMinute: null, ...options });
  running.push(pretend);
  return pretend;
}

/** The real adapter over a pretend Direct Mail: as it is but for its patience. */
export function sourceOf(
  pretend: PretendDirectMail,
  settings: Partial<DirectMailSettings> = {},
): MailSource & { readonly lines: readonly string[] } {
  const log = rememberingLog();
  const { source } = createDirectMail({
    accessKeyId: pretendAccessKeyId,
    accessKeySecret: pretendAccessKeySecret,
    region: 'cn-hangzhou',
    endpoint: pretend.url,
    callsPerMinute: 6_000,
    createTime: pretend.switches.createTimeZone,
    log,
    ...settings,
    timing: { attemptMs: 8_000, backoffScale: 0.005, ...settings.timing },
  });
  return { ...source, lines: log.lines };
}

/** Sums of an answer; its sentence when there is none. */
export function sumsOf(answer: Answer<readonly TrackRow[]>): Counts | string {
  if (!answer.ok) return `${answer.fault.kind}: ${answer.fault.sentence}`;
  const sums = { sent: 0, opens: 0, uniqueOpens: 0, clicks: 0, uniqueClicks: 0 };
  for (const row of answer.value) {
    for (const count of Object.keys(sums) as (keyof Counts)[]) sums[count] += row[count];
  }
  return sums;
}

/** Mails sent by day, days without any left out. */
export function sentByDay(answer: Answer<readonly TrackRow[]>): Record<string, number> {
  const days: Record<string, number> = {};
  for (const { day, sent } of answer.ok ? answer.value : []) {
    if (sent > 0) days[String(day)] = (days[String(day)] ?? 0) + sent;
  }
  return days;
}
