import { formatRequest } from '../commands/format.ts';
import type { Dimension, Filters, ReportRequest } from '../commands/request.ts';
import { nearestWord } from '../dates/nearest.ts';
import type { AskOptions, Fault, Listed, ListedDimension, MailSource } from '../ports.ts';
import type { Problem, Span } from '../problem.ts';

/** Why the names of a request mean nothing to this account, or could not be looked up. */
export type Refusal =
  | { readonly kind: 'problems'; readonly problems: readonly Problem[]; readonly corrected?: string }
  | { readonly kind: 'failed'; readonly fault: Fault };

export type Resolved = { readonly kind: 'resolved'; readonly request: ReportRequest } | Refusal;

interface Ask {
  readonly text: string;
  readonly source: MailSource;
  readonly options: AskOptions;
}

const nouns: Record<ListedDimension, readonly [one: string, many: string]> = {
  ip: ['dedicated IP', 'dedicated IPs'],
  pool: ['IP pool', 'IP pools'],
  tag: ['tag', 'tags'],
  sender: ['sender', 'senders'],
  domain: ['domain', 'domains'],
  config: ['configuration set', 'configuration sets'],
};

/**
 * Turns what people call things into what the API takes, with as few list calls as possible: a pool or configuration
 * set by its name becomes its id, part of a sender's address the whole address, and a tag without a sender gets the
 * account's only sender ("TagName needs AccountName", Direct Mail API page).
 */
export async function resolveNames(request: ReportRequest, ask: Ask): Promise<Resolved> {
  let resolved = request;
  for (const dimension of ['pool', 'config', 'sender'] as const) {
    const value = resolved.filters[dimension];
    if (value === undefined || (dimension === 'sender' && value.includes('@'))) continue;
    const listed = await ask.source.list(dimension, ask.options);
    if (!listed.ok) return { kind: 'failed', fault: listed.fault };
    const found = find(dimension, value, listed.value);
    if (found === null) return unknownValue(resolved, dimension, value, listed.value, ask.text);
    resolved = withFilter(resolved, dimension, found.key);
  }
  const needsSender = resolved.filters.tag !== undefined || resolved.by === 'tag';
  if (!needsSender || resolved.by === 'sender' || resolved.filters.sender !== undefined) {
    return { kind: 'resolved', request: resolved };
  }
  return withOnlySender(resolved, ask);
}

/** Direct Mail refused the sender: says which ones there are. `null` when the list cannot be had or holds the sender. */
export async function explainUnknownSender(request: ReportRequest, ask: Ask): Promise<Refusal | null> {
  return explainUnknown(request, 'sender', ask);
}

/**
 * An answer without a single mail may come from a name that does not exist, which Direct Mail does not say. A wrong
 * sender is a problem; any other wrong name a sentence for the notes.
 */
export async function explainEmpty(
  request: ReportRequest,
  ask: Ask,
): Promise<Refusal | { readonly kind: 'note'; readonly note: string } | null> {
  const sender = await explainUnknown(request, 'sender', ask);
  if (sender !== null) return sender;
  for (const dimension of ['tag', 'ip', 'domain'] as const) {
    const unknown = await explainUnknown(request, dimension, ask);
    const problem = unknown?.kind === 'problems' ? unknown.problems[0] : undefined;
    if (problem !== undefined) return { kind: 'note', note: problem.message };
  }
  return null;
}

async function explainUnknown(request: ReportRequest, dimension: ListedDimension, ask: Ask): Promise<Refusal | null> {
  const value = request.filters[dimension];
  if (value === undefined) return null;
  const listed = await ask.source.list(dimension, ask.options);
  if (!listed.ok || find(dimension, value, listed.value) !== null) return null;
  return unknownValue(request, dimension, value, listed.value, ask.text);
}

async function withOnlySender(request: ReportRequest, ask: Ask): Promise<Resolved> {
  const listed = await ask.source.list('sender', ask.options);
  if (!listed.ok) return { kind: 'failed', fault: listed.fault };
  const [first, ...others] = listed.value;
  if (first === undefined) {
    const message = 'Direct Mail tells tags apart only for one sender, and this account has no senders yet.';
    return { kind: 'problems', problems: [{ code: 'missing-sender', message }] };
  }
  const chosen = withFilter(request, 'sender', first.key);
  if (others.length === 0) {
    const note = `Tags belong to a sender; used ${first.key}, the only one of this account.`;
    return { kind: 'resolved', request: { ...chosen, notes: [...request.notes, note] } };
  }
  const message = `Direct Mail tells tags apart only for one sender: say which with from:, one of ${some(listed.value)}.`;
  const expected = listed.value
    .map((sender) => `from:${sender.key}`)
    .slice(0, 10)
    .join(' or ');
  return {
    kind: 'problems',
    problems: [{ code: 'missing-sender', message, expected }],
    corrected: formatRequest(chosen),
  };
}

function unknownValue(
  request: ReportRequest,
  dimension: ListedDimension,
  value: string,
  listed: readonly Listed[],
  text: string,
): Refusal {
  const [one, many] = nouns[dimension];
  const near = nearestWord(
    value,
    listed.flatMap((item) => [item.key, item.label]),
  );
  const hint = near === null ? '' : ` Did you mean ${near}?`;
  const known = listed.length === 0 ? `This account has no ${many}.` : `It has ${some(listed)}.`;
  const span = spanOf(value, text);
  const problem: Problem = {
    code: dimension === 'sender' ? 'unknown-sender' : 'unknown-value',
    message: `This account has no ${one} "${value}".${hint} ${known}`,
    ...(span === null ? {} : { span }),
    ...(near === null ? {} : { nearest: near }),
  };
  const corrected = near === null ? {} : { corrected: formatRequest(withFilter(request, dimension, near)) };
  return { kind: 'problems', problems: [problem], ...corrected };
}

/** By id or name, whatever the case; for a sender also by a part of the address that only one sender has. */
function find(dimension: ListedDimension, value: string, listed: readonly Listed[]): Listed | null {
  const said = value.toLowerCase();
  const exact = listed.filter((item) => item.key.toLowerCase() === said || item.label.toLowerCase() === said);
  if (exact.length > 0) return exact.find((item) => item.key === value || item.label === value) ?? exact[0] ?? null;
  if (dimension !== 'sender' || said.includes('@')) return null;
  const local = listed.filter((item) => item.key.toLowerCase().startsWith(`${said}@`));
  const partial = local.length > 0 ? local : listed.filter((item) => item.key.toLowerCase().includes(said));
  return partial.length === 1 ? (partial[0] ?? null) : null;
}

function some(listed: readonly Listed[]): string {
  const names = listed.slice(0, 8).map((item) => item.label);
  const more = listed.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

function withFilter(request: ReportRequest, dimension: Dimension, value: string): ReportRequest {
  const filters: Filters = { ...request.filters, [dimension]: value };
  return { ...request, filters };
}

function spanOf(value: string, text: string): Span | null {
  const start = text.toLowerCase().indexOf(value.toLowerCase());
  return start < 0 ? null : { start, end: start + value.length };
}
