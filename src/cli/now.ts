import { TZDate } from '@date-fns/tz';

const shape = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(Z|[+-]\d{2}:?\d{2})?)?$/i;

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
