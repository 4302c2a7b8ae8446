import type { Digest } from '../digests/digest.ts';
import type { LedgerRow, SlotState } from '../digests/ledger.ts';

/** Digests, the ledger of their slots, the budget that replicas share, what channels have set, and what is being answered. Rejects only when the store itself fails. */
export interface Store {
  readonly digests: DigestStore;
  readonly ledger: LedgerStore;
  readonly budget: BudgetStore;
  readonly channels: ChannelStore;
  readonly seen: SeenStore;
  close(): Promise<void>;
}

export interface DigestStore {
  /** `false`: the name is taken by a digest that is not deleted. */
  create(digest: Digest): Promise<boolean>;
  get(id: string): Promise<Digest | null>;
  /** Names are compared without regard to case. */
  byName(name: string): Promise<Digest | null>;
  /** Those not deleted, by name. */
  list(where?: { readonly channel?: string; readonly owner?: string }): Promise<readonly Digest[]>;
  /** `stale`: it has changed since `digest.version` was read; else it is stored with the next version. */
  update(digest: Digest): Promise<'updated' | 'stale' | 'name-taken' | 'gone'>;
  /** Deleted digests can be restored for as long as they are kept. */
  remove(id: string, at: Date): Promise<boolean>;
  /** Its slots count from `at` on, in the same moment; one that is not deleted stays as it is. */
  restore(id: string, at: Date): Promise<'restored' | 'name-taken' | 'gone'>;
  /** The one deleted last among those of this name, or of this channel; `null` when none is kept. */
  lastRemoved(where: { readonly name: string } | { readonly channel: string }): Promise<Digest | null>;
}

export interface LedgerStore {
  /** Inserts the row unless there is one: `true` for exactly one of all who try. The row is `claimed`, attempts 1. */
  claim(
    slot: { digestId: string; slot: string; dueAt: Date },
    holder: string,
    now: Date,
    leaseUntil: Date,
  ): Promise<boolean>;
  /** Records a slot that will not run, unless there is a row. */
  skip(slot: { digestId: string; slot: string; dueAt: Date }, reason: string, now: Date): Promise<boolean>;
  /**
   * Takes a `claimed` or `posting` row whose lease has ended, or lies further ahead than any lease can (it was made by a
   * clock that was wrong); `null` when somebody was quicker. attempts + 1.
   */
  takeOver(digestId: string, slot: string, holder: string, now: Date, leaseUntil: Date): Promise<LedgerRow | null>;
  /** Changes a row that `holder` still holds; `false` when it does not any more (then nothing is to be posted). */
  advance(
    digestId: string,
    slot: string,
    holder: string,
    now: Date,
    change: {
      readonly state?: SlotState;
      readonly leaseUntil?: Date | null;
      readonly channel?: string;
      readonly messageTs?: string;
      readonly reason?: string | null;
      readonly told?: boolean;
    },
  ): Promise<boolean>;
  get(digestId: string, slot: string): Promise<LedgerRow | null>;
  /** Rows `claimed` or `posting`, oldest first. */
  unfinished(): Promise<readonly LedgerRow[]>;
  /** The newest row of each of these digests, by `dueAt` and then `slot`; those without a row are absent. */
  newest(digestIds: readonly string[]): Promise<ReadonlyMap<string, { readonly slot: string; readonly dueAt: Date }>>;
  /** The newest rows of a digest first. */
  recent(digestId: string, limit: number): Promise<readonly LedgerRow[]>;
  /** Skipped, failed or unsure, and not yet told, oldest first. */
  untold(digestId: string): Promise<readonly LedgerRow[]>;
  markTold(digestId: string, slots: readonly string[]): Promise<void>;
  /** Forgets ended rows due before `before`, except the newest of each digest. The number of rows. */
  prune(before: Date): Promise<number>;
}

/** The calls a minute of all replicas together. Times are durations by the store's own clock: replicas' may differ. */
export interface BudgetStore {
  /**
   * Takes up to `wanted` of `calls` slots. They are free again `heldMs` later, which `answered` moves: one whose process
   * died comes back by itself. `nextInMs`: when one that is busy will be free, if fewer were than wanted; else 0.
   */
  take(
    calls: number,
    wanted: number,
    heldMs: number,
  ): Promise<{ readonly ids: readonly string[]; readonly nextInMs: number }>;
  /** These are free again `afterMs` from now, unless they have come back and are somebody else's. */
  answered(ids: readonly string[], afterMs: number): Promise<void>;
}

/** What has come in, by a key of its own: none is answered twice, be it delivered again or replayed, to whichever replica. */
export interface SeenStore {
  /** `true` once for each key within `keepMs`, for exactly one of all who ask. */
  isNew(key: string, now: Date, keepMs: number): Promise<boolean>;
}

/** Whose mail may be told of: that of these senders, by whole address, and of it that with these tags. Empty: of any. */
export interface AllowList {
  readonly senders: readonly string[];
  /** Without senders there are none: a tag belongs to a sender. */
  readonly tags: readonly string[];
}

/** What was set for one channel. */
export interface ChannelSettings {
  readonly channel: string;
  /** The sender that is meant when a tag comes without one: a whole address. */
  readonly sender: string | null;
  /** `null`: nothing was set, so what is usual holds. */
  readonly allowed: AllowList | null;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** What is absent stays as it is, so that two who change different things at the same moment both do. */
type ChannelChange = Pick<ChannelSettings, 'channel' | 'changedBy' | 'changedAt'> &
  Partial<Pick<ChannelSettings, 'sender' | 'allowed'>>;

export interface ChannelStore {
  get(channel: string): Promise<ChannelSettings | null>;
  put(change: ChannelChange): Promise<void>;
}
