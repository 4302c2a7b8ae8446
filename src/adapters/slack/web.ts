import type { types, webApi } from '@slack/bolt';
import { attempt } from './attempt.ts';
import type { Message } from './lines.ts';
import type { NotPosted, Posted } from './posted.ts';

/** A file to be shared. `words` are mrkdwn that introduces it. */
export interface SharedFile {
  readonly filename: string;
  readonly content: string;
  readonly title: string;
  readonly words: string;
}

/** Data of ours in a message; nobody sees it (Using message metadata). */
export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, string>>;
}

export type OpenedView = { readonly ok: true; readonly id: string } | NotPosted;

/** The few Web API methods the bot calls, each one attempt. Failures are values; nothing here rejects. */
export interface SlackWeb {
  postMessage(channel: string, message: Message, metadata?: Metadata): Promise<Posted>;
  /** Seen by `user` alone. */
  postEphemeral(channel: string, user: string, message: Message): Promise<Posted>;
  /** The id of the direct conversation with `user`. */
  openDirect(user: string): Promise<{ readonly ok: true; readonly channel: string } | NotPosted>;
  /** Within 3 seconds of the trigger, which is good once (Slack: Handling user interaction). */
  openView(triggerId: string, view: types.ModalView): Promise<OpenedView>;
  /** In the place of what an open view shows. */
  updateView(viewId: string, view: types.ModalView): Promise<OpenedView>;
  /** Somebody's Home, in the place of what was there. */
  publishView(user: string, view: types.HomeView): Promise<OpenedView>;
  /** Into a thread when there is a `threadTs`. */
  upload(file: SharedFile, channel: string, threadTs?: string): Promise<Posted>;
}

/** `client` must not retry by itself: a repeated chat.postMessage is a second message. */
export function slackWeb(client: webApi.WebClient): SlackWeb {
  return {
    async postMessage(channel, message, metadata) {
      const more = { ...quiet, ...(metadata === undefined ? {} : { metadata }) };
      const done = await attempt(() =>
        client.chat.postMessage({ channel, ...body(message), ...markup(message), ...more }),
      );
      return done.ok ? { ok: true, ...(done.value.ts === undefined ? {} : { ts: done.value.ts }) } : done;
    },
    async postEphemeral(channel, user, message) {
      const done = await attempt(() => client.chat.postEphemeral({ channel, user, ...body(message), parse: 'none' }));
      return done.ok ? { ok: true } : done;
    },
    async openDirect(user) {
      const done = await attempt(() => client.conversations.open({ users: user }));
      if (!done.ok) return done;
      const channel = done.value.channel?.id;
      return channel === undefined ? { ok: false, why: 'refused', error: 'no_channel' } : { ok: true, channel };
    },
    async openView(trigger_id, view) {
      return openedView(await attempt(() => client.views.open({ trigger_id, view })));
    },
    async updateView(view_id, view) {
      return openedView(await attempt(() => client.views.update({ view_id, view })));
    },
    async publishView(user_id, view) {
      return openedView(await attempt(() => client.views.publish({ user_id, view })));
    },
    async upload({ filename, content, title, words }, channel, threadTs) {
      const file = { filename, content, title, initial_comment: words };
      const place = threadTs === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: threadTs };
      const done = await attempt(() => client.files.uploadV2({ ...file, ...place }));
      return done.ok ? { ok: true } : done;
    },
  };
}

function openedView(
  done: { readonly ok: true; readonly value: { readonly view?: { readonly id?: string } } } | NotPosted,
): OpenedView {
  if (!done.ok) return done;
  const { id } = done.value.view ?? {};
  return id === undefined ? { ok: false, why: 'refused', error: 'no_view' } : { ok: true, id };
}

/** No previews of names that look like domains, no names turned into mentions. */
const quiet = { unfurl_links: false, unfurl_media: false, link_names: false, parse: 'none' } as const;

/** Bolt's types know no chart yet, hence the wider type. */
function body({ text, blocks }: Message) {
  return { text, ...(blocks === undefined ? {} : { blocks: blocks as types.Block[] }) };
}

/** chat.postEphemeral has no such switch: there `_` in the text of a message without blocks may be read as markup. */
function markup({ mrkdwn }: Message) {
  return mrkdwn === undefined ? {} : { mrkdwn };
}
