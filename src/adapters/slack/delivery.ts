import type { Log } from '../../ports.ts';
import { type Drafts, withPreface } from './lines.ts';
import { isPerhapsPosted, type Posted } from './posted.ts';
import { noResponseUrl, type ResponseUrl, type Where } from './response-url.ts';
import { sendBest, type Way } from './send-best.ts';
import type { Timing } from './timing.ts';
import type { SharedFile, SlackWeb } from './web.ts';

/** Where a question came from. */
export interface Origin {
  readonly user: string;
  readonly channel: string;
}

/** Ways to the person who asked and to where they asked, with detours when the straight way is closed. */
export interface Delivery {
  /** Privately. False when no way worked (which is logged). */
  toAsker(drafts: Drafts): Promise<boolean>;
  /** For everyone in the channel; if that cannot be, to the asker, who is told why. */
  toChannel(drafts: Drafts): Promise<void>;
  /** In the place of the message that was clicked; where that cannot be, as a new one, and to the asker alone when it is perhaps there. */
  replace(drafts: Drafts, seenBy: 'channel' | 'asker'): Promise<void>;
  /** Under a message, for everyone; if that cannot be, to the asker, who is told why. */
  inThread(drafts: Drafts, threadTs: string): Promise<void>;
  /** As a message that can have a thread; needs the bot in the channel. */
  startThread(drafts: Drafts): Promise<Posted>;
  /** A file under a message, or, without a `threadTs`, directly to the asker. */
  file(file: SharedFile, threadTs?: string): Promise<Posted>;
}

const always = () => Number.POSITIVE_INFINITY;

/** A second copy is a nuisance to a channel, and none to the one who waits for it. */
const repeatAfter = {
  once: ['again'],
  channel: ['again', 'trouble'],
  asker: ['again', 'trouble', 'unsure'],
} as const satisfies Record<string, Way['repeatAfter']>;

export function createDelivery(
  origin: Origin,
  url: ResponseUrl,
  { web, log, timing }: { readonly web: SlackWeb; readonly log: Log; readonly timing: Timing },
): Delivery {
  const { user, channel } = origin;
  const viaUrl = (to: 'channel' | 'asker', where?: Where): Way => ({
    usesLeft: url.usesLeft,
    post: (message) => url.post(message, to, where),
    // What is put in the place of a message may be put there twice.
    repeatAfter: repeatAfter[where?.kind === 'original' ? 'asker' : to],
  });
  const viaChat = (post: Way['post'], to: keyof typeof repeatAfter): Way => ({
    usesLeft: always,
    post,
    repeatAfter: repeatAfter[to],
  });
  const inChannel = viaChat((message) => web.postMessage(channel, message), 'once');
  const failed = (way: string, posted: Posted) => {
    // Where there never was a response_url, nothing has failed yet.
    const isMissing = url === noResponseUrl && way.startsWith('response_url');
    if (!posted.ok && !isMissing) log.warn('Slack did not take a message', { way, error: posted.error, user, channel });
    return posted.ok;
  };

  async function directly(drafts: Drafts): Promise<boolean> {
    const direct = await web.openDirect(user);
    if (!direct.ok) return failed('conversations.open', direct);
    const way = viaChat((message) => web.postMessage(direct.channel, message), 'asker');
    return failed('chat.postMessage to the asker', await sendBest(drafts, way, timing));
  }

  async function toAsker(drafts: Drafts): Promise<boolean> {
    if (failed('response_url', await sendBest(drafts, viaUrl('asker'), timing))) return true;
    const privately = viaChat((message) => web.postEphemeral(channel, user, message), 'asker');
    // In direct messages nobody else listens, and what is ephemeral is lost on whoever looks elsewhere, as at Home.
    const isAmongOthers = /^[CG]/.test(channel);
    if (isAmongOthers && failed('chat.postEphemeral', await sendBest(drafts, privately, timing))) return true;
    if (await directly(drafts)) return true;
    log.error('a message reached nobody', { user, channel, text: drafts[0].text });
    return false;
  }

  async function toChannel(drafts: Drafts): Promise<void> {
    let posted = await sendBest(drafts, viaUrl('channel'), timing);
    if (failed('response_url', posted)) return;
    if (!isPerhapsPosted(posted)) {
      posted = await sendBest(drafts, inChannel, timing);
      if (failed('chat.postMessage', posted)) return;
    }
    // Perhaps it is there already: a second copy goes to the asker alone.
    const why = isPerhapsPosted(posted)
      ? 'Slack did not confirm that this reached the channel, so here it is for you.'
      : 'This could not be posted in the channel, so here it is for you.';
    await toAsker(withPreface(drafts, why));
  }

  return {
    toAsker,
    toChannel,
    async replace(drafts, seenBy) {
      const posted = await sendBest(drafts, viaUrl(seenBy, { kind: 'original' }), timing);
      if (failed('response_url, replacing', posted)) return;
      if (seenBy === 'channel' && !isPerhapsPosted(posted)) await toChannel(drafts);
      else await toAsker(drafts);
    },
    async inThread(drafts, ts) {
      const posted = await sendBest(drafts, viaUrl('channel', { kind: 'thread', ts }), timing);
      if (failed('response_url, in a thread', posted)) return;
      const why = isPerhapsPosted(posted)
        ? 'Slack did not confirm that this reached the thread, so here it is for you.'
        : 'This could not be posted in the thread, so here it is for you.';
      await toAsker(withPreface(drafts, why));
    },
    startThread: (drafts) => sendBest(drafts, inChannel, timing),
    async file(file, threadTs) {
      if (threadTs !== undefined) return logged(await web.upload(file, channel, threadTs));
      const direct = await web.openDirect(user);
      return logged(direct.ok ? await web.upload(file, direct.channel) : direct);
    },
  };

  function logged(posted: Posted): Posted {
    failed('file', posted);
    return posted;
  }
}
