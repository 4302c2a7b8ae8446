/** The error at the bottom of a network error. */
export function deepestOf(error: unknown): unknown {
  let deepest = error;
  for (let depth = 0; depth < 5 && deepest instanceof Error && deepest.cause instanceof Error; depth += 1) {
    deepest = deepest.cause;
  }
  return deepest;
}

/** The code at the bottom of a network error, e.g. `ECONNRESET`; never its message, which may hold an address. */
export function networkCode(error: unknown): string {
  const deepest = deepestOf(error);
  if (!(deepest instanceof Error)) return 'request_failed';
  const { code } = deepest as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : deepest.name;
}
