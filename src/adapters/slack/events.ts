import type { App } from '@slack/bolt';
import type { Log } from '../../ports.ts';
import type { Homes } from './home/homes.ts';
import type { InFlight } from './in-flight.ts';
import type { Seen } from './seen.ts';

export interface EventWorld {
  readonly log: Log;
  readonly homes: Homes;
  readonly inFlight: InFlight;
  /** A channel is there again, or mailstats is in it: what could not be posted to it may go out now. */
  readonly onChannelChanged?: ((channel: string) => Promise<void>) | undefined;
}

/** What Slack tells of channels. Bolt acknowledges events by itself, before anything is done about them. */
export function addEvents(app: App, world: EventWorld, seen: Seen): void {
  const { log, homes, inFlight, onChannelChanged } = world;
  const changed = (channel: string, eventId: string): void => {
    if (onChannelChanged === undefined || !seen.isNew(eventId)) return;
    inFlight.run(async () => {
      try {
        await onChannelChanged(channel);
      } catch (error) {
        log.error('what changed about a channel could not be followed', { channel, error });
      }
    });
  };

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home' || !seen.isNew(body.event_id)) return;
    inFlight.run(() => homes.draw(event.user));
  });
  app.event('channel_unarchive', async ({ event, body }) => changed(event.channel, body.event_id));
  app.event('group_unarchive', async ({ event, body }) => changed(event.channel, body.event_id));
  app.event('member_joined_channel', async ({ event, body, context }) => {
    if (event.user === context.botUserId) changed(event.channel, body.event_id);
  });
}
