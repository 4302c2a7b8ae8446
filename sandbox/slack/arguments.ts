import { jsonIn } from './json.ts';
import type { Args, Method } from './method.ts';
import { isFields } from './text-rules.ts';

type Read = { readonly ok: true; readonly args: Args } | { readonly ok: false; readonly error: string };

/** What a call brings along: JSON, or form fields, of which those that are lists, objects or flags are JSON each. */
export function readArgs(body: string, type: string, method: Method | undefined): Read {
  if (!type.startsWith('application/json')) return { ok: true, args: fromForm(new URLSearchParams(body), method) };
  const read = jsonIn(body);
  if (read === undefined) return { ok: false, error: 'invalid_json' };
  return isFields(read) ? { ok: true, args: { ...read } } : { ok: false, error: 'json_not_object' };
}

function fromForm(fields: URLSearchParams, method: Method | undefined): Args {
  const isJson = (name: string) => ['list', 'json', 'flag'].includes(method?.args[name] ?? '');
  return Object.fromEntries(
    [...fields].map(([name, value]) => [name, isJson(name) ? (jsonIn(value) ?? value) : value]),
  );
}
