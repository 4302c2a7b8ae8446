import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../src/digests/ledger.ts';
import { daily } from '../digests/digests.ts';
import { type Evidence, judge } from './verdict.ts';

const graceMs = 24 * 3_600_000;
/** 08:00 in Shanghai. */
const due = (day: number) => new Date(Date.UTC(2026, 10, day));
const later = (date: Date, hours: number) => new Date(date.getTime() + hours * 3_600_000);
const local = (day: number) => `2026-11-${day}T08:00`;

function row(day: number, changes: Partial<LedgerRow> = {}): LedgerRow {
  return {
    digestId: daily.id,
    slot: local(day),
    dueAt: due(day),
    state: 'posted',
    holder: null,
    leaseUntil: null,
    attempts: 1,
    channel: 'C1',
    messageTs: `${day}.1`,
    reason: null,
    told: false,
    updatedAt: later(due(day), 1),
    ...changes,
  };
}

const afterTheGap = new Date('2027-03-14T07:00Z');
const halfHourly = {
  kind: 'cron',
  expression: '0,30 2,3 * * *',
  minutes: [0, 30],
  daysOfMonth: null,
  months: [3],
  daysOfWeek: null,
} as const;

const message = (day: number, ts = `${day}.1`) => ({ channel: 'C1', ts, digestId: daily.id, slot: local(day) });
const skipped = { state: 'skipped', channel: null, messageTs: null } as const;

/** Two days, both posted, each once. */
const good: Evidence = {
  digests: [daily],
  rows: [row(19), row(20)],
  messages: [message(19), message(20)],
  until: later(due(20), 2),
  graceMs,
  mayLook: true,
};

const kinds = (changes: Partial<Evidence>) => judge({ ...good, ...changes }).flaws.map(({ kind }) => kind);
/** The first of the two days ended like this, without a message. */
const firstDay = (changes: Partial<LedgerRow>) => ({
  rows: [row(19, { ...skipped, ...changes }), row(20)],
  messages: [message(20)],
});

