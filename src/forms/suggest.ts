import type { Listed } from '../ports.ts';

/** Values that fit what has been typed so far; `more` of them are not told. */
export interface Suggestions {
  readonly values: readonly Listed[];
  readonly more: number;
}

/** Those that begin so first, then those that hold it somewhere; in the order of the account. */
export function suggest(typed: string, listed: readonly Listed[], most: number): Suggestions {
  const low = typed.trim().toLowerCase();
  const place = ({ key, label }: Listed) => {
    const places = [key, label].map((name) => name.toLowerCase().indexOf(low)).filter((at) => at >= 0);
    return places.length === 0 ? null : Math.min(...places, 1);
  };
  const fitting = listed.filter((one) => place(one) !== null);
  const ordered = fitting.toSorted((a, b) => (place(a) ?? 0) - (place(b) ?? 0));
  return { values: ordered.slice(0, most), more: Math.max(0, ordered.length - most) };
}
