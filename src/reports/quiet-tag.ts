import type { ReportRequest } from '../commands/request.ts';
import { addDays } from '../dates/day.ts';
import type { DateRange, Day } from '../dates/range.ts';
import { sayDay } from '../dates/say.ts';
import type { Naming, Refusal } from './resolve.ts';
import { explainUnknown } from './resolve.ts';
import { windowsOf } from './windows.ts';
import * as say from './wording/check.ts';

/** Direct Mail keeps 30 days, today among them. */
const keptDays = 30;

/**
 * Why a check found no mail: there is no such tag (a problem, with the nearest name), or when the last mail with it was,
 * or that there was none for as long as Direct Mail remembers. `calls` are the GetTrackList requests it took.
 */
export async function explainQuietTag(
  request: ReportRequest,
  naming: Naming,
  directMailToday: Day,
): Promise<
  Refusal | { readonly kind: 'note'; readonly note: string; readonly calls: number; readonly isNever: boolean }
> {
  const unknown = await explainUnknown(request, 'tag', naming);
  if (unknown !== null) return unknown;
  const { source, options } = naming;
  // What else is filtered may be why: the tag is looked for without it, on the days that were asked about too.
  const { esp, ip, pool, domain, config, ...asked } = request.filters;
  const isNarrowed = [esp, ip, pool, domain, config].some((value) => value !== undefined);
  const kept = { from: addDays(directMailToday, 1 - keptDays), to: directMailToday };
  const windows = isNarrowed ? windowsOf(kept) : outside(request.reach, kept);
  const answers = await Promise.all(
    windows.map(async ({ from, to }) => ({
      to,
      answer: await source.track({ ...asked, from, to }, options),
    })),
  );
  const calls = answers.reduce((sum, { answer }) => sum + answer.calls, 0);
  const days = answers.flatMap(({ to, answer }) =>
    answer.ok ? answer.value.filter(({ sent }) => sent > 0).map(({ day }) => day ?? to) : [],
  );
  const last = days.toSorted().at(-1);
  if (last !== undefined) return { kind: 'note', note: say.lastMail(sayDay(last), isNarrowed), calls, isNever: false };
  const failed = answers.find(({ answer }) => !answer.ok)?.answer;
  if (failed?.ok === false)
    return { kind: 'note', note: say.notLookedUp(failed.fault.sentence), calls, isNever: false };
  return { kind: 'note', note: say.neverTracked(asked.sender), calls, isNever: true };
}

/** The windows of `kept` that `asked` does not cover. */
function outside(asked: DateRange, kept: DateRange): readonly DateRange[] {
  const before = { from: kept.from, to: addDays(asked.from, -1) };
  const after = { from: addDays(asked.to, 1), to: kept.to };
  return [before, after].filter(({ from, to }) => from <= to).flatMap(windowsOf);
}
