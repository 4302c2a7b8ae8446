import type { Clock, Log, Store } from '../ports.ts';
import type { Watched } from './health.ts';
import { type Home, type HomeWorld, homeOf } from './home.ts';

/** `refused`: a sentence for whoever may not have it, or when it cannot be made. */
export type FoundHome =
  | { readonly kind: 'home'; readonly home: Home }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Home for whoever opens it. */
export interface HomeDesk {
  /** Never asks Direct Mail. Rejects only for what nobody foresaw. */
  of(user: string): Promise<FoundHome>;
  /** Asks Direct Mail how it is, unless that is known. `true`: Home has something new to tell. Never rejects. */
  look(): Promise<boolean>;
}

/** What Home tells beyond digests. */
export type HomeParts = Pick<Watched, 'health' | 'look'> & Pick<HomeWorld, 'channelsOf'>;

interface DeskWorld {
  readonly digests?: { readonly store: Store; readonly sentenceOf: (error: unknown) => string | null };
  readonly home?: HomeParts;
  readonly clock: Clock;
  readonly log: Log;
  /** The reporting zone, IANA. */
  readonly zone: string;
  readonly refusal: (asker: { readonly user: string; readonly channel: string }) => Promise<string | null>;
}

export function createHomeDesk({ digests, home, clock, log, zone, refusal }: DeskWorld): HomeDesk {
  return {
    async of(user) {
      // Home is no channel: only who may ask counts, not where.
      const sentence = await refusal({ user, channel: '' });
      if (sentence !== null) return { kind: 'refused', sentence };
      if (digests === undefined || home === undefined) return { kind: 'refused', sentence: 'There is no Home here.' };
      try {
        return { kind: 'home', home: await homeOf(user, { store: digests.store, clock, zone, ...home }) };
      } catch (error) {
        const problem = digests.sentenceOf(error);
        if (problem === null) throw error;
        log.error('the store failed', { error, user });
        return { kind: 'refused', sentence: problem };
      }
    },
    look: async () => (home === undefined ? false : home.look()),
  };
}
