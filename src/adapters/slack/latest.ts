/** Of questions about the same thing, the newest: those before it are called off. */
export interface Latest {
  /** `dropped` is aborted when a newer one begins. */
  begin(key: string): { readonly dropped: AbortSignal; readonly end: () => void };
}

export function createLatest(): Latest {
  const running = new Map<string, AbortController>();
  return {
    begin(key) {
      running.get(key)?.abort();
      const controller = new AbortController();
      running.set(key, controller);
      return {
        dropped: controller.signal,
        end() {
          if (running.get(key) === controller) running.delete(key);
        },
      };
    },
  };
}
