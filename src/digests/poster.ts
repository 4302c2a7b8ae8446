import type { Onward } from '../reports/next-questions.ts';
import type { Report } from '../reports/report.ts';
import type { Digest } from './digest.ts';
import type { Failure, Look } from './next-step.ts';
import type { DigestMessage } from './wording/message.ts';

/** A digest's report on its way to the digest's channel. */
export interface DigestPost {
  readonly digest: Digest;
  /** `Slot.local`, which the message's metadata names; `null` for a post that was asked for by hand and is no slot's. */
  readonly slot: string | null;
  readonly report: Report;
  /** The question in canonical form. */
  readonly words: string;
  /** What can be asked from it on. */
  readonly onward: Onward;
  /** The figures come as a file too, in the thread of the message. */
  readonly csv: boolean;
  /** Sentences that go above the report: that it is late, or what was skipped before it. */
  readonly notes: readonly string[];
  /** Once aborted, somebody else may be posting it: no further attempt is to begin. One under way goes on to its end. */
  readonly signal?: AbortSignal;
}

export type PostOutcome =
  | { readonly ok: true; readonly messageTs: string }
  | { readonly ok: false; readonly failure: Extract<Failure, { during: 'posting' }> };

/** Whether a channel can be posted to. `code` is Slack's word for why not, e.g. `is_archived`. */
export type Reach =
  /** `name` is `null` where it is nobody else's business, or there is none, as in direct messages. */
  | { readonly kind: 'open'; readonly name: string | null; readonly isDirect?: boolean }
  | { readonly kind: 'closed'; readonly code: string; readonly name?: string | null }
  /** It cannot be found out now, or no scope allows it. */
  | { readonly kind: 'unknown' };

/** Where digests are posted. Never rejects: failures are values. */
export interface Poster {
  /** Resolves when a post to this channel may be made now: Slack allows so many a second. What was asked for earlier comes first. */
  turn(channel: string): Promise<void>;
  /** Posts at most once; a passing refusal that came for certain before anything was posted may be tried again inside. */
  post(post: DigestPost): Promise<PostOutcome>;
  /** Sends the figures of a post that is made as a file in its thread; its owner is told when that fails. */
  attach(post: DigestPost, messageTs: string): Promise<void>;
  /** Looks for the message of this slot among those in the channel, which it was posted to, since `since`; never `not-yet`. */
  look(digest: Pick<Digest, 'id' | 'channel'>, slot: string, since: Date): Promise<Look>;
  /** A direct message; `false` when it did not get there. */
  tell(user: string, message: DigestMessage): Promise<boolean>;
  reach(channel: string): Promise<Reach>;
  /** Whether Slack accepts the token at all. `null`: it cannot be found out now. */
  tokenWorks(): Promise<boolean | null>;
}
