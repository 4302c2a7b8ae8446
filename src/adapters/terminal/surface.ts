/** How wide to draw, in terminal cells, and whether in colour. */
export interface Surface {
  readonly width: number;
  readonly color: boolean;
}

/** Narrower terminals get lines of this many cells all the same. */
const narrowest = 40;
const usual = 80;
/** Sentences are not read well when longer; only tables use all there is. */
const readable = 100;

/** The cells a line may take, and those a sentence should. */
export function roomOn({ width }: Surface): { readonly line: number; readonly sentence: number } {
  const line = Number.isFinite(width) ? Math.max(narrowest, Math.floor(width)) : usual;
  return { line, sentence: Math.min(line, readable) };
}

interface Stream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What a stream can show: 80 columns and no colour unless it is a terminal. `NO_COLOR` (no-color.org) and `FORCE_COLOR` are kept to. */
export function surfaceOf(stream: Stream, env: Readonly<Record<string, string | undefined>>): Surface {
  return { width: stream.isTTY && stream.columns ? stream.columns : usual, color: wantsColor(stream, env) };
}

function wantsColor(stream: Stream, env: Readonly<Record<string, string | undefined>>): boolean {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env.NO_COLOR) return false;
  return stream.isTTY === true && env.TERM !== 'dumb';
}
