/** A conversation of the pretend workspace. Direct ones (`D…`) come into being by conversations.open. */
interface Conversation {
  readonly kind: 'public' | 'private' | 'direct';
  /** User ids; the bot is a member or not, as it is of real channels. */
  readonly members: readonly string[];
  readonly archived?: boolean;
}

/** One message as somebody in the workspace sees it. */
export interface SeenMessage {
  readonly via: 'ack' | 'response_url' | 'chat.postMessage' | 'chat.postEphemeral';
  readonly channel: string;
  /** Seen by this user alone. */
  readonly onlyTo?: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly text: string;
  readonly blocks: readonly Block[];
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

/** A scripted misfortune: the answer Slack gives instead. `hang` never answers, `reset` breaks the connection. */
export type Mishap =
  | { readonly kind: 'status'; readonly status: number; readonly body?: string; readonly retryAfter?: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  /** Does what was asked, and then breaks the connection, or never answers. */
  | { readonly kind: 'done-then-reset' | 'done-then-hang' };

export interface WorldOptions {
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly scopes?: readonly string[];
  readonly users?: readonly string[];
  readonly conversations?: Readonly<Record<string, Conversation>>;
  /** How a response_url says no to blocks: HTTP 400 with a bare word, or 200 with `ok: false`. */
  readonly refusal?: 'status' | 'body';
  /** Block types this Slack does not know yet. */
  readonly unknownBlocks?: readonly string[];
  /** Milliseconds for an acknowledgement. Slack's: 3 000. */
  readonly ackWithin?: number;
}

/** Everything the pretend Slack knows and has seen. */
export interface World {
  readonly options: Required<WorldOptions>;
  readonly bot: string;
  readonly conversations: Map<string, Conversation>;
  readonly messages: SeenMessage[];
  readonly files: UploadedFile[];
  /** Web API methods in the order they were called. */
  readonly calls: { readonly method: string; readonly args: Readonly<Record<string, unknown>> }[];
  /** What a real Slack might let pass but no app should do. */
  readonly violations: string[];
  readonly now: () => number;
  /** Lets time pass for Slack, not for the app. */
  pass(milliseconds: number): void;
  nextId(prefix: string): string;
  nextTs(): string;
  /** Script what happens at the next calls of a Web API method, or of `response_url`. */
  mishap(place: string, ...mishaps: readonly Mishap[]): void;
  takeMishap(place: string): Mishap | undefined;
}

const defaults: Required<WorldOptions> = {
  botToken: 'xoxb-pretend-bot',
  appToken: 'xapp-pretend-app',
  signingSecret: 'pretend-signing-secret',
  scopes: ['commands', 'chat:write', 'files:write', 'im:write'],
  users: ['U1MARIA', 'U2CHEN'],
  conversations: {
    C1MAIL: { kind: 'public', members: ['U1MARIA', 'U2CHEN', 'U0BOT'] },
    C2OTHER: { kind: 'public', members: ['U1MARIA', 'U2CHEN'] },
    C3SECRET: { kind: 'private', members: ['U1MARIA'] },
    C4OLD: { kind: 'public', members: ['U1MARIA', 'U0BOT'], archived: true },
  },
  refusal: 'status',
  unknownBlocks: [],
  ackWithin: 3_000,
};

export function createWorld(options: WorldOptions = {}): World {
  const all = { ...defaults, ...options };
  const mishaps = new Map<string, Mishap[]>();
  let ahead = 0;
  let ids = 0;
  return {
    options: all,
    bot: 'U0BOT',
    conversations: new Map(Object.entries(all.conversations)),
    messages: [],
    files: [],
    calls: [],
    violations: [],
    now: () => Date.now() + ahead,
    pass(milliseconds) {
      ahead += milliseconds;
    },
    nextId(prefix) {
      ids += 1;
      return `${prefix}${String(ids).padStart(6, '0')}`;
    },
    nextTs() {
      ids += 1;
      return `${Math.floor(Date.now() / 1_000)}.${String(ids).padStart(6, '0')}`;
    },
    mishap(place, ...more) {
      mishaps.set(place, [...(mishaps.get(place) ?? []), ...more]);
    },
    takeMishap: (place) => mishaps.get(place)?.shift(),
  };
}
