import type { AllowList, ChannelStore, MailSource } from '../ports.ts';
import { allowedSender, isEverything } from './allow-list.ts';
import { restrict } from './restrict.ts';

/** What is asked in one place: through which source, and which sender is meant there. */
interface Place {
  readonly source: MailSource;
  /** The sender that is meant when a tag comes without one; `null`: none is set. Absent: none can be. */
  readonly usualSender: (() => Promise<string | null>) | undefined;
}

type PlaceAt = (channel: string, source: MailSource) => Promise<Place>;

/** The place that a channel is, with its own source. */
export type PlaceOf = (channel: string) => Promise<Place>;

/** In direct messages, and where no channel is chosen yet, there is only what is usual: nobody sets anything for all. */
export const isNoChannel = (channel: string): boolean => channel === '' || channel.startsWith('D');

/** `usual`: what may be seen where nothing is set. Rejects when the store fails: nobody knows what may be seen then. */
export function createPlaceAt(channels: ChannelStore | undefined, usual: AllowList): PlaceAt {
  return async (channel, source) => {
    const settings = (await channels?.get(channel)) ?? null;
    const allowed = isNoChannel(channel) ? usual : (settings?.allowed ?? usual);
    const sender = settings?.sender ?? null;
    const isHidden = sender !== null && !isEverything(allowed) && allowedSender(sender, allowed) === null;
    const usualSender = channels === undefined ? undefined : async () => (isHidden ? null : sender);
    return { source: restrict(source, allowed), usualSender };
  };
}
