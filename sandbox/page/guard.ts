import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from the page itself. Other pages that are open in the same browser can reach 127.0.0.1 too: by
 * its address, which `Origin` tells, or by a name of theirs that leads here, which `Host` tells (DNS rebinding).
 */
export function isOurs({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? '')) return false;
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) return false;
  return method !== 'POST' || headers['content-type'] === 'application/json';
}