describe('the verdict over a crash run', () => {
  it('finds nothing wrong where nothing is, and counts', () => {
    expect(judge(good)).toEqual({
      flaws: [],
      slots: 2,
      ended: { claimed: 0, posting: 0, posted: 2, skipped: 0, failed: 0, unsure: 0 },
    });
  });

  it('sees a slot without a row', () => {
    expect(judge({ ...good, rows: [row(19)], messages: [message(19)] }).flaws).toEqual([
      { kind: 'lost', sentence: 'd2 2026-11-20T08:00 has no row' },
    ]);
  });

  it('does not ask for slots after the end, nor before the digest was active', () => {
    expect(kinds({ until: later(due(20), -1), rows: [row(19)], messages: [message(19)] })).toEqual([]);
    expect(kinds({ digests: [{ ...daily, activeSince: due(19) }], rows: [row(20)], messages: [message(20)] })).toEqual(
      [],
    );
  });

  it('sees a second message, at whatever time and in whatever channel', () => {
    expect(kinds({ messages: [...good.messages, message(20, '99.9')] })).toEqual(['doubled']);
    expect(kinds({ messages: [...good.messages, { ...message(20), channel: 'C2' }] })).toEqual(['doubled']);
  });

  it('sees a row that says posted while no such message is there', () => {
    expect(kinds({ messages: [message(19)] })).toEqual(['lost']);
    expect(kinds({ messages: [message(19), message(20, '99.9')] })).toEqual(['lost']);
    expect(kinds({ messages: [message(19), { ...message(20), channel: 'C2' }] })).toEqual(['lost']);
  });

  it('sees a message without a row, and a row that was never due', () => {
    expect(kinds({ messages: [...good.messages, message(21)] })).toEqual(['wrong']);
    const odd = { slot: '2026-11-20T09:00', dueAt: later(due(20), 1) };
    expect(kinds({ rows: [...good.rows, row(20, { ...skipped, ...odd, reason: 'superseded' })] })).toEqual([
      'wrong',
      'lost',
    ]);
  });

  it('sees what was left unfinished', () => {
    expect(kinds(firstDay({ state: 'claimed' }))).toEqual(['lost']);
    expect(kinds(firstDay({ state: 'posting' }))).toEqual(['lost']);
    expect(kinds({ until: later(due(20), -1), rows: [row(19), row(20, { state: 'posting' })] })).toEqual([]);
  });

  it('asks of a slot that was superseded whether a newer one was due when that was decided', () => {
    const updatedAt = (hours: number) => ({ reason: 'superseded', updatedAt: later(due(20), hours) });
    expect(kinds(firstDay(updatedAt(0)))).toEqual([]);
    expect(kinds(firstDay(updatedAt(-1)))).toEqual(['lost']);
    expect(kinds(firstDay(updatedAt(1)))).toEqual(['lost']);
  });

  it('knows that local times can share an instant', () => {
    const zone = 'America/New_York';
    const schedule = { ...halfHourly, hours: [2, 3] };
    const at = (slot: string, changes: Partial<LedgerRow> = {}) =>
      row(19, { slot: `2027-03-14T${slot}`, dueAt: afterTheGap, updatedAt: afterTheGap, ...changes });
    const [late, posted] = [{ ...skipped, reason: 'superseded' }, at('03:00')];
    const rows = [at('02:00', late), at('02:30', late), posted];
    const run = {
      digests: [{ ...daily, zone, schedule, activeSince: new Date('2027-03-14T06:00Z') }],
      messages: [{ ...message(19), slot: posted.slot }],
      until: afterTheGap,
    };
    expect(kinds({ ...run, rows })).toEqual([]);
    expect(kinds({ ...run, rows: [...rows.slice(0, 2), at('03:00', late)], messages: [] })).toEqual(['lost']);
  });

  it('asks of a slot that was too late whether it was', () => {
    const updatedAt = (hours: number) => ({ reason: 'too-late', updatedAt: later(due(19), hours) });
    expect(kinds(firstDay(updatedAt(24)))).toEqual(['lost']);
    expect(kinds(firstDay(updatedAt(25)))).toEqual([]);
    expect(kinds(firstDay({ reason: 'paused' }))).toEqual(['lost']);
    expect(kinds(firstDay({ reason: null }))).toEqual(['lost']);
  });

  it('lets a slot fail only at the end of the grace time, or for what would be refused again', () => {
    const failed = (reason: string | null, hours: number) =>
      kinds(firstDay({ state: 'failed', reason, updatedAt: later(due(19), hours) }));
    expect(failed('slack-unreachable', 22)).toEqual(['lost']);
    expect(failed('slack-unreachable', 23.5)).toEqual([]);
    expect(failed('is_archived', 1)).toEqual([]);
    expect(failed(null, 24)).toEqual(['lost']);
    const interrupted = { state: 'failed', reason: 'interrupted' } as const;
    expect(kinds(firstDay({ ...interrupted, attempts: 50 }))).toEqual(['lost']);
    expect(kinds(firstDay({ ...interrupted, attempts: 51 }))).toEqual([]);
  });

  it('sees a message of a slot that was not posted, they say', () => {
    const late = { reason: 'too-late', updatedAt: later(due(19), 25) };
    expect(kinds({ ...firstDay(late), messages: good.messages })).toEqual(['wrong']);
    expect(kinds({ ...firstDay({ ...late, state: 'failed' }), messages: good.messages })).toEqual(['wrong']);
  });

  it('lets nobody be unsure who could look', () => {
    const unsure = firstDay({ state: 'unsure', reason: 'may-not-look' });
    expect(kinds(unsure)).toEqual(['lost']);
    expect(kinds({ ...unsure, mayLook: false })).toEqual([]);
    expect(kinds({ ...unsure, mayLook: false, messages: good.messages })).toEqual([]);
    const failedToLook = (hours: number) =>
      kinds(firstDay({ state: 'unsure', reason: 'look-failed', updatedAt: later(due(19), hours) }));
    expect(failedToLook(22)).toEqual(['lost']);
    expect(failedToLook(25)).toEqual([]);
  });
});
