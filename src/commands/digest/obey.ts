import type { Flaw } from '../flaw.ts';
import { quote } from '../quote.ts';
import type { DigestCommand, DigestContext } from './command.ts';
import { nameAt, whichDigest } from './names.ts';
import { understandPause } from './pause-words.ts';
import { understandRename } from './rename-words.ts';
import { failed, type Understood, understandCreate, understandEdit } from './understand.ts';
import { nearestVerb, type Verb, verbAt } from './verbs.ts';
import { isWhenWord } from './when-spelling.ts';

/** Finds the verb and the digest it is about; the words begin at `from`. */
export function obey(text: string, from: number, context: DigestContext): Understood {
  if (text.length <= from) return done({ kind: 'help' });
  const verb = verbAt(text, from);
  if (verb !== null) return obeyVerb(verb, text, context);
  const named = nameAt(text, from, context.names);
  if (named !== null && text.slice(named.end).trim() === '') {
    return done({ kind: 'show', name: named.name, notes: [] });
  }
  const created = understandCreate(text, from, context);
  // The other way round: `weekly-esp pause`.
  const turned = named === null ? null : obeyTurned(text, named, context);
  if (turned !== null && (turned.command !== null || created.command === null)) return turned;
  // `weekly on monday at 9:00` is a new digest also where there is one called "weekly".
  if (named !== null && created.command === null) {
    const edited = understandEdit(text, named.end, named.name, [], context);
    if (edited.command !== null) return failed([unsaid(named.name, from)]);
  }
  return created.command === null ? (misspelt(text, from) ?? created) : created;
}

/** The verb comes after the name; `null` when none does. `weekly send on monday` begins with no name. */
function obeyTurned(
  text: string,
  { name, end }: { readonly name: string; readonly end: number },
  context: DigestContext,
): Understood | null {
  const verb = verbAt(text, end + (/^[\s,:]*/.exec(text.slice(end))?.[0].length ?? 0));
  if (verb?.kind !== 'create') return verb === null ? null : about(verb, text, verb.end, name, [], context);
  return nothing.test(text.slice(verb.end)) ? done({ kind: 'run', name, to: 'asker', notes: [] }) : null;
}

function obeyVerb(verb: Verb, text: string, context: DigestContext): Understood {
  const rest = text.slice(verb.end).trim();
  switch (verb.kind) {
    case 'help':
      return done({ kind: 'help' });
    case 'list':
      return list(verb, rest, context);
    case 'create': {
      const named = nameAt(text, verb.end, context.names);
      const isNow = named !== null && /^\s*(?:right\s+)?(?:now|please|立即|马上)?[\s!.]*$/i.test(text.slice(named.end));
      if (isNow) return done({ kind: 'run', name: named.name, to: 'asker', notes: [] });
      return rest === '' ? done({ kind: 'help' }) : understandCreate(text, verb.end, context);
    }
    case 'restore': {
      const named = /^[\s"']*(?<name>[^\s"':,]+)/u.exec(text.slice(verb.end))?.groups?.name ?? null;
      const isDeletion = named === null || /^(?:delete|deletion|deleting|the|last|that|it|删除)$/i.test(named);
      return done({ kind: 'restore', name: isDeletion ? null : named.toLowerCase() });
    }
    case 'show':
      if (/^(?:all|digests|every(?:thing)?|全部|所有)?$/i.test(rest)) return list(verb, rest, context);
  }
  const which = whichDigest(text, verb.end, verb.said.toLowerCase(), context);
  if (!which.ok) return failed([which.flaw]);
  return about(verb, text, which.end, which.name, which.note === undefined ? [] : [which.note], context);
}

const nothing =
  /^[\s,.!。]*(?:(?:right\s+)?now|please|pls|digest|report|for\s+me|again|立即|马上|立刻|现在|一下|吧|请)*[\s,.!。]*$/iu;

/** `run weekly-esp here`: not to the asker alone. */
const toChannel =
  /^[\s,]*(?:now\s+)?(?:(?:in|to|for|into)\s+)?(?:(?:the|this)\s+)?(?:channel|here|everyone|everybody|all|public|到?频道|发到频道)(?:\s+now)?[\s,.!。]*$/iu;

/** The words after the name begin at `from`. */
function about(
  verb: Verb,
  text: string,
  from: number,
  name: string,
  notes: readonly string[],
  context: DigestContext,
): Understood {
  const { kind } = verb;
  if (kind === 'edit' && /^rename|重命名/i.test(verb.said)) return understandRename(text, from, name, notes, context);
  if (kind === 'edit') return understandEdit(text, skipTo(text, from), name, notes, context);
  if (kind === 'pause') return understandPause(text, from, name, notes, context);
  if (kind === 'restore') return done({ kind, name });
  if (kind === 'show' || kind === 'resume' || kind === 'run' || kind === 'delete') {
    const rest = text.slice(from);
    if (kind === 'run' && (nothing.test(rest) || toChannel.test(rest))) {
      return done({ kind, name, to: toChannel.test(rest) ? 'channel' : 'asker', notes });
    }
    if (kind !== 'run' && nothing.test(rest)) return done({ kind, name, notes });
    const start = from + (rest.length - rest.trimStart().length);
    const message = `${quote(rest)} after the name was not understood: "${verb.said.toLowerCase()} ${name}" is enough.`;
    const problem = { code: 'unknown-words', message, span: { start, end: text.length } } as const;
    return failed([{ problem, fixes: [[{ start, end: text.length, words: '' }]] }]);
  }
  return done({ kind: 'show', name, notes });
}

/** `edit weekly-esp to tuesdays at 10`: past what says nothing. */
function skipTo(text: string, from: number): number {
  const said = /^\s*(?:to|into)\s+(?=\S)|^\s*(?:改为|改成|成|为|到)\s*/iu.exec(text.slice(from));
  return from + (said?.[0].length ?? 0);
}

function list(verb: Verb, rest: string, context: DigestContext): Understood {
  const words = `${verb.said} ${rest}`.toLowerCase();
  const named = nameAt(rest, 0, context.names);
  if (named !== null) return done({ kind: 'show', name: named.name, notes: [] });
  if (/\bmine\b|\bmy\b|我的/.test(words)) return done({ kind: 'list', of: 'mine' });
  const isAll = /\ball\b|everywhere|every channel|workspace|全部|所有/.test(words);
  return done({ kind: 'list', of: isAll ? 'all' : 'here' });
}

/** `weekly-esp every tuesday`: nothing is changed by words that do not say so. */
function unsaid(name: string, at: number): Flaw {
  const message = `Say what to do with ${quote(name)}: edit, show, pause, resume, run or delete.`;
  return { problem: { code: 'missing-value', message }, fixes: [[{ start: at, end: at, words: 'edit' }]] };
}

/** The first word may be a verb with a slip of the hand in it. */
function misspelt(text: string, from: number): Understood | null {
  const word = /^\p{L}+/u.exec(text.slice(from))?.[0] ?? '';
  const near = isWhenWord(word) ? null : nearestVerb(word);
  if (near === null || near.means === 'create') return null;
  const span = { start: from, end: from + word.length };
  const problem = {
    code: 'unknown-words',
    message: `${quote(word)} was not understood.`,
    span,
    nearest: near.words,
  } as const;
  const flaw = { problem, fixes: [[{ ...span, words: near.words }]] };
  return failed([flaw], [flaw]);
}

const done = (command: DigestCommand): Understood => ({ command, flaws: [] });
