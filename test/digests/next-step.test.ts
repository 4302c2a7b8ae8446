import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerRow, SlotState } from '../../src/digests/ledger.ts';
import { type Failure, type Look, nextStep, type Step, type Work } from '../../src/digests/next-step.ts';
import type { FaultKind } from '../../src/ports.ts';
import { table } from './table.ts';

const hour = 3_600_000;
const clock = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const row: LedgerRow = {
  digestId: 'd1',
  slot: '2026-11-23T17:00',
  dueAt: clock('09:00'),
  state: 'claimed',
  holder: 'me',
  leaseUntil: clock('10:05'),
  attempts: 1,
  channel: 'C1',
  messageTs: null,
  reason: null,
  told: false,
  updatedAt: clock('09:00'),
};
const work: Work = {
  row,
  holder: 'me',
  now: clock('10:00'),
  graceMs: 24 * hour,
  digest: 'active',
  look: { kind: 'not-yet' },
  failure: null,
};

function lookOf(said: string): Look {
  const [kind, seconds] = said.split(' ');
  if (kind === 'found') return { kind, messageTs: '1700000000.000100' };
  if (kind === 'failed') return seconds === undefined ? { kind } : { kind, retryAfterMs: Number(seconds) * 1000 };
  return { kind: kind as 'not-yet' | 'not-found' | 'may-not' };
}

function failureOf(said: string): Failure | null {
  const [kind, what = '', seconds] = said.split(' ');
  const later = seconds === undefined ? {} : { retryAfterMs: Number(seconds) * 1000 };
  switch (kind) {
    case 'asking':
      return { during: 'asking', fault: what as FaultKind };
    case 'reading':
      return { during: 'reading' };
    case 'code':
      return { during: 'posting', code: what, ...later };
    case 'status':
      return { during: 'posting', status: Number(what), ...later };
    case 'sent':
    case 'unsent':
      return { during: 'posting', sent: kind === 'sent' };
    default:
      return null;
  }
}

function said(step: Step): string {
  const time = (at: Date) => at.toISOString().slice(11, 16);
  switch (step.do) {
    case 'retry':
      return `retry at ${time(step.at)} as ${step.as}: ${step.reason}`;
    case 'give up':
      return `give up as ${step.as}: ${step.reason}`;
    case 'skip':
      return `skip ${step.reason}`;
    case 'record posted':
      return `record posted ${step.messageTs}`;
    case 'pause digest':
      return `pause digest ${step.code} (${step.scope})`;
    default:
      return step.do;
  }
}

describe('the next step for a slot', () => {
  it.each(table('next-step.tsv'))(
    '%s held by %s until %s, attempt %s, %s; %s, look %s, failure %s: %s',
    (state = '', holder = '', lease = '', attempts = '', reason = '', digest = '', look = '', failure = '', step = '') => {
      const orNull = (text: string) => (text === '-' ? null : text);
      expect(
        said(
          nextStep({
            ...work,
            row: {
              ...row,
              state: state as SlotState,
              holder: orNull(holder),
              leaseUntil: lease === '-' ? null : clock(lease),
              attempts: Number(attempts),
              reason: orNull(reason),
            },
            digest: digest as Work['digest'],
            look: lookOf(look),
            failure: failureOf(failure),
          }),
        ),
      ).toBe(step);
    },
  );

  it('after the grace time is skipped, or given up when an attempt had failed', () => {
    const late = { ...work, graceMs: hour - 1 };
    expect(said(nextStep(late))).toBe('skip too-late');
    expect(said(nextStep({ ...late, row: { ...row, reason: 'unreachable' } }))).toBe('give up as failed: unreachable');
    expect(said(nextStep({ ...late, row: { ...row, state: 'posting' }, look: { kind: 'not-found' } }))).toBe(
      'skip too-late',
    );
    expect(said(nextStep({ ...late, row: { ...row, state: 'posting' } }))).toBe('look first');
  });

  it('that was interrupted again and again is given up', () => {
    expect(said(nextStep({ ...work, row: { ...row, attempts: 50 } }))).toBe('ask and post');
    expect(said(nextStep({ ...work, row: { ...row, attempts: 51 } }))).toBe('give up as failed: interrupted');
    expect(said(nextStep({ ...work, row: { ...row, attempts: 51, reason: 'unreachable' } }))).toBe('ask and post');
  });

  it('does not retry past the grace time', () => {
    const nearlyOver = { ...work, graceMs: hour + 30_000 };
    expect(said(nextStep({ ...nearlyOver, failure: failureOf('asking unreachable') }))).toBe(
      'give up as failed: unreachable',
    );
    expect(said(nextStep({ ...nearlyOver, failure: failureOf('status 429 7200') }))).toBe(
      'give up as failed: ratelimited',
    );
    const posting: LedgerRow = { ...row, state: 'posting' };
    expect(said(nextStep({ ...nearlyOver, row: posting, failure: failureOf('status 503') }))).toBe(
      'give up as unsure: server-error',
    );
    expect(said(nextStep({ ...nearlyOver, row: posting, look: { kind: 'failed' } }))).toBe(
      'give up as unsure: look-failed',
    );
  });
});

