import type { CallQuery } from './fault.ts';
import { Refusal } from './refusal.ts';
import type { Switches } from './switches.ts';

export type WireRow = Readonly<Record<string, unknown>>;

/** All rows of an answer before they are cut into pages, and how a page becomes a body. */
export interface Listing {
  readonly rows: readonly WireRow[];
  readonly page: Page;
  /** `total` is what the page promises. */
  body(rows: readonly WireRow[], total: number): WireRow;
}

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly size: number;
}

/** Everything at once, for actions without paging. */
export const onePage: Page = { number: 1, size: Number.MAX_SAFE_INTEGER };

export interface PagingRules {
  readonly number: 'PageNumber' | 'PageNo' | 'PageIndex';
  readonly required: boolean;
  readonly defaultSize: number;
  readonly cap: number;
  readonly overCap: Switches['overCap'];
}

/** Throws MissingParameter or InvalidParameter. */
export function readPage(query: CallQuery, rules: PagingRules): Page {
  const number = readPositive(query, rules.number, rules.required) ?? 1;
  const size = readPositive(query, 'PageSize', rules.required) ?? rules.defaultSize;
  if (size <= rules.cap) return { number, size };
  if (rules.overCap === 'capped') return { number, size: rules.cap };
  throw new Refusal(400, 'InvalidParameter', `The specified parameter PageSize must not exceed ${rules.cap}.`);
}

function readPositive(query: CallQuery, name: string, required: boolean): number | null {
  const text = query[name];
  if (text === undefined) {
    if (required) throw new Refusal(400, 'MissingParameter', `The required parameter ${name} is missing.`);
    return null;
  }
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Refusal(400, 'InvalidParameter', `The specified parameter ${name} is not a positive integer.`);
  return Number(text);
}
