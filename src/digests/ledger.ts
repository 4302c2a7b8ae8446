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

type LedgerSlot = Pick<LedgerRow, 'digestId' | 'slot' | 'dueAt'>;

/** What a row holds when nobody has worked on it. */
const untouched = {
  holder: null,
  leaseUntil: null,
  attempts: 0,
  channel: null,
  messageTs: null,
  reason: null,
  told: false,
} as const;

export function claimedRow(slot: LedgerSlot, holder: string, now: Date, leaseUntil: Date): LedgerRow {
  return { ...untouched, ...slot, state: 'claimed', holder, leaseUntil, attempts: 1, updatedAt: now };
}

export function skippedRow(slot: LedgerSlot, reason: string, now: Date): LedgerRow {
  return { ...untouched, ...slot, state: 'skipped', reason, updatedAt: now };
}

/** Whether somebody may be working on it. */
export function isHeld({ leaseUntil }: Pick<LedgerRow, 'leaseUntil'>, now: Date): boolean {
  return leaseUntil !== null && leaseUntil > now && leaseUntil.getTime() <= now.getTime() + longestLeaseMs;
}
