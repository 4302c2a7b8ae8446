/** A misfortune: the answer Slack gives instead. `hang` never answers, `reset` breaks the connection. */
export type Mishap =
  | { readonly kind: 'status'; readonly status: number; readonly body?: string; readonly retryAfter?: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  /** Does what was asked, and then breaks the connection, or never answers, or answers as if it had not. */
  | { readonly kind: 'done-then-reset' | 'done-then-hang' }
  | { readonly kind: 'done-then-status'; readonly status: number }
  | { readonly kind: 'done-then-error'; readonly error: string };

/** What may befall a call of chat.postMessage at random. `done-then-…` was posted nevertheless. */
const troubles = {
  'done-then-reset': { kind: 'done-then-reset' },
  'done-then-hang': { kind: 'done-then-hang' },
  'done-then-500': { kind: 'done-then-status', status: 500 },
  'done-then-error': { kind: 'done-then-error', error: 'internal_error' },
  reset: { kind: 'reset' },
  hang: { kind: 'hang' },
  500: { kind: 'status', status: 500 },
  503: { kind: 'status', status: 503 },
  429: { kind: 'status', status: 429, retryAfter: 1, body: '{"ok":false,"error":"ratelimited"}' },
  error: { kind: 'error', error: 'internal_error' },
} as const satisfies Readonly<Record<string, Mishap>>;

/** Probabilities, together at most 1. */
export type Shares = Readonly<Partial<Record<keyof typeof troubles, number>>>;

export interface Misfortunes {
  /** Script what happens at the next calls of a Web API method, `response_url`, `upload`, `hello` or `ack`. */
  mishap(place: string, ...mishaps: readonly Mishap[]): void;
  takeMishap(place: string): Mishap | undefined;
  /** From now on every Web API call suffers it, until the world's clock says `until`; `null` ends it. */
  outage(mishap: Mishap | null, options?: { readonly until?: number }): void;
  /** From now on calls of chat.postMessage suffer at random; `random` gives numbers from 0 to below 1. `null` ends it. */
  trouble(random: (() => number) | null, shares?: Shares): void;
  /** What a call of this Web API method has to suffer: what was scripted, an outage, or trouble. */
  befalls(method: string): Mishap | undefined;
}

export function createMisfortunes(now: () => number): Misfortunes {
  const scripted = new Map<string, Mishap[]>();
  let outage: { readonly mishap: Mishap; readonly until: number } | null = null;
  let trouble: { readonly random: () => number; readonly shares: Shares } | null = null;
  const takeMishap = (place: string) => scripted.get(place)?.shift();

  /** One number is drawn for every call, whatever becomes of it: the same seed, the same troubles. */
  function atRandom(): Mishap | undefined {
    if (trouble === null) return undefined;
    let left = trouble.random();
    for (const [name, share] of Object.entries(trouble.shares)) {
      left -= share;
      if (left < 0) return troubles[name as keyof typeof troubles];
    }
    return undefined;
  }

  return {
    mishap(place, ...more) {
      scripted.set(place, [...(scripted.get(place) ?? []), ...more]);
    },
    takeMishap,
    outage(mishap, { until = Number.POSITIVE_INFINITY } = {}) {
      outage = mishap === null ? null : { mishap, until };
    },
    trouble(random, shares = {}) {
      const sum = Object.values(shares).reduce((all, share) => all + share, 0);
      if (sum > 1 + 1e-9) throw new RangeError(`the shares of trouble add up to ${sum}`);
      trouble = random === null ? null : { random, shares };
    },
    befalls(method) {
      const random = method === 'chat.postMessage' ? atRandom() : undefined;
      const going = outage !== null && now() < outage.until ? outage.mishap : undefined;
      return takeMishap(method) ?? going ?? random;
    },
  };
}
