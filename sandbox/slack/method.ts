import type { World } from './world.ts';

export type Args = Readonly<Record<string, unknown>>;
export type Result =
  | { readonly ok: true; readonly [field: string]: unknown }
  | { readonly ok: false; readonly error: string; readonly [field: string]: unknown };

/** Of an argument. Forms have numbers and flags as words, lists and `json` as JSON; a `ts` may be a number in JSON. */
type Kind = 'text' | 'number' | 'flag' | 'ts' | 'list' | 'json' | 'any';

/** One Web API method: which token it takes, which scope that needs, and what it does. */
export interface Method {
  readonly token: 'bot' | 'app' | 'none';
  readonly scope?: string;
  /** What it takes. Slack does not mind more, but a slip of the pen would go unnoticed. */
  readonly args: Readonly<Record<string, Kind>>;
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

/** Arguments a method does not know; all take a `token`, which Bolt sends with auth.test. */
export function unknownArgs(args: Args, { args: known }: Method): readonly string[] {
  return Object.keys(args).filter((name) => name !== 'token' && !Object.hasOwn(known, name));
}

const fits: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value)),
  flag: (value) => typeof value === 'boolean' || ['0', '1', 'true', 'false', 0, 1].includes(value as string | number),
  ts: (value) => typeof value === 'string' || typeof value === 'number',
  list: Array.isArray,
  json: () => true,
  any: () => true,
};

/** Slack's refusal of arguments of the wrong kind; `null` when all fit. */
export function wrongKind(args: Args, { args: known }: Method): Result | null {
  const wrong = Object.entries(known).filter(([name, kind]) => args[name] !== undefined && !fits[kind](args[name]));
  if (wrong.length === 0) return null;
  const messages = wrong.map(([name, kind]) => `[ERROR] must be a ${kind} [json-pointer:/${name}]`);
  return { ok: false, error: 'invalid_arguments', response_metadata: { messages } };
}
