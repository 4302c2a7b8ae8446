/** A piece of text, and what it is painted with. */
interface Run {
  readonly text: string;
  readonly paint: ((text: string) => string) | null;
}

const isSpace = (character: string) => character === ' ' || character === '\u00a0';

/** Paints what was first wrapped as plain text: between the two, only spaces differ. */
export function paintRuns(runs: readonly Run[], lines: readonly string[]): readonly string[] {
  const paints = runs.flatMap(({ text, paint }) => [...text].filter((one) => !isSpace(one)).map(() => paint));
  let next = 0;
  return lines.map((line) => {
    let painted = '';
    let piece = '';
    let current: Run['paint'] = null;
    const flush = () => {
      // A space at the end belongs to the sentence.
      const text = piece.trimEnd();
      painted += (current === null ? text : current(text)) + piece.slice(text.length);
      piece = '';
    };
    for (const character of line) {
      if (!isSpace(character)) {
        const paint = paints[next] ?? null;
        next += 1;
        if (paint !== current) flush();
        current = paint;
      }
      piece += character;
    }
    flush();
    return painted;
  });
}
