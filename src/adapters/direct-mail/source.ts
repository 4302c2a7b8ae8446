import type {
  Answer,
  BudgetStore,
  Listed,
  ListedDimension,
  Log,
  MailSource,
  TrackQuery,
  TrackRow,
} from '../../ports.ts';
import type { Asking } from './asking.ts';
import { createCaller } from './caller.ts';
import { createClient } from './client.ts';
import type { Keys } from './credentials.ts';
import type { CreateTimeReading } from './days.ts';
import { Failure } from './failure.ts';
import { createLimiter } from './limiter.ts';
import { createListReader, type WholeList } from './lists.ts';
import { createPageAsker } from './page-asker.ts';
import { createPageReader } from './pages.ts';
import { createProbe, type Probe } from './probe.ts';
import { addressOf } from './regions.ts';
import { createSingleFlight, type Outcome } from './single-flight.ts';
import { defaultTiming, type Timing } from './timing.ts';
import { toParameters } from './track-parameters.ts';

/** Calls at once: a report's wall time is then its critical path, within what one host's sockets bear. */
const atOnce = 64;

export interface DirectMailSettings extends Keys {
  /** `cn-hangzhou`, `ap-southeast-1`, `us-east-1` or `eu-central-1`. */
  readonly region: string;
  /** A URL such as `http://127.0.0.1:8080`, or a host; overrides the region's. */
  readonly endpoint?: string | undefined;
  /** For everything together, in any 60 seconds. */
  readonly callsPerMinute: number;
  /** Where the calls of all replicas are counted together; absent: those of this process are counted alone. */
  readonly sharedBudget?: BudgetStore;
  readonly createTime: CreateTimeReading;
  readonly log: Log;
  /** Milliseconds of a clock that never jumps. */
  readonly now?: () => number;
  /** In [0, 1), for jitter. */
  readonly random?: () => number;
  readonly timing?: Partial<Timing>;
}

/** Two ways to ask, one budget. */
export interface DirectMail {
  /** Answers are whole or faults: what Direct Mail announced and did not give is never summed. */
  readonly source: MailSource;
  readonly probe: Probe;
}

/** Direct Mail's email tracking through the official SDK. Constructing asks nothing and reads no credentials. */
export function createDirectMail(settings: DirectMailSettings): DirectMail {
  const { log, callsPerMinute, createTime, now = () => performance.now(), random = Math.random } = settings;
  const timing = { ...defaultTiming, ...settings.timing };
  // The SDK waits `attemptMs` for a connection and once more for the answer; finding credentials may come before.
  const longestCallMs = 3 * timing.attemptMs;
  const shared = settings.sharedBudget && { store: settings.sharedBudget, longestCallMs, log };
  const limiter = createLimiter({ ...timing, callsPerMinute, atOnce, now, random, ...(shared && { shared }) });
  const client = createClient(addressOf(settings.region, settings.endpoint), settings, timing.attemptMs);
  const call = createCaller({ client, limiter, timing, log, now, random });
  const readRows = createPageReader(createPageAsker({ call, createTime, log }), log);
  const readList = createListReader(call);
  const lists = new Map<ListedDimension, { readonly list: WholeList; readonly until: number }>();

  let questions = 0;
  const nextOrder = () => {
    questions += 1;
    return questions;
  };
  const tracks = createSingleFlight<readonly TrackRow[]>(nextOrder);
  const listings = createSingleFlight<readonly Listed[]>(nextOrder);

  /** What goes wrong inside as a value; a mistake of ours too, so that it reaches one answer and not the process. */
  async function outcome<T>(work: () => Promise<{ value: T; notes?: readonly string[] }>): Promise<Outcome<T>> {
    try {
      return { ok: true, ...(await work()) };
    } catch (error) {
      if (error instanceof Failure) return { ok: false, fault: error.fault };
      const { name, stack = '' } = error instanceof Error ? error : { name: typeof error };
      // Frames only: a message might quote what it failed on.
      log.error('Direct Mail adapter failed', { name, at: stack.split('\n    at ').slice(1) });
      const sentence = 'mailstats made a mistake while asking Direct Mail. The log tells more.';
      return { ok: false, fault: { kind: 'unexpected', sentence } };
    }
  }

  async function listOnce(dimension: ListedDimension, asking: Asking): Promise<Outcome<readonly Listed[]>> {
    return await outcome(async () => {
      const list = await readList(dimension, asking);
      lists.set(dimension, { list, until: now() + timing.listsKeptMs });
      return toValue(list);
    });
  }

  const source: MailSource = {
    track(query: TrackQuery, options): Promise<Answer<readonly TrackRow[]>> {
      const key = JSON.stringify(toParameters(query));
      return tracks.ask(key, options, (asking) => outcome(async () => ({ value: await readRows(query, asking) })));
    },
    async list(dimension, options): Promise<Answer<readonly Listed[]>> {
      const kept = lists.get(dimension);
      if (kept !== undefined && now() < kept.until) return { ok: true, ...toValue(kept.list), calls: 0 };
      return await listings.ask(dimension, options, (asking) => listOnce(dimension, asking));
    },
    waitFor: limiter.waitFor,
  };
  return { source, probe: createProbe({ client, limiter, attemptMs: timing.attemptMs }) };
}

function toValue({ items, notes }: WholeList) {
  return notes.length === 0 ? { value: items } : { value: items, notes };
}