/** A life that is killed at once holds its lease for a minute; the longest grace time here has 1440 of those, of few steps each. */
const mostSteps = 1440 * 6;

describe('a simulated life of a slot', () => {
  const posting = fc.constantFrom(
    'accepted',
    'accepted, then killed',
    'killed before it was sent',
    'accepted, answer lost',
    'accepted, then internal_error',
    'not sent',
    'code ratelimited',
    'status 429',
  );
  const asking = fc.constantFrom('answered', 'answered', 'killed', 'asking unreachable');
  const world = fc.record({
    attempts: fc.array(fc.record({ asking, posting, looking: fc.constantFrom('seen', 'failed') }), {
      minLength: 1,
      maxLength: 40,
    }),
    mayLook: fc.boolean(),
    graceHours: fc.integer({ min: 1, max: 24 }),
  });

  it('ends, and has put at most one message into the channel; one that is there is recorded or called unsure', () => {
    fc.assert(
      fc.property(world, ({ attempts, mayLook, graceHours }) => {
        let now = row.dueAt.getTime();
        let life = 1;
        let at = 0;
        let messages = 0;
        let current: LedgerRow = { ...row, holder: 'life 1', leaseUntil: new Date(now + 60_000) };
        let look: Look = { kind: 'not-yet' };
        let failure: Failure | null = null;
        const kill = () => {
          life += 1;
          failure = null;
          look = { kind: 'not-yet' };
        };
        for (let steps = 0; steps < mostSteps; steps++) {
          const holder = `life ${life}`;
          const step = nextStep({
            row: current,
            holder,
            now: new Date(now),
            graceMs: graceHours * hour,
            digest: 'active',
            look,
            failure,
          });
          // What a look shows is judged by what led to it.
          if (step.do !== 'look first') failure = null;
          const luck = attempts[at % attempts.length] ?? { asking: 'answered', posting: 'accepted', looking: 'seen' };
          switch (step.do) {
            case 'nothing': {
              expect(messages).toBeLessThanOrEqual(1);
              if (current.state === 'posted') expect(messages).toBe(1);
              if (messages === 1) expect(['posted', 'unsure']).toContain(current.state);
              return;
            }
            case 'wait':
              now = current.leaseUntil?.getTime() ?? now;
              break;
            case 'take over':
              current = { ...current, holder, attempts: current.attempts + 1, leaseUntil: new Date(now + 60_000) };
              look = { kind: 'not-yet' };
              break;
            case 'look first':
              at += 1;
              if (!mayLook) look = { kind: 'may-not' };
              else if (luck.looking === 'failed') look = { kind: 'failed' };
              else look = messages > 0 ? { kind: 'found', messageTs: '1.2' } : { kind: 'not-found' };
              break;
            case 'ask and post':
              at += 1;
              if (luck.asking === 'killed') kill();
              else if (luck.asking !== 'answered') failure = failureOf(luck.asking);
              else {
                current = { ...current, state: 'posting', reason: null };
                look = { kind: 'not-yet' };
                if (luck.posting.startsWith('accepted')) messages += 1;
                if (luck.posting === 'accepted') current = { ...current, state: 'posted', messageTs: '1.2' };
                else if (luck.posting.includes('killed')) kill();
                else if (luck.posting === 'accepted, answer lost') failure = { during: 'posting', sent: true };
                else if (luck.posting.endsWith('internal_error')) failure = failureOf('code internal_error');
                else failure = failureOf(luck.posting === 'not sent' ? 'unsent' : luck.posting);
              }
              break;
            case 'record posted':
              current = { ...current, state: 'posted', messageTs: step.messageTs };
              break;
            case 'retry':
              current = { ...current, state: step.as, reason: step.reason, leaseUntil: step.at };
              now = step.at.getTime();
              break;
            case 'skip':
              current = { ...current, state: 'skipped', reason: step.reason };
              break;
            case 'give up':
              current = { ...current, state: step.as, reason: step.reason };
              break;
            case 'pause digest':
              throw new Error('no such code here');
          }
        }
        throw new Error('does not end');
      }),
      { numRuns: Number(process.env.RUNS ?? 400) },
    );
  });
});
