/** Where a trigger comes from. */
export interface Origin {
  readonly user: string;
  /** What the user was looking at. */
  readonly channel?: string;
  /** The view it was used in; only from there can another be pushed. */
  readonly view?: string;
  /** That view is a form. */
  readonly isForm?: boolean;
}

type Exchanged =
  | { readonly ok: true; readonly origin: Origin }
  | { readonly ok: false; readonly error: 'expired_trigger_id' | 'exchanged_trigger_id' | 'invalid_trigger_id' };

export interface Triggers {
  /** A new trigger_id: good once, and for three seconds. */
  issueTrigger(origin: Origin): string;
  exchangeTrigger(trigger: unknown): Exchanged;
}

const life = 3_000;

/** `now` in milliseconds. */
export function createTriggers(now: () => number): Triggers {
  const issued = new Map<string, { readonly origin: Origin; readonly since: number; used: boolean }>();
  return {
    issueTrigger(origin) {
      const count = issued.size + 1;
      const trigger = `${Math.floor(now() / 1_000)}.${count}.${count.toString(16).padStart(8, '0')}`;
      issued.set(trigger, { origin, since: now(), used: false });
      return trigger;
    },
    exchangeTrigger(trigger) {
      const found = issued.get(String(trigger));
      if (found === undefined) return { ok: false, error: 'invalid_trigger_id' };
      if (found.used) return { ok: false, error: 'exchanged_trigger_id' };
      if (now() - found.since > life) return { ok: false, error: 'expired_trigger_id' };
      found.used = true;
      return { ok: true, origin: found.origin };
    },
  };
}
