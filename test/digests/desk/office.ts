import { afterEach } from 'vitest';
import type { AccessRules } from '../../../src/access/gate.ts';
import { openStore } from '../../../src/adapters/store/open.ts';
import { StoreProblem } from '../../../src/adapters/store/problem.ts';
import { type Bot, createBot } from '../../../src/bot.ts';
import type { DigestPost, Poster, PostOutcome, Reach } from '../../../src/digests/poster.ts';
import type { HomeParts } from '../../../src/home/desk.ts';
import type {
  AllowList,
  Directory,
  Fault,
  Listed,
  ListedDimension,
  Store,
  TrackQuery,
  TrackRow,
} from '../../../src/ports.ts';
import type { AskContext, Reply } from '../../../src/reply.ts';
import { type Reply as Answer, pretendSource, row } from '../../reports/pretend-source.ts';
import { silent } from '../../store/samples.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { drawn } from '../drawn.ts';

interface OfficeOptions {
  readonly poster?: Partial<Poster> | null;
  /** What the account has; a fault when Direct Mail does not answer. */
  readonly list?: (dimension: ListedDimension) => Answer<readonly Listed[]>;
  readonly track?: (query: TrackQuery) => Answer<readonly TrackRow[]>;
  /** What is usual to be seen. */
  readonly allowed?: AllowList;
  readonly access?: AccessRules & { readonly directory?: Directory };
  readonly home?: HomeParts;
  /** Puts somebody else's doings between what the desk does. */
  readonly store?: (store: Store) => Store;
}

/** A bot with a desk over a store of its own; by default Wednesday 2026-11-18 10:00 in Shanghai, spoken by U1 in C1. */
export interface Office {
  readonly store: Store;
  readonly posted: readonly DigestPost[];
  /** What Direct Mail was asked. */
  readonly asked: readonly TrackQuery[];
  readonly logged: readonly (readonly [message: string, details: unknown])[];
  now: Date;
  readonly bot: Bot;
  reply(words: string, who?: Partial<AskContext>): Promise<Reply>;
  /** The reply as text. */
  say(words: string, who?: Partial<AskContext>): Promise<string>;
}

const folder = temporaryFolder();
let files = 0;
const open: Store[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

export const oneSender = (dimension: ListedDimension): readonly Listed[] =>
  dimension === 'sender' ? listed('news@example.com') : [];
export const listed = (...keys: readonly string[]): readonly Listed[] => keys.map((key) => ({ key, label: key }));

const channels: Readonly<Record<string, string>> = { C1: 'mail', C2: 'ops' };

export async function openOffice({
  poster = {},
  list = oneSender,
  track,
  store: between,
  access,
  home,
  allowed,
}: OfficeOptions = {}): Promise<Office> {
  files += 1;
  const store = await openStore(`file:${folder.path}/${files}.db`, { log: silent });
  open.push(store);
  const posted: DigestPost[] = [];
  const logged: (readonly [string, unknown])[] = [];
  const fakePoster: Poster = {
    async post(post): Promise<PostOutcome> {
      posted.push(post);
      return { ok: true, messageTs: '1795000000.000100' };
    },
    turn: async () => {},
    attach: async () => {},
    look: async () => ({ kind: 'not-found' }),
    tell: async () => true,
    reach: async (channel): Promise<Reach> => ({ kind: 'open', name: channels[channel] ?? null }),
    tokenWorks: async () => true,
    ...poster,
  };
  let ids = 0;
  const source = pretendSource(track ?? (() => [row(['2026-11-12', 1000, 300, 250, 90, 80])]), list);
  const office: Omit<Office, 'bot'> = {
    asked: source.tracked,
    store,
    posted,
    logged,
    now: new Date('2026-11-18T02:00:00Z'),
    reply: (words, who = {}) => bot.ask(words, { user: 'U1', channel: 'C1', priority: 'person', ...who }),
    say: async (words, who) => told(await office.reply(words, who)),
  };
  const unwanted = (message: string, details?: unknown) => {
    throw new Error(`logged: ${message}`, { cause: details });
  };
  const bot = createBot({
    source,
    digests: {
      store: between?.(store) ?? store,
      poster: poster === null ? null : fakePoster,
      newId: () => {
        ids += 1;
        return `d${ids}`;
      },
      sentenceOf: (error) => (error instanceof StoreProblem ? error.message : null),
    },
    ...(access === undefined ? {} : { access: { directory: members, ...access } }),
    ...(home === undefined ? {} : { home }),
    ...(allowed === undefined ? {} : { allowed }),
    clock: () => office.now,
    log: {
      info: (message, details) => logged.push([message, details]),
      warn: unwanted,
      error: (message, details) =>
        message === 'the store failed' ? logged.push([message, details]) : unwanted(message, details),
    },
    zone: 'Asia/Shanghai',
    weekStartsOn: 1,
    order: 'mdy',
    newReference: () => 'dm-0000',
    after: () => () => {},
  });
  return Object.assign(office, { bot });
}

function told(reply: Reply): string {
  switch (reply.kind) {
    case 'digest':
      return `to the ${reply.to}: ${drawn(reply.message)}`;
    case 'digest-preview':
      return `preview of ${reply.preview.words}: ${drawn(reply.message)}`;
    case 'problems':
      return [
        ...reply.problems.map(({ message, span }) =>
          span === undefined ? message : `${message} (${reply.text.slice(span.start, span.end)})`,
        ),
        ...reply.corrected.map((words) => `Try: ${words}`),
      ].join('\n');
    case 'refused':
      return `refused: ${reply.sentence}`;
    case 'failed':
      return `failed: ${reply.fault.sentence}`;
    default:
      return reply.kind;
  }
}

/** Everybody is a member. */
const members: Directory = {
  person: async (id) => ({ id, name: id, kind: 'member' }),
  isInGroup: async () => false,
};

export const unreachable: Fault = { kind: 'unreachable', sentence: 'Direct Mail could not be reached.' };
