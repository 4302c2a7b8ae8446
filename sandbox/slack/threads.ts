import type { World } from './world.ts';

/** A message that all see and that is no reply itself: "Never use a reply's ts value" (chat.postMessage reference). */
export function isThreadRoot(ts: unknown, channel: string, { messages }: World): boolean {
  return messages.some(
    (message) =>
      message.ts === ts &&
      message.channel === channel &&
      message.onlyTo === undefined &&
      (message.threadTs === undefined || message.threadTs === ts),
  );
}

/** Whether the thread of this message has a reply that all see. */
export function hasReplies(ts: unknown, channel: string, { messages }: World): boolean {
  return messages.some(
    (message) =>
      message.threadTs === ts && message.ts !== ts && message.channel === channel && message.onlyTo === undefined,
  );
}
