import { type Broken, isFields, onlyFields, text } from './text-rules.ts';

export type Fields = Readonly<Record<string, unknown>>;
/** What is wrong with one value; `at` is its JSON pointer. */
export type Check = (value: unknown, at: string) => Broken[];
type Checks = Readonly<Record<string, Check>>;

/** The fields an object of Block Kit has to have and may have, and what must be so besides. */
export interface Shape {
  readonly needed: Checks;
  readonly maybe: Checks;
  readonly also?: (value: Fields, at: string) => Broken[];
}

/** The same of one that says of which type it is, which has been looked at. */
export function typedRules(value: unknown, { maybe, ...shape }: Shape, at: string): Broken[] {
  return shapeRules(value, { ...shape, maybe: { ...maybe, type: () => [] } }, at);
}

/** What is wrong with a value that should have this shape. Slack refuses fields it does not know. */
export function shapeRules(value: unknown, { needed, maybe, also }: Shape, at: string): Broken[] {
  if (!isFields(value)) return [`must provide an object [json-pointer:${at}]`];
  const given = Object.entries(maybe).filter(([name]) => value[name] !== undefined);
  return [
    ...onlyFields(value, [...Object.keys(needed), ...Object.keys(maybe)], at),
    ...[...Object.entries(needed), ...given].flatMap(([name, check]) => check(value[name], `${at}/${name}`)),
    ...(also?.(value, at) ?? []),
  ];
}

export const flag: Check = (value, at) =>
  typeof value === 'boolean' ? [] : [`must provide a boolean [json-pointer:${at}]`];

/** An address; Slack takes others than of the web too. */
export const url: Check = (value, at) => {
  const broken = text(value, 1, 3_000, at);
  return broken.length > 0 || URL.canParse(String(value)) ? broken : [`must be a valid URL [json-pointer:${at}]`];
};

/** A whole number. */
export function integer(min: number, max: number): Check {
  return (value, at) => {
    if (!Number.isInteger(value)) return [`must provide an integer [json-pointer:${at}]`];
    if (Number(value) < min) return [`must be greater than ${min - 1} [json-pointer:${at}]`];
    return Number(value) > max ? [`must be less than ${max + 1} [json-pointer:${at}]`] : [];
  };
}

export function oneOf(...allowed: readonly string[]): Check {
  return (value, at) => (allowed.includes(String(value)) ? [] : [`unsupported value [json-pointer:${at}]`]);
}

/** A list, each of whose items passes the check. */
export function listOf(min: number, max: number, check: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return [`must provide an array [json-pointer:${at}]`];
    if (value.length < min) return [`no fewer than ${min} items [json-pointer:${at}]`];
    const tooMany = value.length > max ? [`no more than ${max} items allowed [json-pointer:${at}]`] : [];
    return [...tooMany, ...value.flatMap((item, index) => check(item, `${at}/${index}`))];
  };
}
