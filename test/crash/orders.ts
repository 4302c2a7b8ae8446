import type { WorksWorld } from '../../src/compose-works.ts';

/** To a replica. By `aheadMs` its clock is ahead of the machine's from then on. */
export type Order =
  | {
      readonly do: 'begin';
      readonly aheadMs: number;
      /** As the environment would hold them. */
      readonly settings: Readonly<Record<string, string>>;
      readonly works: Pick<WorksWorld, 'tickPattern' | 'pace' | 'timing' | 'rates'>;
    }
  | { readonly do: 'jump'; readonly aheadMs: number };
