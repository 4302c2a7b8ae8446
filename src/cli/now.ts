import { TZDate } from '@date-fns/tz';
import type { Io } from './io.ts';

const shape = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The moment that `--now` names, or else that of `io`; a sentence when it names none. */
export function nowOf(
  text: string | undefined,
  zone: string,
  io: Pick<Io, 'now'>,
): Date | { readonly problem: string } {
  const now = text === undefined ? io.now() : parseNow(text, zone);
  return now ?? { problem: `--now: "${text}" is not a time such as 2026-11-18T10:00:00+08:00.` };
}

/** `--now`: an ISO instant; without an offset it is a time in `zone`, without a time noon there. `null`: not ISO. */
export function parseNow(text: string, zone: string): Date | null {
  const match = shape.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour = '12', minute = '00', second = '00', offset] = match;
  const date = `${year}-${month}-${day}`;
  // An impossible day such as Feb 30 must not roll over into March.
  if (new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) !== date) return null;
  const instant =
    offset === undefined
      ? new Date(
          new TZDate(
            Number(year),
            Number(month) - 1,
            Number(day),
            Number(hour),
            Number(minute),
            Number(second),
            zone,
          ).getTime(),
        )
      : new Date(`${date}T${hour}:${minute}:${second}${offset.toUpperCase()}`);
  return Number.isNaN(instant.getTime()) || Number(hour) > 23 || Number(minute) > 59 ? null : instant;
}
