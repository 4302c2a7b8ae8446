/** The tables as they are since the newest migration. Instants are UTC, in milliseconds since 1970. */
export interface Tables {
  readonly digests: DigestTable;
  readonly ledger: LedgerTable;
  readonly budget: BudgetTable;
  readonly channels: ChannelTable;
  readonly seen: SeenTable;
}

export interface DigestTable {
  readonly id: string;
  readonly name: string;
  /** The name in lower case, as the database's own `lower` knows only some letters. */
  readonly name_key: string;
  readonly channel: string;
  readonly owner: string;
  readonly words: string;
  /** JSON of `Schedule`. */
  readonly schedule: string;
  readonly zone: string;
  /** JSON of `Pause`. */
  readonly pause: string | null;
  readonly created_at: number;
  readonly active_since: number;
  readonly version: number;
  readonly removed_at: number | null;
}

export interface LedgerTable {
  readonly digest_id: string;
  readonly slot: string;
  readonly due_at: number;
  readonly state: string;
  readonly holder: string | null;
  readonly lease_until: number | null;
  readonly attempts: number;
  readonly channel: string | null;
  readonly message_ts: string | null;
  readonly reason: string | null;
  /** 0 or 1. */
  readonly told: number;
  readonly updated_at: number;
}

/** One row for each call that may be in flight or counted at the same time. */
interface BudgetTable {
  readonly slot: number;
  /** Who took it last. */
  readonly id: string | null;
  readonly free_at: number;
}

interface SeenTable {
  readonly key: string;
  readonly kept_until: number;
}

export interface ChannelTable {
  readonly channel: string;
  readonly sender: string | null;
  /** JSON of `AllowList`. */
  readonly allowed: string | null;
  readonly changed_by: string;
  readonly changed_at: number;
}
