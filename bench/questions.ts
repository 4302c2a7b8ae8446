import { dedicatedIps, type Filter, type SdkClient } from './sdk.ts';
import type { ServerOptions } from './servers/start.ts';

/** A report whose wall time is measured. */
export interface Question {
  readonly what: string;
  readonly words: string;
  /** The critical path: calls of which none can begin before the one before it is answered. */
  readonly path: readonly ('list' | 'page')[];
  /** GetTrackList requests in all, by every contestant. */
  readonly calls: number;
  /** The values to ask about, beside the total. */
  readonly values: (client: SdkClient) => Promise<readonly Filter[]>;
  readonly switches?: NonNullable<ServerOptions['switches']>;
}

const esps = ['gmail.com', 'yahoo.com', 'outlook.com', 'icloud.com', 'others'].map((esp) => ({ esp }));

export const questions: readonly Question[] = [
  {
    what: '7 days by ESP',
    words: 'last 7 days by esp',
    path: ['page'],
    calls: 6,
    values: async () => esps,
  },
  {
    // The IPs must be listed before they can be asked about; the total needs no list.
    what: '30 days by IP',
    words: 'last 30 days by ip',
    path: ['list', 'page'],
    calls: 25,
    values: dedicatedIps,
  },
  {
    // Only the first page tells how many there are: 168 hours, 17 on a page.
    what: '7 days in 10 pages',
    words: 'last 7 days',
    path: ['page', 'page'],
    calls: 10,
    values: async () => [],
    switches: { rows: 'hour', pageSizeCap: 17 },
  },
];
