import type { Digest } from '../../src/digests/digest.ts';
import { wordsToOffer } from '../demo/complete.ts';
import { leaving } from '../demo/leaving.ts';
import type { SeenView } from '../slack/views.ts';
import type { Conversation } from '../slack/world.ts';
import type { Board } from './board.ts';
import { firstChannel, firstQuestions, users } from './brightcart.ts';
import { readManifest } from './manifest.ts';
import { messagesFor } from './messages.ts';
import { movesFrom } from './moves.ts';
import type { PageWorld } from './page-world.ts';
import type { PageConversation, PageState, PageView } from './wire.ts';

/** Makes what one person sees, from everything there is. */
export function createStates(world: PageWorld, board: Board): (user: string) => Promise<PageState> {
  const manifest = readManifest();
  return async (user) => {
    const conversations = conversationsOf(user, world);
    const seen = new Set(conversations.map(({ id }) => id));
    const digests = (await world.digests()).filter(({ channel }) => seen.has(channel));
    return {
      clock: clockOf(world, digests),
      user,
      users,
      conversations,
      messages: messagesFor(user, seen, world, board),
      views: world.slack.views.filter((view) => view.user === user).map(viewOf),
      home: homeOf(user, world),
      ...manifest,
      completions: wordsToOffer(
        world.account,
        digests.map(({ name }) => name),
      ).filter((words) => !leaving.test(words)),
      invitation: { channel: firstChannel, questions: firstQuestions },
    };
  };
}

function clockOf({ clock, zone }: PageWorld, digests: readonly Digest[]): PageState['clock'] {
  const now = clock.now();
  return { now: now.toISOString(), zone, moves: movesFrom(now, zone, digests) };
}

/** Public ones, and those this person is in. */
export function conversationsOf(user: string, { slack }: Pick<PageWorld, 'slack'>): readonly PageConversation[] {
  const isSeen = ({ kind, members }: Conversation) => kind === 'public' || members.includes(user);
  return [...slack.conversations].flatMap(([id, conversation]) =>
    isSeen(conversation) ? [conversationOf(id, conversation, user, slack.options.messagesReadOnly)] : [],
  );
}

function conversationOf(
  id: string,
  conversation: Conversation,
  user: string,
  takesNoMessages: boolean,
): PageConversation {
  const { kind, members, name = id, archived = false } = conversation;
  return {
    id,
    name: kind === 'direct' ? 'mailstats' : name,
    kind,
    isMember: members.includes(user),
    hasBot: members.includes('U0BOT'),
    isArchived: archived,
    isReadOnly: kind === 'direct' && takesNoMessages,
  };
}

function homeOf(user: string, { slack }: PageWorld): PageView | null {
  const home = slack.homes.get(user);
  return home === undefined ? null : viewOf(home);
}

function viewOf({ id, hash, type, title, submit, close, blocks, values }: SeenView): PageView {
  return {
    id,
    hash,
    type,
    title,
    submit,
    close,
    blocks: blocks as PageView['blocks'],
    values: values as PageView['values'],
  };
}
