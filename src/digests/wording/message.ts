/** A piece of a sentence: plain words, words to copy, or a name or title of ours. */
type Run = string | { readonly code: string } | { readonly bold: string };
export type Line = readonly Run[];

/** What is told about digests, ready to be drawn on any surface. All text is plain: renderers escape it. */
export interface DigestMessage {
  readonly lines: readonly Line[];
  /** What can be done next: the words of a command, which a surface with buttons may offer as one. */
  readonly actions: readonly Action[];
}

export interface Action {
  readonly label: string;
  /** Begins with `digest`. */
  readonly words: string;
  /** Opens a form, where there are any; as words alone it asks for nothing. */
  readonly isForm?: true;
}

/** The actions whose words no line tells, and that words can do: for whoever sees no buttons. */
export function untoldActions({ lines, actions }: DigestMessage): readonly Action[] {
  const told = new Set(lines.flat().flatMap((run) => (typeof run === 'object' && 'code' in run ? [run.code] : [])));
  return actions.filter(({ words, isForm }) => isForm !== true && !told.has(words));
}

export function messageOf(lines: readonly (Line | null)[], actions: readonly Action[] = []): DigestMessage {
  return { lines: lines.filter((line) => line !== null), actions };
}
