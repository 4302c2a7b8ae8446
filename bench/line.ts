type Unit = 'ms' | 'µs' | 'MB' | 'a second' | 'rows' | 'calls' | 'slots';

/** One thing measured, beside a peer or a limit. */
export interface Line {
  readonly what: string;
  readonly figure: number;
  readonly unit: Unit;
  /** In the same unit. */
  readonly against?: { readonly what: string; readonly figure: number };
  /** What `figure / against` should be. Lines without an aim are for comparing only. */
  readonly aim?: Aim;
}

interface Aim {
  readonly way: 'at most' | 'at least';
  readonly ratio: number;
}

export interface Verdict {
  /** Figure divided by the peer or limit; `null` without one. */
  readonly ratio: number | null;
  /** `null` without an aim. */
  readonly ok: boolean | null;
}

export function judge({ figure, against, aim }: Line): Verdict {
  if (against === undefined) return { ratio: null, ok: null };
  const ratio = figure / against.figure;
  if (aim === undefined) return { ratio, ok: null };
  return { ratio, ok: aim.way === 'at most' ? ratio <= aim.ratio : ratio >= aim.ratio };
}
