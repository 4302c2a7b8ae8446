import type { Digest } from '../../src/digests/digest.ts';
import type { LedgerRow, SlotState } from '../../src/digests/ledger.ts';
import { classOf } from '../../src/digests/slack-codes.ts';
import { slotsBetween } from '../../src/digests/slots.ts';

/** A message of a digest as it stands in Slack; what it is about is what its metadata says. */
export interface DigestMessageSeen {
  readonly channel: string;
  readonly ts: string;
  readonly digestId: string;
  readonly slot: string;
}

/** All that is left when a run is over. */
export interface Evidence {
  readonly digests: readonly Digest[];
  readonly rows: readonly LedgerRow[];
  readonly messages: readonly DigestMessageSeen[];
  /** Every slot up to here has to be accounted for. */
  readonly until: Date;
  readonly graceMs: number;
  /** Whether the bot may read the channels. */
  readonly mayLook: boolean;
}

/** `lost`: a slot without its end, or an end that is not true. `doubled`: a message too many. */
interface Flaw {
  readonly kind: 'lost' | 'doubled' | 'wrong';
  readonly sentence: string;
}

export interface Verdict {
  readonly flaws: readonly Flaw[];
  readonly slots: number;
  readonly ended: Readonly<Record<SlotState, number>>;
}

/** The longest wait between two attempts: what gives up with less left to wait for gives up rightly. */
const longestRetryMs = 3_600_000;
/** So often is begun what nobody lives to end. */
const mostInterruptions = 50;

/** Holds the ledger against the schedules on one side and against the channels on the other. Pure. */
export function judge(evidence: Evidence): Verdict {
  const rowsOf = Map.groupBy(evidence.rows, ({ digestId }) => digestId);
  const messagesOf = Map.groupBy(evidence.messages, keyOf);
  const recorded = new Set(evidence.rows.map(keyOf));
  const ended = { claimed: 0, posting: 0, posted: 0, skipped: 0, failed: 0, unsure: 0 };
  for (const { state } of evidence.rows) ended[state] += 1;
  return {
    flaws: [
      ...evidence.digests.flatMap((digest) => withoutRow(digest, rowsOf.get(digest.id) ?? [], evidence)),
      ...evidence.rows.flatMap((row) => untrue(row, rowsOf.get(row.digestId) ?? [], messagesOf, evidence)),
      ...[...messagesOf].flatMap(([key, messages]) => tooMany(key, messages, recorded)),
    ],
    slots: evidence.rows.length,
    ended,
  };
}

function withoutRow(digest: Digest, rows: readonly LedgerRow[], { until }: Evidence): readonly Flaw[] {
  const furthest = rows.reduce((latest, { dueAt }) => Math.max(latest, dueAt.getTime()), until.getTime());
  const scheduled = slotsBetween(digest.schedule, digest.zone, digest.activeSince, new Date(furthest));
  const recorded = new Set(rows.map(({ slot }) => slot));
  const known = new Set(scheduled.map(({ local }) => local));
  return [
    ...scheduled
      .filter(({ at, local }) => at <= until && !recorded.has(local))
      .map(({ local }) => flaw('lost', `${digest.id} ${local} has no row`)),
    ...rows.filter(({ slot }) => !known.has(slot)).map((row) => flaw('wrong', `${keyOf(row)} was never due`)),
  ];
}

function untrue(
  row: LedgerRow,
  siblings: readonly LedgerRow[],
  messagesOf: ReadonlyMap<string, readonly DigestMessageSeen[]>,
  evidence: Evidence,
): readonly Flaw[] {
  const key = keyOf(row);
  const messages = messagesOf.get(key) ?? [];
  const said = `${key} is ${row.state} (${row.reason}, attempts ${row.attempts})`;
  switch (row.state) {
    case 'claimed':
    case 'posting':
      return row.dueAt > evidence.until ? [] : [flaw('lost', `${said} still`)];
    case 'posted': {
      const isThere = messages.some(({ channel, ts }) => channel === row.channel && ts === row.messageTs);
      return isThere ? [] : [flaw('lost', `${key} is posted as ${row.messageTs}, which is not in ${row.channel}`)];
    }
    case 'skipped':
      return [
        ...(messages.length > 0 ? [flaw('wrong', `${said}, and stands in the channel`)] : []),
        ...(isRightlySkipped(row, siblings, evidence) ? [] : [flaw('lost', `${said} without cause`)]),
      ];
    case 'failed':
      return [
        ...(messages.length > 0 ? [flaw('wrong', `${said}, and stands in the channel`)] : []),
        ...(isRightlyGivenUp(row, evidence) ? [] : [flaw('lost', `${said} without cause`)]),
      ];
    case 'unsure':
      return isRightlyUnsure(row, evidence) ? [] : [flaw('lost', `${said}, though one could look`)];
  }
}

/** `updatedAt` is the moment of the decision, on the clock of the process that made it. */
function isRightlySkipped(row: LedgerRow, siblings: readonly LedgerRow[], { graceMs }: Evidence): boolean {
  const age = row.updatedAt.getTime() - row.dueAt.getTime();
  if (row.reason === 'too-late') return age > graceMs;
  // Local times that a clock change skips share an instant.
  const isNewer = ({ dueAt, slot }: LedgerRow) =>
    dueAt > row.dueAt || (dueAt.getTime() === row.dueAt.getTime() && slot > row.slot);
  const isNewerDue = siblings.some((other) => isNewer(other) && other.dueAt <= row.updatedAt);
  return row.reason === 'superseded' && age <= graceMs && isNewerDue;
}

/** Only at the end of the grace time, unless Slack would refuse the same again, or it was begun again and again. */
function isRightlyGivenUp({ reason, attempts, dueAt, updatedAt }: LedgerRow, { graceMs }: Evidence): boolean {
  if (reason === null) return false;
  if (reason === 'interrupted') return attempts > mostInterruptions;
  return classOf(reason) !== 'transient' || isOutOfTime({ dueAt, updatedAt }, graceMs);
}

/** Where one may look, only because that failed until the end of the grace time. */
function isRightlyUnsure(row: LedgerRow, { graceMs, mayLook }: Evidence): boolean {
  return row.reason === 'may-not-look' ? !mayLook : isOutOfTime(row, graceMs);
}

function isOutOfTime({ dueAt, updatedAt }: Pick<LedgerRow, 'dueAt' | 'updatedAt'>, graceMs: number): boolean {
  return updatedAt.getTime() - dueAt.getTime() > graceMs - longestRetryMs;
}

function tooMany(key: string, messages: readonly DigestMessageSeen[], recorded: ReadonlySet<string>): readonly Flaw[] {
  return [
    ...(messages.length > 1 ? [flaw('doubled', `${key} stands in the channel ${messages.length} times`)] : []),
    ...(!recorded.has(key) ? [flaw('wrong', `${key} stands in the channel and has no row`)] : []),
  ];
}

const keyOf = ({ digestId, slot }: { readonly digestId: string; readonly slot: string }) => `${digestId} ${slot}`;

const flaw = (kind: Flaw['kind'], sentence: string): Flaw => ({ kind, sentence });
