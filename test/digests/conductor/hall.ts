import { afterEach } from 'vitest';
import { openStore } from '../../../src/adapters/store/open.ts';
import { type Conductor, type ConductorWorld, createConductor } from '../../../src/digests/conductor/conductor.ts';
import type { Digest } from '../../../src/digests/digest.ts';
import type { LedgerRow } from '../../../src/digests/ledger.ts';
import type { DigestPost, Poster } from '../../../src/digests/poster.ts';
import type { DigestStore, FaultKind, LedgerStore, Store } from '../../../src/ports.ts';
import type { Reported, ReportReply } from '../../../src/reply.ts';
import { aReply } from '../../slack/a-report.ts';
import { silent } from '../../store/samples.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { weekly } from '../digests.ts';
import { drawn } from '../drawn.ts';
import { createTime, type Time } from './time.ts';

export const minute = 60_000;
export const hour = 60 * minute;
/** Monday 09:00 in Shanghai, when `weekly` is due. */
export const due = new Date('2026-11-23T01:00:00Z');
export const nine = '2026-11-23T09:00';

/** What a test says of the world; the rest is kind: Direct Mail answers, Slack takes each post. */
export interface Kindness {
  readonly poster?: Partial<Poster>;
  readonly report?: ConductorWorld['report'];
  /** Puts somebody else's doings between what the conductor does. */
  readonly store?: (store: Store) => Store;
  readonly pace?: ConductorWorld['pace'];
  readonly graceMs?: number;
  /** How far the clock of this replica is ahead. */
  readonly aheadMs?: () => number;
  readonly holder?: string;
}

interface Logged {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly details: Record<string, unknown>;
}

/** A store of its own, a time that passes when told to, and what became of it all. Begins when `weekly` is due. */
export interface Hall {
  readonly store: Store;
  readonly time: Time;
  readonly conductor: Conductor;
  readonly posted: readonly DigestPost[];
  /** To whom, and what, as text. */
  readonly told: readonly (readonly [user: string, text: string])[];
  readonly logged: readonly Logged[];
  /** One more replica over the same store and channel. */
  join(kindness?: Kindness): Conductor;
  row(digestId?: string, slot?: string): Promise<LedgerRow | null>;
}

const folder = temporaryFolder();
let halls = 0;
const open: Store[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

/** `digests` are in the store from the beginning. */
export async function openHall(digests: readonly Digest[] = [weekly], kindness: Kindness = {}): Promise<Hall> {
  halls += 1;
  const store = await openStore(`file:${folder.path}/${halls}.db`, { log: silent });
  open.push(store);
  for (const digest of digests) await store.digests.create(digest);
  const time = createTime(due);
  const posted: DigestPost[] = [];
  const told: (readonly [string, string])[] = [];
  const logged: Logged[] = [];
  const log =
    (level: Logged['level']) =>
    (message: string, details: Record<string, unknown> = {}) =>
      void logged.push({ level, message, details });
  let replicas = 0;

  function join(own: Kindness = {}): Conductor {
    replicas += 1;
    const poster: Poster = {
      turn: async () => {},
      attach: async () => {},
      async post(post) {
        posted.push(post);
        return { ok: true, messageTs: `${posted.length}.000100` };
      },
      look: async () => ({ kind: 'not-found' }),
      async tell(user, message) {
        told.push([user, drawn(message)]);
        return true;
      },
      reach: async () => ({ kind: 'open', name: null }),
      tokenWorks: async () => true,
      ...own.poster,
    };
    return createConductor({
      store: own.store?.(store) ?? store,
      poster,
      report: own.report ?? (async () => answer),
      clock: () => new Date(time.now().getTime() + (own.aheadMs?.() ?? 0)),
      log: { info: log('info'), warn: log('warn'), error: log('error') },
      holder: own.holder ?? `replica ${replicas}`,
      graceMs: own.graceMs ?? 24 * hour,
      after: time.after,
      ...(own.pace === undefined ? {} : { pace: own.pace }),
    });
  }

  return {
    store,
    time,
    conductor: join(kindness),
    posted,
    told,
    logged,
    join,
    row: (digestId = weekly.id, slot = nine) => store.ledger.get(digestId, slot),
  };
}

export const answer = aReply() as ReportReply;

export const fault = (kind: FaultKind): Reported => ({ kind: 'failed', fault: { kind, sentence: 'No.' } });

/** So many digests like `weekly`: d1, d2 … in channels C1, C2 … */
export function many(count: number, changes: Partial<Digest> = {}): readonly Digest[] {
  return Array.from({ length: count }, (_, n) => ({
    ...weekly,
    id: `d${n + 1}`,
    name: `weekly-${n + 1}`,
    channel: `C${n + 1}`,
    ...changes,
  }));
}

/** The store with some methods of the ledger or the digests in other hands. */
export const withStore =
  (changes: (store: Store) => { ledger?: Partial<LedgerStore>; digests?: Partial<DigestStore> }) =>
  (store: Store): Store => {
    const { ledger, digests } = changes(store);
    return { ...store, ledger: { ...store.ledger, ...ledger }, digests: { ...store.digests, ...digests } };
  };
