import { useEffect } from 'preact/hooks';
import { useKept } from './kept.js';

/**
 * Conversations with messages that came since they were looked at.
 * @param {import('../wire.ts').PageState} state
 * @param {string} channel the one that is looked at
 * @returns {Set<string>}
 */
export function useUnread({ user, messages }, channel) {
  const [seen, setSeen] = useKept(`seen:${user}`, {});
  const newest = Object.fromEntries(messages.map((message) => [message.channel, message.ts]));
  const latest = newest[channel];
  useEffect(() => {
    // The sandbox may have started anew, with an earlier clock: then what was seen is forgotten.
    if (latest !== undefined && seen[channel] !== latest) setSeen({ ...seen, [channel]: latest });
  }, [user, channel, latest]);
  return new Set(Object.keys(newest).filter((each) => each !== channel && newest[each] !== seen[each]));
}
