/** What goes back over the wire. */
export interface Reply {
  /** `null`: nothing is sent. */
  readonly status: number | null;
  readonly code: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How the connection behaves: `half` and `stall` send half the body, `reset` and `silence` nothing. */
  readonly delivery: 'whole' | 'half' | 'stall' | 'reset' | 'silence';
  /** Waited before anything is sent. */
  readonly delayMs: number;
}

const json = { 'content-type': 'application/json;charset=utf-8' };
const html = { 'content-type': 'text/html; charset=utf-8' };

export function jsonReply(status: number, body: unknown, code: string | null = null): Reply {
  return { status, code, headers: json, body: JSON.stringify(body), delivery: 'whole', delayMs: 0 };
}

/** A page from a gateway that never asked the service. */
export function htmlReply(status: number): Reply {
  const title = status === 200 ? 'Welcome to nginx!' : `${status} Bad Gateway`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body><h1>${title}</h1></body>\r\n</html>\r\n`;
  return { status, code: null, headers: html, body, delivery: 'whole', delayMs: 0 };
}

export function emptyReply(status: number): Reply {
  return { status, code: null, headers: json, body: '', delivery: 'whole', delayMs: 0 };
}

export function noReply(delivery: 'reset' | 'silence'): Reply {
  return { status: null, code: null, headers: {}, body: '', delivery, delayMs: 0 };
}
