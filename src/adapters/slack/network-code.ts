/** The code at the bottom of a network error, e.g. `ECONNRESET`; never its message, which may hold an address. */
export function networkCode(error: unknown): string {
  let deepest = error;
  for (let depth = 0; depth < 5 && deepest instanceof Error && deepest.cause instanceof Error; depth += 1) {
    deepest = deepest.cause;
  }
  if (!(deepest instanceof Error)) return 'request_failed';
  const { code } = deepest as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : deepest.name;
}
