/** What the sandbox page and its server tell each other, as JSON. Types only: both sides import them. */

/** Everything one person sees. A new one comes with every change, over server-sent events. */
export interface PageState {
  readonly clock: PageClock;
  /** Whose eyes this is seen with. */
  readonly user: string;
  readonly users: readonly PageUser[];
  /** Those this person is in or may join, direct ones with mailstats included. */
  readonly conversations: readonly PageConversation[];
  /** Those this person sees, in all conversations, oldest first. */
  readonly messages: readonly PageMessage[];
  /** Forms open for this person, the topmost last. */
  readonly views: readonly PageView[];
  /** What mailstats published as this person's Home. */
  readonly home: PageView | null;
  readonly shortcuts: readonly {
    readonly callbackId: string;
    readonly name: string;
    readonly type: 'global' | 'message';
    readonly description: string;
  }[];
  readonly command: { readonly name: string; readonly description: string; readonly hint: string };
  /** Words to complete what is typed after the command. */
  readonly completions: readonly string[];
  /** The channel to begin in, and what to ask there first. Empty words open the form. */
  readonly invitation: {
    readonly channel: string;
    readonly questions: readonly { readonly words: string; readonly meaning: string }[];
  };
}

export interface PageClock {
  /** Of the pretended world, ISO with Z. It runs at the speed of real time. */
  readonly now: string;
  /** IANA; times are shown in it. */
  readonly zone: string;
  /** Moments worth moving to, e.g. `Mon 30 Nov 09:00`, soonest first. */
  readonly moves: readonly { readonly label: string; readonly to: string }[];
}

export interface PageUser {
  readonly id: string;
  readonly name: string;
  /** E.g. `administrator of mailstats`, `guest`. */
  readonly about: string;
}

export interface PageConversation {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'direct';
  readonly isMember: boolean;
  readonly hasBot: boolean;
  readonly isArchived: boolean;
  /** Direct messages with an app that takes none. */
  readonly isReadOnly: boolean;
}

export interface PageMessage {
  readonly channel: string;
  readonly ts: string;
  /** The ts of the message whose thread this is in. */
  readonly threadTs?: string;
  /** `Only visible to you`. */
  readonly onlyYou: boolean;
  readonly author: { readonly name: string; readonly isApp: boolean };
  /** ISO with Z. */
  readonly at: string;
  readonly isEdited: boolean;
  /** A command that this person typed. Slack shows nothing of it; here its answer makes more sense with it. */
  readonly isCommand: boolean;
  /** mrkdwn. */
  readonly text: string;
  readonly blocks: readonly PageBlock[];
  readonly files: readonly {
    readonly id: string;
    readonly filename: string;
    readonly title: string;
    readonly content: string;
  }[];
}

/** Block Kit as it was sent, with the ids that Slack makes up filled in. */
export interface PageBlock {
  readonly type: string;
  readonly block_id: string;
  readonly [field: string]: unknown;
}

export interface PageView {
  readonly id: string;
  readonly hash: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly blocks: readonly PageBlock[];
  /** block_id → action_id → what is filled in, as in `view.state.values`. */
  readonly values: Readonly<Record<string, Readonly<Record<string, ElementValue>>>>;
}

interface Option {
  readonly text: { readonly type: 'plain_text'; readonly text: string };
  readonly value: string;
  readonly description?: { readonly type: 'plain_text'; readonly text: string };
}

/** What a block element holds, with Slack's names. Only the fields of its kind are there. */
export interface ElementValue {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_option?: Option | null;
  readonly selected_options?: readonly Option[];
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_conversation?: string | null;
  readonly selected_channel?: string | null;
  readonly selected_user?: string | null;
}

/** Where an element is. */
export type Place =
  | { readonly message: { readonly channel: string; readonly ts: string } }
  /** A form or Home. */
  | { readonly view: string };

/** POST /do, a `Deed`, as `user`; answered with a `Done`. */
export type Deed = { readonly user: string } & (
  | { readonly do: 'command'; readonly channel: string; readonly text: string }
  /** Ordinary words in a channel. */
  | { readonly do: 'say'; readonly channel: string; readonly text: string }
  | { readonly do: 'join'; readonly channel: string }
  /** `/invite @mailstats`. */
  | { readonly do: 'invite'; readonly channel: string }
  /** A click, or a choice made. In a form the server keeps the value, and tells the app where the element says so. */
  | {
      readonly do: 'act';
      readonly at: Place;
      readonly actionId: string;
      readonly value: ElementValue;
    }
  | { readonly do: 'submit'; readonly view: string }
  | { readonly do: 'close'; readonly view: string }
  | {
      readonly do: 'shortcut';
      readonly callbackId: string;
      readonly message?: { readonly channel: string; readonly ts: string };
    }
  /** The Home tab was opened. */
  | { readonly do: 'home' }
  /** Only ever forward. ISO with Z. */
  | { readonly do: 'move clock'; readonly to: string }
);

/** `error` is for people: what Slack would show, e.g. that the app did not answer in time. `fields`: block_id → mistake. */
export type Done =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: string; readonly fields?: Readonly<Record<string, string>> };

/** POST /suggest: options of an external select while somebody types. */
export interface Question {
  readonly user: string;
  readonly at: Place;
  readonly actionId: string;
  readonly query: string;
}

export interface Suggested {
  readonly options: readonly Option[];
  readonly groups: readonly { readonly label: string; readonly options: readonly Option[] }[];
}

/*
 * GET /             the page
 * GET /state?user=  a PageState
 * GET /events?user= server-sent events, each a PageState
 * POST /do, POST /suggest with JSON bodies
 */
