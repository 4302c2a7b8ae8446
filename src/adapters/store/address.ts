/** Where the store is, as `DATABASE_URL` says it. */
export type StoreAddress =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

/**
 * Reads `file:PATH` (relative to the working directory), `postgres://…` or `postgresql://…`; `null` for anything else.
 * PATH is taken as it stands: no `//host`, no `?options`, and no store in memory, which would lose digests.
 */
export function parseStoreAddress(text: string): StoreAddress | null {
  if (/^postgres(ql)?:\/\//i.test(text)) return URL.parse(text) === null ? null : { kind: 'postgres', url: text };
  const path = /^file:(?:\/\/(?=\/))?([^?#]+)$/i.exec(text)?.[1];
  if (path === undefined || path.startsWith('//') || path.startsWith(':') || path.endsWith('/')) return null;
  return { kind: 'sqlite', path };
}
