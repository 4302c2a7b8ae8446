import type { Clock, MailSource, Store } from '../ports.ts';
import { lookAgain } from './health.ts';
import { type Home, type HomeWorld, homeOf } from './home.ts';

/** Home for whoever opens it. */
export interface HomeDesk {
  /** Rejects only when the store fails. */
  of(
    user: string,
  ): Promise<{ readonly kind: 'home'; readonly home: Home } | { readonly kind: 'refused'; readonly sentence: string }>;
  /** Asks Direct Mail how it is, unless that is known. `true`: Home has something new to tell. */
  lookAgain(): Promise<boolean>;
}

interface DeskWorld {
  readonly source: MailSource;
  readonly digests?: { readonly store: Store };
  readonly home?: Pick<HomeWorld, 'health' | 'channelsOf'>;
  readonly clock: Clock;
  readonly refusal: (asker: { readonly user: string; readonly channel: string }) => Promise<string | null>;
}

export function createHomeDesk({ source, digests, home, clock, refusal }: DeskWorld): HomeDesk {
  return {
    async of(user) {
      // Home is no channel: what is asked in it is asked in the direct messages with mailstats.
      const sentence = await refusal({ user, channel: '' });
      if (sentence !== null) return { kind: 'refused', sentence };
      if (digests === undefined || home === undefined) return { kind: 'refused', sentence: 'There is no Home here.' };
      return { kind: 'home', home: await homeOf(user, { store: digests.store, clock, ...home }) };
    },
    async lookAgain() {
      if (home === undefined) return false;
      return lookAgain({ source, health: home.health }, clock, { priority: 'background' });
    },
  };
}
