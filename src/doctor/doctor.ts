import type { Probe } from '../adapters/direct-mail/probe.ts';
import { reportMessage } from '../adapters/slack/message.ts';
import type { Bot } from '../bot.ts';
import { dayIn } from '../dates/day.ts';
import type { FaultKind } from '../ports.ts';
import { checkBlocks } from './blocks.ts';
import type { Finding } from './finding.ts';
import { checkLists, checkReports } from './permissions.ts';
import { questions, settle } from './questions.ts';

export interface Patient {
  readonly probe: Probe;
  readonly bot: Bot;
  readonly now: Date;
  readonly createTime: 'china' | 'utc';
  readonly slackApiUrl: string;
}

/** What follows from a key that does not work: nothing else needs to be tried. */
const hopeless: readonly FaultKind[] = ['permission', 'unreachable', 'throttled', 'unexpected', 'gave-up'];

/** Looks at everything, in order, telling each finding as it is made. About thirty read-only calls. */
export async function* examine({ probe, bot, now, createTime, slackApiUrl }: Patient): AsyncGenerator<Finding> {
  const today = dayIn('Asia/Shanghai', now);
  const reports = await checkReports(probe, today);
  yield reports;
  if (reports.fault !== undefined && hopeless.includes(reports.fault.kind)) return;
  yield* await checkLists(probe);
  for (const question of questions) yield* await settle(question, { probe, today, now, createTime });

  const words = 'last 7 days by esp';
  const reply = await bot.ask(words, { user: 'doctor', channel: 'terminal', priority: 'person' });
  if (reply.kind !== 'report') {
    const sentence = reply.kind === 'failed' ? reply.fault.sentence : `"${words}" was not answered.`;
    yield { standing: 'wrong', about: 'a report', sentence };
    return;
  }
  yield {
    standing: 'ok',
    about: 'a report',
    sentence: `"${words}" was answered with ${reply.report.queries} queries.`,
  };
  yield await checkBlocks(slackApiUrl, reportMessage(reply.report).blocks ?? []);
}
