const longest = 40;

/** `"a"`, `"a", "b" and "c"`; of many, how many more. */
export function several(values: readonly string[]): string {
  const shown = values.slice(0, 3).map(quote);
  const more = values.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.pop();
  return shown.length === 0 ? `${last}` : `${shown.join(', ')} and ${last}`;
}

/** Words of the person in a sentence: in quotes, and never so long that they drown it. */
export function quote(words: string): string {
  const letters = [...words.trim()];
  const shown = letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : letters.join('');
  return shown.includes('"') ? `“${shown}”` : `"${shown}"`;
}
