import type { Probe } from '../adapters/direct-mail/probe.ts';
import { reportMessage } from '../adapters/slack/message.ts';
import type { Bot } from '../bot.ts';
import { dayIn } from '../dates/day.ts';
import type { FaultKind } from '../ports.ts';
import { isGap } from '../reports/aggregate.ts';
import type { Answers } from './answers.ts';
import { checkBlocks } from './blocks.ts';
import type { Finding } from './finding.ts';
import { learnPageSize } from './page-size.ts';
import { checkLists, checkReports } from './permissions.ts';
import { questions } from './questions.ts';
import { trackWhole } from './track.ts';

export interface Patient {
  readonly probe: Probe;
  readonly bot: Bot;
  readonly now: Date;
  readonly createTime: 'china' | 'utc';
  readonly slackApiUrl: string;
}

/** What follows from a key that does not work: nothing else needs to be tried. */
const hopeless: readonly FaultKind[] = ['permission', 'unreachable', 'throttled', 'unexpected', 'gave-up'];

/** Looks at everything, in order, telling each finding as it is made. About forty read-only calls. */
export async function* examine({ probe, bot, now, createTime, slackApiUrl }: Patient): AsyncGenerator<Finding> {
  const today = dayIn('Asia/Shanghai', now);
  const reports = await checkReports(probe, today);
  yield reports;
  if (reports.fault !== undefined && hopeless.includes(reports.fault.kind)) return;
  yield* await checkLists(probe);

  const { answers, pageSize } = await learnPageSize({ probe, today });
  yield* toFindings('page size', answers);
  const tracking = { probe, today, pageSize };
  const records = { ...tracking, now, createTime, past: await trackWhole(tracking, 3, 1) };
  for (const { about, ask } of questions) yield* toFindings(about, await ask(records));

  yield* examineReport(bot, slackApiUrl);
}

async function* examineReport(bot: Bot, slackApiUrl: string): AsyncGenerator<Finding> {
  const about = 'a report';
  const words = 'last 7 days by esp';
  const reply = await bot.ask(words, { user: 'doctor', channel: 'terminal', priority: 'person' });
  if (reply.kind !== 'report') {
    const sentence = reply.kind === 'failed' ? reply.fault.sentence : `"${words}" was not answered.`;
    yield { standing: 'wrong', about, sentence };
    return;
  }
  const { queries, current, notes } = reply.report;
  const isWhole = ![current.total, ...current.groups.map(({ outcome }) => outcome)].some(isGap);
  yield isWhole
    ? { standing: 'ok', about, sentence: `"${words}" was answered with ${queries} queries.` }
    : { standing: 'look', about, sentence: `"${words}" was answered with gaps. ${notes[0] ?? ''}` };
  yield await checkBlocks(slackApiUrl, reportMessage(reply.report).blocks ?? []);
}

function toFindings(about: string, answers: Answers): readonly Finding[] {
  return answers.map(([standing, sentence]) => ({ standing, about, sentence }));
}
