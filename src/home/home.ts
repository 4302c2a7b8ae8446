import { type Help, help } from '../commands/help.ts';
import type { Digest } from '../digests/digest.ts';
import { nextDue, nextPosting } from '../digests/due.ts';
import { tellOutcome } from '../digests/wording/listing.ts';
import { isPaused, sayPause } from '../digests/wording/pauses.ts';
import { sayInstant, sayWhen } from '../digests/wording/times.ts';
import type { Clock, Store } from '../ports.ts';
import { type Health, sayHealth } from './health.ts';

/** A digest in somebody's Home. Its channel is told by id: only its members may read its name. */
export interface HomeDigest {
  readonly name: string;
  readonly channel: string;
  readonly isMine: boolean;
  readonly words: string;
  /** `every Monday at 09:00, Asia/Shanghai`. */
  readonly when: string;
  /** `Mon 23 Nov 2026 09:00`; `null`: never again, or not while it is paused. */
  readonly next: string | null;
  readonly paused: string | null;
  /** `Mon 16 Nov 2026 09:00: posted`; `null`: it was not due yet. */
  readonly last: string | null;
}

/** What somebody finds in Home. */
export interface Home {
  /** One's own and those of one's channels, what is posted next first. */
  readonly digests: readonly HomeDigest[];
  /** So many are not told. */
  readonly more: number;
  /** `false`: which channels somebody is in could not be found out, so only their own digests are told. */
  readonly knowsChannels: boolean;
  readonly questions: readonly { readonly label: string; readonly words: string }[];
  /** How Direct Mail answered last. */
  readonly health: string;
  readonly help: Help;
}

export interface HomeWorld {
  readonly store: Store;
  readonly clock: Clock;
  /** The reporting zone, IANA. */
  readonly zone: string;
  readonly health: () => Health | null;
  /** The channels that somebody is in, as far as mailstats sees them; `null`: it cannot be found out now. */
  readonly channelsOf: (user: string) => Promise<readonly string[] | null>;
}

/** More make a long page; "digest list all" tells of them. */
const mostDigests = 20;

/** The main job in a few questions. */
const questions = [
  { label: 'Last 7 days by ESP', words: 'last 7 days by esp' },
  { label: 'Last week against the one before', words: 'last week vs previous' },
  { label: 'Yesterday by IP', words: 'yesterday by ip' },
  { label: 'Last 7 days by sender', words: 'last 7 days by sender' },
];

/** Asks the store, and which channels they are in; never Direct Mail. Rejects only when the store fails. */
export async function homeOf(user: string, { store, clock, zone, health, channelsOf }: HomeWorld): Promise<Home> {
  const [all, channels] = await Promise.all([store.digests.list(), channelsOf(user)]);
  const now = clock();
  const theirs = all
    .filter(({ owner, channel }) => owner === user || channels?.includes(channel) === true)
    // Paused or not: whoever presses Pause finds the digest where it was.
    .map((digest) => ({ digest, due: nextDue(digest, now)?.getTime() ?? Infinity }))
    .toSorted((a, b) => a.due - b.due)
    .map(({ digest }) => digest);
  const shown = theirs.slice(0, mostDigests);
  return {
    digests: await Promise.all(shown.map((digest) => tellOne(digest, user, now, store))),
    more: theirs.length - shown.length,
    knowsChannels: channels !== null,
    questions,
    health: sayHealth(health(), zone),
    help: help(),
  };
}

async function tellOne(digest: Digest, user: string, now: Date, { ledger }: Store): Promise<HomeDigest> {
  const { id, name, channel, owner, words, zone } = digest;
  const next = nextPosting(digest, now);
  const [row] = await ledger.recent(id, 1);
  return {
    name,
    channel,
    isMine: owner === user,
    words,
    when: sayWhen(digest),
    next: next === null ? null : sayInstant(next.at, zone),
    paused: isPaused(digest, now) ? sayPause(digest, now) : null,
    last: row === undefined ? null : tellOutcome(row),
  };
}
