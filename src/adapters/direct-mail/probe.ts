import type { Fault } from '../../ports.ts';
import { type Action, type CallParameters, createClient } from './client.ts';
import type { Keys } from './credentials.ts';
import { explain } from './errors.ts';
import { addressOf } from './regions.ts';

export type ProbeAnswer = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly fault: Fault };

/** One call, once, with the body as it came: for finding out what nobody has documented. */
export type Probe = (action: Action, parameters: CallParameters) => Promise<ProbeAnswer>;

export interface ProbeSettings extends Keys {
  readonly region: string;
  readonly endpoint?: string | undefined;
}

export function createProbe(settings: ProbeSettings): Probe {
  const client = createClient(addressOf(settings.region, settings.endpoint), settings);
  return async (action, parameters) => {
    try {
      return { ok: true, body: await client(action, parameters) };
    } catch (error) {
      return { ok: false, fault: explain(error, action).fault };
    }
  };
}
