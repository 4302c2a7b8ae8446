import { nearestWord } from '../dates/nearest.ts';

interface Esp {
  /** What the API takes. `others` is its catch-all; which spelling an account wants is found out when asking. */
  readonly value: string;
  readonly names: readonly string[];
  /** Also with any ending: hotmail.co.uk, yahoo.fr. */
  readonly domains: readonly string[];
}

/** The five values of GetTrackList's `Esp` (Direct Mail API page), and what people call them. */
export const esps: readonly Esp[] = [
  {
    value: 'gmail.com',
    names: ['gmail', 'google', 'google mail', 'gsuite', 'g suite', '谷歌'],
    domains: ['gmail', 'googlemail'],
  },
  { value: 'yahoo.com', names: ['yahoo', 'yahoo mail', '雅虎'], domains: ['yahoo', 'ymail', 'rocketmail'] },
  {
    value: 'outlook.com',
    names: ['outlook', 'hotmail', 'live', 'msn', 'microsoft', 'office365', 'office 365', '微软'],
    domains: ['outlook', 'hotmail', 'live', 'msn'],
  },
  {
    value: 'icloud.com',
    names: ['icloud', 'apple', 'apple mail', 'me', 'mac', '苹果'],
    domains: ['icloud', 'me', 'mac'],
  },
  { value: 'others', names: ['others', 'other', 'rest', 'the rest', 'else', '其他', '其它', '其余'], domains: [] },
];

/** Names that can only mean a mailbox provider, so that they need no `esp:` before them. */
export const unmistakable = ['gmail', 'googlemail', 'yahoo', 'hotmail', 'outlook', 'icloud', '谷歌邮箱', '雅虎邮箱'];

/** The API's value for a name, or `null`. */
export function espOf(name: string): string | null {
  const said = name
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/(?<=谷歌|雅虎|微软|苹果)邮箱$/, '');
  const domain = /^(?<first>[a-z]+)\.(?:com?\.)?[a-z]{2,3}$/.exec(said)?.groups?.first;
  const found = esps.find(
    ({ value, names, domains }) =>
      said === value ||
      names.some((known) => known.replace(' ', '') === said.replace(/[\s_-]/, '')) ||
      domains.includes(said) ||
      (domain !== undefined && domains.includes(domain)),
  );
  return found?.value ?? null;
}

/** The one known name near to this one, for slips of the hand; short names are too near to everything. */
export function nearestEsp(name: string): string | null {
  const names = esps.flatMap((esp) => [...esp.names, ...esp.domains]).filter((known) => known.length > 3);
  return nearestWord(name.toLowerCase(), new Set(names));
}
