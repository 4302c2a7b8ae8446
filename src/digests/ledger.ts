/**
 * What became of one slot of one digest. `claimed`: somebody is working on it. `posting`: the post is about to be made or
 * was made; only a look at the channel can tell. Then the ends: `posted`; `skipped` (too late, or paused); `failed`
 * (given up, the owner told); `unsure` (it may have been posted and nobody may look: not repeated, the owner told).
 */
export type SlotState = 'claimed' | 'posting' | 'posted' | 'skipped' | 'failed' | 'unsure';

/** No lease is longer: one that ends later was made by a clock that was wrong, and holds nothing. */
export const longestLeaseMs = 2 * 3_600_000;

export interface LedgerRow {
  readonly digestId: string;
  /** `Slot.local`. */
  readonly slot: string;
  readonly dueAt: Date;
  readonly state: SlotState;
  /** The process that works on it, until its lease ends. */
  readonly holder: string | null;
  readonly leaseUntil: Date | null;
  /** How often work on it was begun. */
  readonly attempts: number;
  readonly channel: string | null;
  /** Slack's timestamp of the message, once posted. */
  readonly messageTs: string | null;
  /** A short word for what went wrong or why it was skipped; no secret in it. */
  readonly reason: string | null;
  /** The skip or failure has been told (in the next digest, or to the owner). */
  readonly told: boolean;
  readonly updatedAt: Date;
}

/** Whether somebody may be working on it. */
export function isHeld({ leaseUntil }: Pick<LedgerRow, 'leaseUntil'>, now: Date): boolean {
  return leaseUntil !== null && leaseUntil > now && leaseUntil.getTime() <= now.getTime() + longestLeaseMs;
}
