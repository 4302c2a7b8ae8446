/** One rule broken, with the place as Slack tells it: `must be less than 151 characters [json-pointer:/blocks/0/text]`. */
export type Broken = string;

type Fields = Readonly<Record<string, unknown>>;

export function points(text: string): number {
  return [...text].length;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Slack refuses fields it does not know. */
export function onlyFields(value: Fields, allowed: readonly string[], at: string): Broken[] {
  return Object.keys(value)
    .filter((name) => !allowed.includes(name))
    .map((name) => `additional property "${name}" [json-pointer:${at}]`);
}

export function text(value: unknown, min: number, max: number, at: string): Broken[] {
  if (typeof value !== 'string') return [`must provide a string [json-pointer:${at}]`];
  if (!value.isWellFormed()) return [`invalid unicode [json-pointer:${at}]`];
  if (points(value) < min || (min > 0 && value.trim() === ''))
    return [`must be more than 0 characters [json-pointer:${at}]`];
  return points(value) > max ? [`must be less than ${max + 1} characters [json-pointer:${at}]`] : [];
}

export function list(value: unknown, min: number, max: number, at: string): { items: unknown[]; broken: Broken[] } {
  if (!Array.isArray(value)) return { items: [], broken: [`must provide an array [json-pointer:${at}]`] };
  if (value.length < min) return { items: value, broken: [`no fewer than ${min} items [json-pointer:${at}]`] };
  return { items: value, broken: value.length > max ? [`no more than ${max} items allowed [json-pointer:${at}]`] : [] };
}

/** Text object reference: 1 to `max` characters; `emoji` only in plain_text, `verbatim` only in mrkdwn. */
export function textObject(value: unknown, types: readonly string[], max: number, at: string): Broken[] {
  if (!isFields(value)) return [`must provide an object [json-pointer:${at}]`];
  const own = value.type === 'mrkdwn' ? 'verbatim' : 'emoji';
  return [
    ...(types.includes(String(value.type))
      ? []
      : [`unsupported type: ${String(value.type)} [json-pointer:${at}/type]`]),
    ...onlyFields(value, ['type', 'text', own], at),
    ...(['undefined', 'boolean'].includes(typeof value[own])
      ? []
      : [`must provide a boolean [json-pointer:${at}/${own}]`]),
    ...text(value.text, 1, max, `${at}/text`),
  ];
}
