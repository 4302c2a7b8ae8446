export interface Changes {
  /** After anything anybody sees has changed; call what is returned to hear no more. */
  onChange(listener: () => void): () => void;
  changed(): void;
}

export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  return {
    onChange(listener) {
      // The same function may listen twice.
      const own = () => listener();
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    changed() {
      for (const listener of listeners) listener();
    },
  };
}
