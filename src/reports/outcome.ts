import type { DateRange } from '../dates/range.ts';
import type { Fault, FaultKind } from '../ports.ts';
import { figuresOf, sum } from './aggregate.ts';
import type { TrackAnswer } from './gather.ts';
import type { Cell } from './plan.ts';
import type { Outcome } from './report.ts';

/** Where the answers to a plan's queries are found. */
export interface Answers {
  answerTo(query: Cell['query']): TrackAnswer;
}

/** The same answers, as far as their rows are about days of `range`. Of use only where rows tell days apart. */
export function restrictTo({ from, to }: DateRange, answers: Answers): Answers {
  return {
    answerTo(query) {
      const answer = answers.answerTo(query);
      if (!answer.ok) return answer;
      const isOneDay = query.from === query.to;
      const value = answer.value.filter((row) => {
        const day = isOneDay ? query.from : row.day;
        return day !== null && from <= day && day <= to;
      });
      return { ...answer, value };
    },
  };
}

/** The first of these says most about what to do. */
const tellingFirst: readonly FaultKind[] = [
  'permission',
  'unknown-sender',
  'bad-request',
  'unreachable',
  'throttled',
  'unexpected',
  'gave-up',
];

/** The fault to tell of when there are several; `null` when there is none. */
export function mostTelling(faults: readonly Fault[]): Fault | null {
  const rank = (fault: Fault) => tellingFirst.indexOf(fault.kind);
  return faults.reduce<Fault | null>(
    (told, fault) => (told !== null && rank(told) <= rank(fault) ? told : fault),
    null,
  );
}

export function faultsOf(cells: readonly Cell[], answers: Answers): readonly Fault[] {
  return cells.flatMap((cell) => {
    const answer = answers.answerTo(cell.query);
    return answer.ok ? [] : [answer.fault];
  });
}

/** All rows of all cells summed, or a gap as soon as one cell has no answer: never a partial sum. */
export function outcomeOf(cells: readonly Cell[], answers: Answers): Outcome {
  const fault = mostTelling(faultsOf(cells, answers));
  if (fault !== null) return { error: fault.sentence };
  return figuresOf(
    sum(
      cells.flatMap((cell) => {
        const answer = answers.answerTo(cell.query);
        return answer.ok ? answer.value : [];
      }),
    ),
  );
}
