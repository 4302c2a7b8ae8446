import type {
  Answer,
  AskOptions,
  Fault,
  FaultKind,
  Listed,
  ListedDimension,
  MailSource,
  TrackQuery,
  TrackRow,
} from '../../src/ports.ts';

export type Reply<T> = T | Fault;

export interface Calls {
  readonly tracked: TrackQuery[];
  readonly listed: ListedDimension[];
}

/** The port made of plain functions: answers at once, counts what it was asked. */
export function pretendSource(
  track: (query: TrackQuery, options: AskOptions) => Reply<readonly TrackRow[]> | Promise<Reply<readonly TrackRow[]>>,
  list: (dimension: ListedDimension) => Reply<readonly Listed[]> = () => [],
): MailSource & Calls {
  const tracked: TrackQuery[] = [];
  const listed: ListedDimension[] = [];
  return {
    tracked,
    listed,
    async track(query, options) {
      tracked.push(query);
      options.onEvent?.({ kind: 'started' });
      const reply = await track(query, options);
      options.onEvent?.({ kind: 'answered' });
      return answer(reply);
    },
    async list(dimension, options) {
      listed.push(dimension);
      options.onEvent?.({ kind: 'started' });
      const reply = list(dimension);
      options.onEvent?.({ kind: 'answered' });
      return answer(reply);
    },
    waitFor: () => 0,
  };
}

function answer<T extends readonly unknown[]>(reply: Reply<T>): Answer<T> {
  if ('kind' in reply) return { ok: false, fault: reply, calls: 1 };
  return { ok: true, value: reply, calls: 1 };
}

export function fault(kind: FaultKind, sentence = `Direct Mail says ${kind}.`): Fault {
  return { kind, sentence };
}

/** `[day, sent, opens, uniqueOpens, clicks, uniqueClicks]` */
export type CompactRow = readonly [string | null, number, number, number, number, number];

export function row([day, sent, opens, uniqueOpens, clicks, uniqueClicks]: CompactRow): TrackRow {
  return { day, sent, opens, uniqueOpens, clicks, uniqueClicks };
}
