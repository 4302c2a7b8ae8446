import type { DateContext, Weekday } from '../../dates/range.ts';
import type { Clock, Log, MailSource, Store } from '../../ports.ts';
import type { AskContext, Reply, Reported } from '../../reply.ts';
import type { ReportOptions } from '../../reports/make-report.ts';
import type { Digest, Slot } from '../digest.ts';
import type { Poster } from '../poster.ts';

export interface DeskWorld {
  readonly store: Store;
  /** `null`: nothing can be posted from here, as on a command line without a token. */
  readonly poster: Poster | null;
  readonly source: MailSource;
  readonly clock: Clock;
  readonly log: Log;
  /** The zone of digests that name none, IANA. */
  readonly zone: string;
  readonly weekStartsOn: Weekday;
  readonly order: DateContext['order'];
  readonly newId: () => string;
  readonly report: (digest: Digest, slot: Slot, options: ReportOptions) => Promise<Reported>;
}

/** Where what people say about digests is carried out. */
export interface Desk {
  /** `words` are those for which `isAboutDigests` is true. Rejects only for what nobody foresaw, e.g. a store that fails. */
  obey(words: string, context: AskContext): Promise<Reply>;
}

export function createDesk(_world: DeskWorld): Desk {
  throw new Error('not built yet');
}
