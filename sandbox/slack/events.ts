import { setTimeout as pause } from 'node:timers/promises';
import type { Deliver, Delivered } from './delivery.ts';
import { isVisible } from './seen-conversation.ts';
import type { Conversation, World } from './world.ts';

/** One event of the Events API, without its time. */
interface WorkspaceEvent {
  readonly type: string;
  readonly channel: string;
  readonly [field: string]: unknown;
}

/** Resolves with the first attempt; `null` when the app is not told of it at all. */
export type TellEvent = (event: WorkspaceEvent) => Promise<Delivered | null>;

/** The scope needed to be told, by kind of channel (member_joined_channel reference); app_home_opened needs none. */
const scopeOf: Readonly<Record<string, Readonly<Partial<Record<Conversation['kind'], string>>>>> = {
  channel_unarchive: { public: 'channels:read' },
  group_unarchive: { private: 'groups:read' },
  member_joined_channel: { public: 'channels:read', private: 'groups:read' },
};

/** Events API: to subscribers that may see the channel; again, at most three times, when not acknowledged. */
export function createEvents(world: World, deliver: Deliver): { readonly tell: TellEvent; close(): void } {
  const closing = new AbortController();

  return {
    async tell(event) {
      if (!isTold(event, world)) return null;
      const sent = {
        type: event.type,
        channel: event.channel,
        id: world.nextId('Ev'),
        attempts: 0,
        acknowledged: false,
      };
      world.events.push(sent);
      const attempt = async (act: () => Promise<Delivered>): Promise<Delivered> => {
        sent.attempts += 1;
        const delivered = await act();
        sent.acknowledged ||= delivered.acknowledged;
        return { ...delivered, again: () => attempt(delivered.again) };
      };
      const first = await attempt(() => deliver({ type: 'events_api', payload: payloadOf(event, sent.id, world) }));
      void redeliver(first);
      return first;
    },
    close: () => closing.abort(),
  };

  async function redeliver(first: Delivered): Promise<void> {
    let last = first;
    for (const wait of world.options.retryEvents) {
      if (last.acknowledged) return;
      await pause(wait, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
      if (closing.signal.aborted) return;
      last = await last.again();
    }
  }
}

function isTold({ type, channel }: WorkspaceEvent, world: World): boolean {
  const conversation = world.conversations.get(channel);
  const { events, scopes } = world.options;
  if (conversation === undefined || !isVisible(conversation, world)) return false;
  const scope = scopeOf[type]?.[conversation.kind];
  return world.token.problem === null && events.includes(type) && (scope === undefined || scopes.includes(scope));
}

function payloadOf(event: WorkspaceEvent, id: string, world: World): Readonly<Record<string, unknown>> {
  return {
    token: 'legacy',
    team_id: 'T1',
    api_app_id: 'A1',
    event: { ...event, event_ts: world.nextTs() },
    type: 'event_callback',
    event_id: id,
    event_time: Math.floor(world.now() / 1_000),
    authorizations: [
      { enterprise_id: null, team_id: 'T1', user_id: world.bot, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}
