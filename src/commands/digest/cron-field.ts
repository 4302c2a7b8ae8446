const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly names?: { readonly list: readonly string[]; readonly first: number };
}

/** The fields of a crontab line in their order, and what each may hold (crontab(5)). */
export const cronFields = [
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'day of the month', low: 1, high: 31 },
  { name: 'month', low: 1, high: 12, names: { list: months, first: 1 } },
  // 0 and 7 are both Sunday.
  { name: 'day of the week', low: 0, high: 7, names: { list: weekdays, first: 0 } },
] as const satisfies readonly Field[];

export type CronValues =
  | { readonly ok: true; readonly values: readonly number[] }
  | { readonly ok: false; readonly message: string };

/** `5`, `1-5`, `mon-fri`, `0,30`, `*`, `*` with a step, `8-18` with a step: every value that matches, ascending. */
export function cronValues(text: string, field: Field): CronValues {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const found = valuesOf(part, field);
    if (!found.ok) return found;
    for (const value of found.values) values.add(value);
  }
  return { ok: true, values: [...values].sort((a, b) => a - b) };
}

function valuesOf(part: string, field: Field): CronValues {
  const match = /^(?<range>\*|\?|(?<from>\w+)(?:-(?<to>\w+))?)(?:\/(?<step>\d+))?$/.exec(part);
  if (match?.groups === undefined) return wrong(part, field);
  const { range, from, to, step } = match.groups;
  const isAll = range === '*' || range === '?';
  const low = isAll ? field.low : oneValue(from, field);
  // A step after one number runs to the end, as in Vixie's cron.
  const high = isAll || (to === undefined && step !== undefined) ? field.high : oneValue(to ?? from, field);
  const by = Number(step ?? 1);
  if (low === null || high === null || by === 0) return wrong(part, field);
  if (low > high) return { ok: false, message: `"${part}" runs backwards: the ${field.name} goes ${reach(field)}.` };
  return { ok: true, values: Array.from({ length: Math.floor((high - low) / by) + 1 }, (_, i) => low + i * by) };
}

function oneValue(text: string | undefined, { low, high, names }: Field): number | null {
  const named = names?.list.indexOf((text ?? '').slice(0, 3).toLowerCase()) ?? -1;
  if (names !== undefined && named >= 0) return named + names.first;
  const value = /^\d+$/.test(text ?? '') ? Number(text) : Number.NaN;
  return value >= low && value <= high ? value : null;
}

function wrong(part: string, field: Field): CronValues {
  const special = /^(?:\d*[LW]|\d#\d)$/i.test(part) ? ' L, W and # are not part of crontab.' : '';
  return { ok: false, message: `"${part}" is no ${field.name}: it goes ${reach(field)}.${special}` };
}

function reach({ low, high, names }: Field): string {
  const words = names === undefined ? '' : ` or ${names.list.at(0)} to ${names.list.at(-1)}`;
  return `from ${low} to ${high}${words}`;
}
