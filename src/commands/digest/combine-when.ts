import type { Span } from '../../problem.ts';
import type { Flaw } from '../flaw.ts';
import { several } from '../quote.ts';
import type { ScheduleWords } from './command.ts';
import type { WhenPiece, WhenSaid } from './piece.ts';

export interface CombinedWhen {
  readonly when: ScheduleWords;
  readonly zone?: string;
  readonly name?: string;
  readonly flaws: readonly Flaw[];
}

/** Puts what was said together. The same thing twice is fine; two that exclude each other are a problem with the ways out. */
export function combineWhen(pieces: readonly WhenPiece[]): CombinedWhen {
  const weekdays = [...new Set(all(pieces, 'weekdays').flat())].sort();
  const every = Math.max(0, ...all(pieces, 'every'));
  const monthDays = [...new Set(all(pieces, 'monthDays').flat())];
  const times = [...new Set(all(pieces, 'times').flat())].sort();
  const [cron] = all(pieces, 'cron');
  const [zone] = all(pieces, 'zone');
  const [name] = all(pieces, 'name');
  const [start] = all(pieces, 'start');
  const numbered = monthDays.filter((day) => day !== 'last').sort((a, b) => a - b);
  return {
    when: {
      ...(cron === undefined ? {} : { cron }),
      ...(weekdays.length === 0 ? {} : { weekdays }),
      ...(every === 0 ? {} : { every }),
      ...(monthDays.length === 0 ? {} : { monthDays: [...numbered, ...monthDays.filter((day) => day === 'last')] }),
      ...(all(pieces, 'monthly').length === 0 ? {} : { monthly: true }),
      ...(times.length === 0 ? {} : { times }),
      ...(start === undefined ? {} : { start }),
    },
    ...(zone === undefined ? {} : { zone }),
    ...(name === undefined ? {} : { name }),
    flaws: [...onlyOne(pieces, 'zone', 'one time zone'), ...onlyOne(pieces, 'name', 'one name'), ...clashes(pieces)],
  };
}

function all<K extends keyof WhenSaid>(pieces: readonly WhenPiece[], key: K): readonly NonNullable<WhenSaid[K]>[] {
  return pieces.flatMap(({ said }) => (said?.[key] === undefined ? [] : [said[key] as NonNullable<WhenSaid[K]>]));
}

function onlyOne(pieces: readonly WhenPiece[], key: 'zone' | 'name', what: string): readonly Flaw[] {
  const values = [...new Set(all(pieces, key))];
  const place = pieces.findLast((piece) => piece.said?.[key] !== undefined)?.span;
  if (values.length < 2 || place === undefined) return [];
  const message = `A digest has ${what}, not ${several(values)}.`;
  const fixes = values.map((value) =>
    pieces.flatMap(({ span, said }) =>
      said?.[key] === undefined || said[key] === value ? [] : [{ ...span, words: '' }],
    ),
  );
  return [{ problem: { code: 'conflict', message, span: place }, fixes }];
}

interface Clash {
  readonly one: (said: WhenSaid) => boolean;
  readonly other: (said: WhenSaid) => boolean;
  readonly message: string;
}

const isMonthly = (said: WhenSaid) => said.monthly !== undefined || said.monthDays !== undefined;
const isWeekly = (said: WhenSaid) => said.weekdays !== undefined || said.every !== undefined;
const isDaily = (said: WhenSaid) => said.weekdays?.length === 7;

const rules: readonly Clash[] = [
  {
    one: (said) => said.cron !== undefined,
    other: (said) => isMonthly(said) || isWeekly(said) || said.times !== undefined,
    message: 'A crontab line already says on which days and at which times.',
  },
  { one: isWeekly, other: isMonthly, message: 'A digest goes by weekdays or by days of the month, not by both.' },
  {
    one: isDaily,
    other: (said) => said.weekdays !== undefined && !isDaily(said),
    message: 'Every day is more than these days.',
  },
];

function clashes(pieces: readonly WhenPiece[]): readonly Flaw[] {
  return rules.flatMap(({ one, other, message }) => {
    const [first, second] = [one, other].map((is) => pieces.filter(({ said }) => said !== undefined && is(said)));
    const place = second?.[0]?.span;
    if (first === undefined || second === undefined || first.length === 0 || place === undefined) return [];
    return [{ problem: { code: 'conflict', message, span: place }, fixes: [without(second), without(first)] }];
  });
}

function without(pieces: readonly { readonly span: Span }[]) {
  return pieces.map(({ span }) => ({ ...span, words: '' }));
}
