import type { Day } from '../../src/dates/range.ts';

export const esps = ['gmail.com', 'yahoo.com', 'outlook.com', 'icloud.com', 'others'] as const;
export type Esp = (typeof esps)[number];

export interface Sender {
  readonly address: string;
  readonly domain: string;
  readonly type: 'batch' | 'trigger';
  /** The configuration set's id. */
  readonly config: string | null;
}

interface Tag {
  readonly name: string;
  readonly description: string;
}

interface DedicatedIp {
  readonly id: string;
  readonly ip: string;
  /** The pool's id. */
  readonly pool: string | null;
  /** From this China day on, mail through it is hardly seen: few opens, fewer clicks. */
  readonly sickSince?: Day;
}

interface Pool {
  readonly id: string;
  readonly name: string;
}

interface ConfigSet {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The pool's id. */
  readonly pool: string | null;
}

/** Mails of one kind: every mail of the account belongs to exactly one stream. */
export interface Stream {
  /** The sender's address. */
  readonly sender: string;
  /** The tag's name; `null` for mail without a tag. */
  readonly tag: string | null;
  /** Mails a day, Sunday first. */
  readonly weekdays: readonly [number, number, number, number, number, number, number];
  /** Hours of the China day with their weights. */
  readonly hours: readonly (readonly [hour: number, weight: number])[];
  /** Ways out with their weights; `null` is the shared pool, which `route` replaces when per-IP sums must add up. */
  readonly ways: readonly (readonly [ip: string | null, weight: number])[];
  /** The dedicated IP that takes the shared pool's mail under the switch `perIp: 'adds-up'`. */
  readonly route: string | null;
  /** Against the usual of each ESP. */
  readonly openFactor: number;
  readonly clickFactor: number;
}

/** Everything the account holds; its mails follow from it, a seed and the day. */
export interface Account {
  readonly senders: readonly Sender[];
  readonly tags: readonly Tag[];
  readonly domains: readonly string[];
  readonly ips: readonly DedicatedIp[];
  readonly pools: readonly Pool[];
  readonly configSets: readonly ConfigSet[];
  readonly streams: readonly Stream[];
}
