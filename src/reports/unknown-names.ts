import type { ReportRequest } from '../commands/request.ts';
import type { AskOptions, Fault, Listed, ListedDimension, MailSource } from '../ports.ts';
import type { Problem } from '../problem.ts';
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
  return nameProblem(dimension === 'sender' ? 'unknown-sender' : 'unknown-value', message, said, near, text);
}

/** `found`: those that `said` may stand for. */
export function severalNames(
  dimension: ListedDimension,
  said: string,
  found: readonly Listed[],
  text: string,
): Refusal {
  const message = `Several ${nouns[dimension][1]} fit "${said}": ${some(found)}. Say one of them.`;
  return nameProblem('unknown-value', message, said, found[0] ?? null, text);
}

function nameProblem(code: Problem['code'], message: string, said: string, near: Listed | null, text: string): Refusal {
  const start = text.toLowerCase().lastIndexOf(said.toLowerCase());
  const span = start < 0 ? undefined : { start, end: start + said.length };
  const problem: Problem = {
    code,
    message,
    ...(span === undefined ? {} : { span }),
    ...(near === null ? {} : { nearest: near.label }),
  };
  if (span === undefined || near === null) return { kind: 'problems', problems: [problem] };
  const value = /\s/.test(near.label) && text[span.start - 1] !== '"' ? `"${near.label}"` : near.label;
  return { kind: 'problems', problems: [problem], corrected: text.slice(0, span.start) + value + text.slice(span.end) };
}
