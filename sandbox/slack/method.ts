import type { World } from './world.ts';

export type Args = Readonly<Record<string, unknown>>;
export type Result =
  | { readonly ok: true; readonly [field: string]: unknown }
  | { readonly ok: false; readonly error: string; readonly [field: string]: unknown };

/** One Web API method: which token it takes, which scope that needs, and what it does. */
export interface Method {
  readonly token: 'bot' | 'app' | 'none';
  readonly scope?: string;
  /** What it takes; Slack does not mind more, but a slip of the pen would go unnoticed. */
  readonly args?: readonly string[];
  run(args: Args, world: World): Result;
}

/** Slack's refusal when the token lacks this scope; `null` when it has it. */
export function missingScope(scope: string, { options: { scopes } }: World): Result | null {
  if (scopes.includes(scope)) return null;
  return { ok: false, error: 'missing_scope', needed: scope, provided: scopes.join(',') };
}

/** What Slack reads as yes in a form or in JSON. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1';
}

/** Arguments a method does not know. */
export function unknownArgs(args: Args, { args: known }: Method): readonly string[] {
  return known === undefined ? [] : Object.keys(args).filter((name) => !known.includes(name));
}
