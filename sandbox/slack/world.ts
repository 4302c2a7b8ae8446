import { type Changes, createChanges } from './changes.ts';
import type { Metadata } from './metadata-rules.ts';
import { createMisfortunes, type Misfortunes, type Mishap } from './misfortune.ts';
import { createPostRates } from './post-rates.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import type { StoredView } from './views.ts';
import { defaults, type WorldOptions } from './world-options.ts';

/** A conversation of the pretend workspace. Direct ones (`D…`) come into being by conversations.open. */
export interface Conversation {
  /** Default: its id in lower case. */
  readonly name?: string;
  readonly kind: 'public' | 'private' | 'direct';
  /** User ids; the bot is a member or not, as it is of real channels. */
  readonly members: readonly string[];
  readonly archived?: boolean;
}

/** One message as somebody in the workspace sees it. */
export interface SeenMessage {
  readonly via: 'ack' | 'response_url' | 'chat.postMessage' | 'chat.postEphemeral' | 'somebody';
  readonly channel: string;
  /** Seen by this user alone. */
  readonly onlyTo?: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly metadata?: Metadata;
  /** Who wrote it; absent: the bot. */
  readonly author?: { readonly user: string; readonly app?: string };
  /** Its contents are not the first ones: `replace_original`, or chat.update. */
  readonly replaced?: true;
  /** The body as it came. */
  readonly sent: Readonly<Record<string, unknown>>;
}

export interface Block {
  readonly type: string;
  readonly [field: string]: unknown;
}

interface UploadedFile {
  readonly id: string;
  readonly filename: string;
  readonly title: string;
  readonly content: string;
  readonly channel: string;
  readonly threadTs?: string;
  readonly comment: string;
}

export type { Mishap, WorldOptions };

interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** What befell it. */
  readonly mishap?: Mishap;
}

interface SentEvent {
  readonly type: string;
  readonly channel: string;
  readonly id: string;
  attempts: number;
  acknowledged: boolean;
}

/** Everything the pretend Slack knows and has seen. */
export interface World extends Misfortunes, Triggers, Changes {
  readonly options: Required<WorldOptions>;
  readonly bot: string;
  readonly conversations: Map<string, Conversation>;
  readonly messages: SeenMessage[];
  readonly files: UploadedFile[];
  /** Open forms by user, the topmost last. */
  readonly stacks: Map<string, readonly StoredView[]>;
  /** What was published, by user. */
  readonly homes: Map<string, StoredView>;
  /** Web API methods in the order they were called. */
  readonly calls: Call[];
  /** What a real Slack might let pass but no app should do. */
  readonly violations: string[];
  /** Events the app was to be told. */
  readonly events: SentEvent[];
  /** Calls of chat.postMessage that came too soon, and were refused. */
  readonly tooSoon: { readonly channel: string; readonly at: number }[];
  /** What is wrong with the bot's token; `null`: nothing. */
  readonly token: { problem: 'token_revoked' | 'account_inactive' | null };
  readonly now: () => number;
  /** Lets time pass for Slack, not for the app. */
  pass(milliseconds: number): void;
  nextId(prefix: string): string;
  /** The time, made later where needed to come after every one before. */
  nextTs(): string;
  /** Seconds to wait before posting into this channel; 0: now, and counted as a post. */
  mayPost(channel: string): number;
}

export function createWorld(options: WorldOptions = {}): World {
  const all = { ...defaults, ...options };
  let ahead = 0;
  let ids = 0;
  let lastTs = 0;
  const now = () => all.clock() + ahead;
  return {
    options: all,
    bot: 'U0BOT',
    conversations: new Map(Object.entries(all.conversations)),
    messages: [],
    files: [],
    stacks: new Map(),
    homes: new Map(),
    calls: [],
    violations: [],
    events: [],
    tooSoon: [],
    token: { problem: null },
    now,
    pass(milliseconds) {
      ahead += milliseconds;
    },
    nextId(prefix) {
      ids += 1;
      return `${prefix}${String(ids).padStart(6, '0')}`;
    },
    nextTs() {
      lastTs = Math.max(Math.floor(now() * 1_000), lastTs + 1);
      return `${Math.floor(lastTs / 1_000_000)}.${String(lastTs % 1_000_000).padStart(6, '0')}`;
    },
    mayPost: createPostRates(all.rates, now),
    ...createMisfortunes(now),
    ...createTriggers(now),
    ...createChanges(),
  };
}
