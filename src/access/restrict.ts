import type {
  AllowList,
  Answer,
  AskOptions,
  Fault,
  Listed,
  ListedDimension,
  MailSource,
  TrackQuery,
  TrackRow,
} from '../ports.ts';
import { allowedSender, isAllowedDomain, isAllowedTag, isEverything } from './allow-list.ts';

/**
 * The source, as far as the list allows: a name that is not on it is never asked about, and a question that leaves the
 * sender or the tag open is asked for each one on the list. RAM policies of Alibaba Cloud cannot restrict Direct Mail's
 * actions to a sender, so it is done here.
 */
export function restrict(source: MailSource, allowed: AllowList): MailSource {
  if (isEverything(allowed)) return source;
  return {
    only: allowed,
    waitFor: (calls) => source.waitFor(calls),
    async track(query, options) {
      const split = withinList(query, allowed);
      if ('kind' in split) return { ok: false, fault: split, calls: 0 };
      const [first, ...others] = split;
      if (others.length === 0) return source.track(first, options);
      return trackAll([first, ...others], source, options);
    },
    async list(dimension, options) {
      const answer = await source.list(dimension, options);
      const shows = shownOf(dimension, allowed);
      if (!answer.ok || shows === null) return answer;
      const { notes, ...rest } = answer;
      // Its notes count what is not shown.
      return { ...rest, value: answer.value.filter(shows), ...(notes === undefined ? {} : { notes: [listedInPart] }) };
    },
  };
}

const listedInPart = 'Direct Mail did not list everything it announced.';

type Split = readonly [TrackQuery, ...TrackQuery[]];

/** The questions that together are this one; a fault for what may not be asked. Direct Mail takes a tag only with its sender. */
function withinList(query: TrackQuery, allowed: AllowList): Split | Fault {
  const { sender, tag, domain } = query;
  const named = sender === undefined ? null : allowedSender(sender, allowed);
  if (sender !== undefined && named === null) return hidden('unknown-sender', sender);
  if (tag !== undefined && !isAllowedTag(tag, allowed)) return hidden('bad-request', tag);
  if (domain !== undefined && !isAllowedDomain(domain, allowed)) return hidden('bad-request', domain);
  const senders = named === null ? allowed.senders : [named];
  const tags = tag !== undefined || allowed.tags.length === 0 ? [tag] : allowed.tags;
  const split = senders.flatMap((one) =>
    tags.map((other) => ({ ...query, sender: one, ...(other === undefined ? {} : { tag: other }) })),
  );
  return split as readonly TrackQuery[] as Split;
}

/** Says the same of names that exist and of names that do not. */
function hidden(kind: Fault['kind'], name: string): Fault {
  return { kind, sentence: `"${name}" cannot be asked about here.` };
}

/** All of them, or a fault: never a part. Of a sender that the account no longer has there is nothing to add. */
async function trackAll(queries: Split, source: MailSource, options: AskOptions): Promise<Answer<readonly TrackRow[]>> {
  options.onEvent?.({ kind: 'pages', more: queries.length - 1 });
  const answers = await Promise.all(queries.map((query) => source.track(query, options)));
  const calls = answers.reduce((sum, answer) => sum + answer.calls, 0);
  const faults = answers.flatMap((answer) => (answer.ok ? [] : [answer.fault]));
  const fault = faults.find(({ kind }) => kind !== 'unknown-sender') ?? faults[0];
  const isNobodyThere = faults.length === queries.length;
  if (fault !== undefined && (isNobodyThere || fault.kind !== 'unknown-sender')) return { ok: false, fault, calls };
  const gone = queries.flatMap(({ sender = '' }, at) => (answers[at]?.ok === false ? [sender] : []));
  const notes = [
    ...new Set(gone.map((sender) => `Direct Mail does not know the sender ${sender}, so none of its mail is counted.`)),
    ...new Set(answers.flatMap((answer) => (answer.ok ? (answer.notes ?? []) : []))),
  ];
  const value = byDay(answers.flatMap((answer) => (answer.ok ? answer.value : [])));
  return { ok: true, value, calls, ...(notes.length === 0 ? {} : { notes }) };
}

/** One row a day, as one question has them: how many rows there are says whether Direct Mail tells days apart. */
function byDay(rows: readonly TrackRow[]): readonly TrackRow[] {
  const days = new Map<TrackRow['day'], TrackRow>();
  for (const row of rows) {
    const sum = days.get(row.day);
    days.set(row.day, sum === undefined ? row : added(sum, row));
  }
  return [...days.values()];
}

function added(one: TrackRow, other: TrackRow): TrackRow {
  return {
    day: one.day,
    sent: one.sent + other.sent,
    opens: one.opens + other.opens,
    uniqueOpens: one.uniqueOpens + other.uniqueOpens,
    clicks: one.clicks + other.clicks,
    uniqueClicks: one.uniqueClicks + other.uniqueClicks,
  };
}

/** Which values of a dimension may be seen; `null`: all, since the mail they are asked about is the allowed one. */
function shownOf(dimension: ListedDimension, allowed: AllowList): ((listed: Listed) => boolean) | null {
  switch (dimension) {
    case 'sender':
      return ({ key }) => allowedSender(key, allowed) !== null;
    case 'domain':
      return ({ key }) => isAllowedDomain(key, allowed);
    case 'tag':
      return ({ key }) => isAllowedTag(key, allowed);
    default:
      return null;
  }
}
