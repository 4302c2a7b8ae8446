/** A pattern (flags with or without `u`) for these very characters. */
export function literally(characters: string): string {
  return characters.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
