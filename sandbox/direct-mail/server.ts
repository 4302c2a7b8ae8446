import type { PretendDirectMail, PretendOptions } from './pretend.ts';

export type { Call, PretendDirectMail, PretendOptions, Truth } from './pretend.ts';

/** Starts a pretend Direct Mail on 127.0.0.1: the actions of API version 2015-11-23 that mailstats asks, as strict as the real one. */
export async function startDirectMail(options: PretendOptions = {}): Promise<PretendDirectMail> {
  throw new Error(`Being built: ${JSON.stringify(options)}`);
}
