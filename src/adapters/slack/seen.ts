export interface Seen {
  /** Whether `isNew` was asked about it, as far as that is remembered. */
  has(key: string): boolean;
  isNew(key: string): boolean;
}

/**
 * Remembers the latest `most` keys for `life` milliseconds. `isNew` is true once for each: Slack delivers again what
 * it believes was lost, and a signed request can be replayed for five minutes.
 */
export function createSeen(most: number, life: number): Seen {
  const seen = new Map<string, number>();
  return {
    has(key) {
      const at = seen.get(key);
      return at !== undefined && Date.now() - at < life;
    },
    isNew(key) {
      const now = Date.now();
      for (const [old, at] of seen) {
        if (seen.size <= most && now - at < life) break;
        seen.delete(old);
      }
      if (seen.has(key)) return false;
      seen.set(key, now);
      return true;
    },
  };
}
