import type { LedgerRow } from '../../digests/ledger.ts';
import { slotStateSchema } from './stored-values.ts';
import type { LedgerTable } from './tables.ts';

const instant = (milliseconds: number | null) => (milliseconds === null ? null : new Date(milliseconds));

export function ledgerRowOf(row: LedgerTable): LedgerRow {
  return {
    digestId: row.digest_id,
    slot: row.slot,
    dueAt: new Date(row.due_at),
    state: slotStateSchema.parse(row.state),
    holder: row.holder,
    leaseUntil: instant(row.lease_until),
    attempts: row.attempts,
    channel: row.channel,
    messageTs: row.message_ts,
    reason: row.reason,
    told: row.told === 1,
    updatedAt: new Date(row.updated_at),
  };
}

export function ledgerTableRow(row: LedgerRow): LedgerTable {
  return {
    digest_id: row.digestId,
    slot: row.slot,
    due_at: row.dueAt.getTime(),
    state: row.state,
    holder: row.holder,
    lease_until: row.leaseUntil?.getTime() ?? null,
    attempts: row.attempts,
    channel: row.channel,
    message_ts: row.messageTs,
    reason: row.reason,
    told: row.told ? 1 : 0,
    updated_at: row.updatedAt.getTime(),
  };
}
