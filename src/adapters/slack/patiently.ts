import { setTimeout as pause } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { isPassing } from './start-problem.ts';

export type Done<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

/** Calls again, after `waits` milliseconds each, what may pass; a plain no of Slack is final. Never rejects. */
export async function patiently<T>(call: () => Promise<T>, waits: readonly number[]): Promise<Done<T>> {
  for (let failures = 0; ; failures += 1) {
    try {
      return { ok: true, value: await call() };
    } catch (error) {
      const wait = waits[failures];
      const isFinal = error instanceof webApi.WebAPIPlatformError && !isPassing(error.data.error);
      if (isFinal || wait === undefined) return { ok: false, error };
      await pause(wait);
    }
  }
}
