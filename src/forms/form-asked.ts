import { plainWords } from '../commands/plain-words.ts';

/** Which form is to be opened, and what it begins with. */
export type FormAsked =
  /** `words`: a report that is filled in already; empty: what is usual. */
  | { readonly kind: 'report'; readonly words: string }
  /** A new digest of this report. */
  | { readonly kind: 'digest'; readonly words: string }
  | { readonly kind: 'edit'; readonly name: string };

const edit = /^(?:digest\s+(?:edit|change)|digest\s*修改|修改摘要)\s+["“]?(?<name>[^\s"“”:：]+)["”]?$/iu;
const create = /^digest\s+(?:new|create|add|make|新建|创建)$/iu;

/** Words that ask for nothing yet: where there are forms, one is opened. `null` for all others. */
export function formAskedBy(words: string): FormAsked | null {
  const plain = plainWords(words.slice(0, 200)).trim();
  if (plain === '') return { kind: 'report', words: '' };
  if (create.test(plain)) return { kind: 'digest', words: '' };
  const name = edit.exec(plain)?.groups?.name;
  return name === undefined ? null : { kind: 'edit', name };
}
