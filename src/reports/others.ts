import type { AccountFacts } from '../ports.ts';
import { isEmpty, isGap, sum } from './aggregate.ts';
import type { Gathering, TrackAnswer } from './gather.ts';
import { outcomeOf } from './outcome.ts';
import { type Cell, type PeriodName, type Plan, queryKey } from './plan.ts';

/**
 * The API's pages disagree about the name of the catch-all ESP: `others` or `Others`. When `others` is refused, or finds
 * nothing although mails are left unexplained (or nobody can know), the other spelling is tried once, and what worked is
 * remembered in `facts`. No extra query is made otherwise.
 */
export async function settleOthers(plan: Plan, gathering: Gathering, facts: AccountFacts): Promise<void> {
  const cells = plan.cells.filter((cell) => cell.query.esp === 'others');
  if (cells.length === 0 || facts.othersSpelling !== undefined) return;
  const answers = cells.map((cell) => gathering.answerTo(cell.query));
  if (answers.some(foundSomething)) {
    facts.othersSpelling = 'others';
    return;
  }
  if (!answers.every(isNothing)) return;

  const named = plan.cells.filter(({ query }) => query.esp !== undefined && query.esp !== 'others');
  const refused = answers.some((answer) => !answer.ok);
  // An account that may filter by no ESP at all does not mind the spelling.
  if (refused && named.length > 0 && named.every(({ query }) => !gathering.answerTo(query).ok)) return;
  const suspects = onePerQuery(cells.filter((cell) => refused || isSuspect(cell.period, plan, gathering)));
  const first = suspects.filter((cell) => isProbe(cell, plan));
  if (!(await retry(first, gathering, refused ? isAnswer : foundSomething))) return;
  facts.othersSpelling = 'Others';
  const rest = suspects.filter((cell) => !first.includes(cell));
  await retry(rest, gathering, () => true);
}

/** Where everything asked is about `others`, the totals tell whether the other spelling is any better. */
function isProbe(cell: Cell, plan: Plan): boolean {
  const everythingIsOthers = plan.cells.every(({ query }) => query.esp === 'others');
  return !everythingIsOthers || plan.total === 'sum' || cell.group === null;
}

/**
 * Whether one answer shows that this spelling is the right one. If so, all these answers count, failures too: the empty
 * ones they replace would be false zeros. If not, only an answer is better than what was there.
 */
async function retry(
  cells: readonly Cell[],
  gathering: Gathering,
  isProof: (answer: TrackAnswer) => boolean,
): Promise<boolean> {
  const answers = await Promise.all(cells.map((cell) => gathering.askAgain(cell.query, 'Others')));
  const found = answers.some(isProof);
  for (const [at, answer] of answers.entries()) {
    const cell = cells[at] as Cell;
    if (answer.ok || found) gathering.replace(cell.query, answer);
  }
  return found;
}

/** `others` found nothing, yet the total and the named ESPs do not say that nothing is left. */
function isSuspect(period: PeriodName, plan: Plan, gathering: Gathering): boolean {
  const cells = plan.cells.filter((cell) => cell.period === period);
  const isTotal = (cell: Cell) => cell.group === null;
  if (cells.every((cell) => cell.query.esp === 'others')) return true;
  const total = outcomeOf(cells.filter(isTotal), gathering);
  const named = outcomeOf(
    cells.filter((cell) => !isTotal(cell) && cell.query.esp !== 'others'),
    gathering,
  );
  return isGap(total) || isGap(named) || total.sent !== named.sent;
}

/** The total's cell where a group asks the same. */
function onePerQuery(cells: readonly Cell[]): readonly Cell[] {
  const byQuery = new Map<string, Cell>();
  for (const cell of cells) {
    const key = queryKey(cell.query);
    if (!byQuery.has(key)) byQuery.set(key, cell);
  }
  return [...byQuery.values()];
}

function foundSomething(answer: TrackAnswer): boolean {
  return answer.ok && !isEmpty(sum(answer.value));
}

function isAnswer(answer: TrackAnswer): boolean {
  return answer.ok;
}

/** Nothing found, or the spelling itself refused. Any other fault says nothing about the spelling. */
function isNothing(answer: TrackAnswer): boolean {
  return answer.ok ? isEmpty(sum(answer.value)) : answer.fault.kind === 'bad-request';
}
