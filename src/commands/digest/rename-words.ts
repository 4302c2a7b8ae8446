import { flawOf } from '../flaw.ts';
import { quote } from '../quote.ts';
import type { DigestContext } from './command.ts';
import { nameFlaw, tidyName } from './name-words.ts';
import { failed, taken, type Understood } from './understand.ts';

const to =
  /^[\s:,]*(?:(?:to|as|into|named|called|->|→)\s+|(?:改名)?(?:为|成|叫|到)\s*)?(?:"(?<quoted>[^"]*)"|(?<name>.*?))(?:\s*(?:please|pls|吧|请))?[\s.,!。]*$/iu;

/** `rename weekly-esp to monday-esp`; the words begin at `from`. */
export function understandRename(
  text: string,
  from: number,
  name: string,
  notes: readonly string[],
  context: DigestContext,
): Understood {
  const { quoted, name: plain } = to.exec(text.slice(from))?.groups ?? {};
  const said = quoted ?? plain ?? '';
  const start = text.indexOf(said, from);
  const span = { start, end: start + said.length };
  if (said === '') {
    return failed([
      flawOf({ code: 'missing-value', message: 'Say the new name.', expected: 'a name such as weekly-esp' }),
    ]);
  }
  const newName = tidyName(said);
  if (newName === null) return failed([nameFlaw(said, span)]);
  const others = { ...context, taken: context.taken.filter((one) => one !== name) };
  const flaws = taken(newName, others, span, (free) => free);
  if (flaws.length > 0) return failed(flaws);
  const written = newName === said ? [] : [`Its name is written ${quote(newName)}.`];
  return { command: { kind: 'edit', name, change: { newName }, notes: [...notes, ...written] }, flaws: [] };
}
