/** Whole commands that put something right, the likeliest first; `choices` are there when they are several. */
export function waysOut({
  corrected,
  choices,
}: {
  readonly corrected?: string;
  readonly choices?: readonly string[];
}): readonly string[] {
  return choices ?? (corrected === undefined ? [] : [corrected]);
}
