import type { Dimension, Filters, ReportRequest } from '../commands/request.ts';
import type { Listed, ListedDimension } from '../ports.ts';
import { matching, some } from './account-names.ts';
import { hiddenName, type Naming, type Refusal, severalNames, unknownName } from './unknown-names.ts';

export type { Naming, Refusal } from './unknown-names.ts';

/** More are no choice; the sentence names some, too. */
const mostChoices = 10;

export type Resolved = { readonly kind: 'resolved'; readonly request: ReportRequest } | Refusal;

/**
 * Turns what people call things into what the API takes, with as few list calls as possible: a pool or configuration
 * set by its name becomes its id, part of a sender's address the whole address, and a tag without a sender gets the
 * one of its channel, else the account's only one ("AccountName is required if you specify TagName", Direct Mail API page).
 */
export async function resolveNames(request: ReportRequest, naming: Naming): Promise<Resolved> {
  let resolved = request;
  for (const dimension of ['pool', 'config', 'sender'] as const) {
    const said = resolved.filters[dimension];
    if (said === undefined || (dimension === 'sender' && said.includes('@'))) continue;
    const found = await resolveName(dimension, said, naming);
    if (found.kind !== 'found') return found;
    resolved = withFilter(resolved, dimension, found.value);
  }
  const hidden = hiddenName(resolved, naming);
  if (hidden !== null) return hidden;
  const needsSender = resolved.filters.tag !== undefined || resolved.by === 'tag';
  if (!needsSender || resolved.by === 'sender' || resolved.filters.sender !== undefined) {
    return { kind: 'resolved', request: resolved };
  }
  return withUsualSender(resolved, naming);
}

/** The one value of the account that somebody's words stand for, or what they may have meant. */
export async function resolveName(
  dimension: ListedDimension,
  said: string,
  { source, options, text }: Naming,
): Promise<{ readonly kind: 'found'; readonly value: Listed } | Refusal> {
  const listed = await source.list(dimension, options);
  if (!listed.ok) return { kind: 'failed', fault: listed.fault };
  const [found, ...others] = matching(dimension, said, listed.value);
  if (found === undefined) return unknownName(dimension, said, listed.value, { source, text });
  return others.length > 0 ? severalNames(dimension, said, [found, ...others], text) : { kind: 'found', value: found };
}

/** Direct Mail refused the sender: says which ones there are. `null` when the list cannot be had or holds the sender. */
export function explainUnknownSender(request: ReportRequest, naming: Naming): Promise<Refusal | null> {
  return explainUnknown(request, 'sender', naming);
}

/**
 * An answer without a single mail may come from a name that does not exist, which Direct Mail does not always say. A
 * wrong sender is a problem; any other wrong name is a sentence for the notes.
 */
export async function explainEmpty(
  request: ReportRequest,
  naming: Naming,
): Promise<Refusal | { readonly kind: 'note'; readonly note: string } | null> {
  const sender = await explainUnknown(request, 'sender', naming);
  if (sender !== null) return sender;
  for (const dimension of ['tag', 'ip', 'domain'] as const) {
    const unknown = await explainUnknown(request, dimension, naming);
    const problem = unknown?.kind === 'problems' ? unknown.problems[0] : undefined;
    if (problem === undefined) continue;
    const hint = problem.nearest === undefined ? '' : ` Did you mean ${problem.nearest}?`;
    return { kind: 'note', note: `${problem.message}${hint}` };
  }
  return null;
}

/** Why a name of a request means nothing to this account; `null` when it is one of its names, or nobody can know. */
export async function explainUnknown(
  request: ReportRequest,
  dimension: ListedDimension,
  { source, options, text }: Naming,
): Promise<Refusal | null> {
  const said = request.filters[dimension];
  if (said === undefined) return null;
  const listed = await source.list(dimension, options);
  if (!listed.ok || matching(dimension, said, listed.value).length > 0) return null;
  return unknownName(dimension, said, listed.value, { source, text });
}

async function withUsualSender(request: ReportRequest, naming: Naming): Promise<Resolved> {
  const { source, options, text, usualSender } = naming;
  const usual = (await usualSender?.()) ?? null;
  if (usual !== null) {
    const note = `Tags belong to a sender; used ${usual}, which is set for this channel.`;
    const chosen = withFilter(request, 'sender', { key: usual, label: usual });
    return { kind: 'resolved', request: { ...chosen, notes: [...request.notes, note] } };
  }
  const listed = await source.list('sender', options);
  if (!listed.ok) return { kind: 'failed', fault: listed.fault };
  const [first, ...others] = listed.value;
  const isAll = source.only === undefined;
  if (first === undefined) {
    const none = isAll ? 'this account has no senders yet' : 'none that can be asked about here is one of this account';
    const message = `Direct Mail tells tags apart only for one sender, and ${none}.`;
    return { kind: 'problems', problems: [{ code: 'missing-sender', message }] };
  }
  if (others.length === 0) {
    const note = `Tags belong to a sender; used ${first.key}, the only one ${isAll ? 'of this account' : 'that can be asked about here'}.`;
    const chosen = withFilter(request, 'sender', first);
    return { kind: 'resolved', request: { ...chosen, notes: [...request.notes, note] } };
  }
  const which = isAll ? `this account has ${some(listed.value)}` : `here it can be ${some(listed.value)}`;
  const message = `Direct Mail tells tags apart only for one sender. Say which with from: ${which}.`;
  const remember =
    usualSender === undefined ? '' : ' "set sender" and one of them lets this channel always mean that one.';
  return {
    kind: 'problems',
    problems: [{ code: 'missing-sender', message: `${message}${remember}` }],
    corrected: `${text.trim()} from:${first.key}`,
    choices: listed.value.slice(0, mostChoices).map(({ key }) => `${text.trim()} from:${key}`),
  };
}

function withFilter(request: ReportRequest, dimension: Dimension, { key, label }: Listed): ReportRequest {
  const filters: Filters = { ...request.filters, [dimension]: key };
  return label === key
    ? { ...request, filters }
    : { ...request, filters, labels: { ...request.labels, [dimension]: label } };
}
