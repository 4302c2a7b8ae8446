import type { Action, CallParameters } from '../adapters/direct-mail/client.ts';
import type { Probe } from '../adapters/direct-mail/probe.ts';
import type { Day } from '../dates/range.ts';
import type { Fault } from '../ports.ts';
import type { Finding } from './finding.ts';

interface Need {
  readonly action: Action;
  readonly parameters: CallParameters;
  readonly why: string;
}

/** Every action of the RAM policy, asked for as little as possible. */
const needs: readonly Need[] = [
  {
    action: 'QueryMailAddressByParam',
    parameters: { PageNo: '1', PageSize: '10' },
    why: 'by sender, and to name senders',
  },
  { action: 'QueryTagByParam', parameters: { PageNo: '1', PageSize: '10' }, why: 'by tag, and to name tags' },
  { action: 'QueryDomainByParam', parameters: { PageNo: '1', PageSize: '10' }, why: 'by domain' },
  { action: 'DedicatedIpList', parameters: { PageIndex: '1', PageSize: '10' }, why: 'by ip' },
  { action: 'DedicatedIpPoolList', parameters: { PageIndex: '1', PageSize: '10' }, why: 'by pool' },
  { action: 'ConfigSetList', parameters: { PageIndex: '1', PageSize: '10' }, why: 'by config' },
];

/** Whether Direct Mail can be reached, knows the key and lets it ask for figures: without that, nothing works. */
export async function checkReports(probe: Probe, today: Day): Promise<Finding & { readonly fault?: Fault }> {
  const about = 'GetTrackList';
  const answer = await probe(about, { StartTime: today, EndTime: today, PageNumber: '1', PageSize: '10' });
  if (answer.ok) return { standing: 'ok', about, sentence: 'Reached, signed in and allowed: reports work.' };
  return { standing: 'wrong', about, sentence: answer.fault.sentence, fault: answer.fault };
}

/** The lists some reports need; without one of them the others still work. */
export async function checkLists(probe: Probe): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { action, parameters, why } of needs) {
    const answer = await probe(action, parameters);
    findings.push(
      answer.ok
        ? { standing: 'ok', about: action, sentence: `Allowed (${why}).` }
        : { standing: 'look', about: action, sentence: `${answer.fault.sentence} Needed ${why}.` },
    );
  }
  return findings;
}
