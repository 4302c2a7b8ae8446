import { literally } from '../commands/literally.ts';
import type { ReportRequest } from '../commands/request.ts';
import type { AskOptions, Fault, Listed, ListedDimension, MailSource } from '../ports.ts';
import type { Problem, Span } from '../problem.ts';
import { nearest, nouns, some } from './account-names.ts';

/** Why the names of a request mean nothing to this account, or could not be looked up. */
export type Refusal =
  | {
      readonly kind: 'problems';
      readonly problems: readonly Problem[];
      readonly corrected?: string;
      readonly choices?: readonly string[];
    }
  | { readonly kind: 'failed'; readonly fault: Fault };

/** What was asked, and whom to ask about names. `text` is the command that spans and corrections refer to. */
export interface Naming {
  readonly text: string;
  readonly source: MailSource;
  readonly options: AskOptions;
  /** Tells the sender that is meant where this is asked, when none is said; `null`: none is set. Absent: none can be. */
  readonly usualSender?: (() => Promise<string | null>) | undefined;
}

/** More are no choice: their names are in the sentence. */
const mostOffered = 4;

/** A sender, domain or tag that the source tells nobody about, be there one or not: that takes no call. */
export function hiddenName({ filters }: ReportRequest, { source, text }: Naming): Refusal | null {
  const { sender, domain, tag } = filters;
  const { senders = [], tags = [] } = source.only ?? {};
  if (senders.length === 0) return null;
  const domains = [...new Set(senders.map((one) => one.slice(one.lastIndexOf('@') + 1).toLowerCase()))];
  const isAmong = (said: string, all: readonly string[]) => all.some((one) => one.toLowerCase() === said.toLowerCase());
  const hide = (dimension: ListedDimension, said: string, all: readonly string[]) =>
    unknownName(dimension, said, asListed(all), { source, text });
  if (sender !== undefined && !isAmong(sender, senders)) return hide('sender', sender, senders);
  if (domain !== undefined && !isAmong(domain, domains)) return hide('domain', domain, domains);
  // Another case is another tag.
  return tag === undefined || tags.length === 0 || tags.includes(tag) ? null : hide('tag', tag, tags);
}

const asListed = (keys: readonly string[]): readonly Listed[] => keys.map((key) => ({ key, label: key }));

/** Whether the source keeps some values of a dimension back. */
function isPartial(dimension: ListedDimension, { only }: Pick<MailSource, 'only'>): boolean {
  return (
    only !== undefined && (['sender', 'domain'].includes(dimension) || (dimension === 'tag' && only.tags.length > 0))
  );
}

/** Names those of `listed`, and no other: where the source keeps some back, it is not said whether `said` exists. */
export function unknownName(
  dimension: ListedDimension,
  said: string,
  listed: readonly Listed[],
  { source, text }: Pick<Naming, 'source' | 'text'>,
): Refusal {
  const [one, many] = nouns[dimension];
  const near = nearest(said, listed);
  const message = isPartial(dimension, source)
    ? `The ${one} "${said}" cannot be asked about here; ${listed.length === 0 ? `no ${one}` : some(listed)} can.`
    : `There is no ${one} "${said}": this account ${listed.length === 0 ? `has no ${many}` : `has ${some(listed)}`}.`;
  const offered = near === null ? (listed.length > mostOffered ? [] : listed) : [near];
  const code = dimension === 'sender' ? 'unknown-sender' : 'unknown-value';
  return nameProblem({ code, message, ...(near === null ? {} : { nearest: near.label }) }, said, offered, text);
}

/** `found`: those that `said` may stand for. */
export function severalNames(
  dimension: ListedDimension,
  said: string,
  found: readonly Listed[],
  text: string,
): Refusal {
  const message = `Several ${nouns[dimension][1]} fit "${said}": ${some(found)}. Say one of them.`;
  const [first] = found;
  const problem = { code: 'unknown-value', message, ...(first === undefined ? {} : { nearest: first.label }) } as const;
  return nameProblem(problem, said, found.slice(0, mostOffered), text);
}

/** Where a name was said: right behind a colon if it stands there, else as words of their own; the last of several. */
function placeOf(said: string, text: string): Span | null {
  const name = literally(said);
  const end = '(?![\\p{L}\\p{N}@._-])';
  const behindColon = [...text.matchAll(new RegExp(`(?<=[:：]\\s*"?)${name}${end}`, 'giu'))];
  const byItself = [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}@._-])${name}${end}`, 'giu'))];
  const start = (behindColon.at(-1) ?? byItself.at(-1))?.index;
  return start === undefined ? null : { start, end: start + said.length };
}

/** With each of `offered` in the place of what was said, if that can be found in the text. */
function nameProblem(problem: Problem, said: string, offered: readonly Listed[], text: string): Refusal {
  const span = placeOf(said, text);
  if (span === null) return { kind: 'problems', problems: [problem] };
  const texts = offered.map(({ label }) => {
    const isQuoted = /["']/.test(text[span.start - 1] ?? '');
    const value = /\s/.test(label) && !isQuoted ? `"${label}"` : label;
    return text.slice(0, span.start) + value + text.slice(span.end);
  });
  // Two may be called alike, and it may have been said already.
  const choices = [...new Set(texts)].filter((one) => one !== text);
  const [corrected] = choices;
  return {
    kind: 'problems',
    problems: [{ ...problem, span }],
    ...(corrected === undefined ? {} : { corrected }),
    ...(choices.length > 1 ? { choices } : {}),
  };
}
