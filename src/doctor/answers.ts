import type { ProbeAnswer } from '../adapters/direct-mail/probe.ts';
import type { Standing } from './finding.ts';

/** What a question came to. */
export type Answers = readonly (readonly [standing: Standing, sentence: string])[];

/** For questions that are settled by whether they are answered or refused; `refused` without a full stop. */
export function verdict(answer: ProbeAnswer, accepted: string, refused: string): Answers {
  if (answer.ok) return [['learned', accepted]];
  if (!isRefusal(answer.fault)) return unsettled(answer);
  return [['learned', `${refused}${codeOf(answer.fault)}.`]];
}

/** Direct Mail understood the question and does not answer it; any other fault says nothing about the question. */
export function isRefusal({ kind }: Fault): boolean {
  return kind === 'bad-request' || kind === 'unknown-sender';
}

type Fault = Extract<ProbeAnswer, { readonly ok: false }>['fault'];

/** ` (InvalidDate.Malformed)`. */
export function codeOf({ code }: Fault): string {
  return code === undefined ? '' : ` (${code})`;
}

/** A fault is told as "could not be settled", not as a verdict. */
export function unsettled({ fault }: { readonly fault: Fault }): Answers {
  return [['skipped', `Could not be settled. ${fault.sentence}`]];
}
