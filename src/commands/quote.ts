const longest = 40;

/** Words of the person in a sentence: in quotes, and never so long that they drown it. */
export function quote(words: string): string {
  const letters = [...words.trim()];
  return `"${letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : letters.join('')}"`;
}
