import { z } from 'zod';
import { espOf, esps, nearestEsp } from './esp-names.ts';
import { quote } from './quote.ts';
import type { Dimension } from './request.ts';

/** A value as the API takes it, or why it cannot be one. `instead` is a whole clause that would be right. */
export type ValueReading =
  | { readonly ok: true; readonly value: string; readonly note?: string }
  | { readonly ok: false; readonly message: string; readonly instead?: string };

const localPart = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const domainName = /^(?=.{3,253}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;
/** Endings that make a sender without @ a domain rather than the first part of an address. */
const clearlyDomain = /\.(?:com|net|org|io|cn|co|edu|gov|info|biz|app|dev|shop)$/i;
/** "TagName, 1 to 128 characters" (Direct Mail API, CreateTag); nothing is known for pools and sets, so they get the same. */
const longestName = 128;

const readers: Record<Dimension, (raw: string) => ValueReading> = {
  esp: readEsp,
  ip: readIp,
  pool: (raw) => readName(raw, 'the name of an IP pool'),
  tag: (raw) => readName(raw, 'a tag'),
  sender: readSender,
  domain: readDomain,
  config: (raw) => readName(raw, 'the name of a configuration set'),
};

/** Reads what stands after a filter's colon. Names keep their case; providers, IPs and domains are written small. */
export function readValue(of: Dimension, raw: string): ValueReading {
  return readers[of](raw.trim());
}

function readEsp(raw: string): ValueReading {
  const value = espOf(raw);
  const [known] = esps.filter((esp) => esp.value === value);
  if (known !== undefined) {
    const [first = ''] = raw.toLowerCase().split('.');
    const isAnotherBrand = known.domains.includes(first) && !known.value.startsWith(first);
    return !isAnotherBrand
      ? { ok: true, value: known.value }
      : { ok: true, value: known.value, note: `Direct Mail counts ${raw.toLowerCase()} as ${known.value}.` };
  }
  if (domainName.test(raw) || /^(?:qq|163|126|aol|foxmail|gmx|proton|protonmail|yandex|zoho|sina)$/i.test(raw)) {
    const message = `Direct Mail tells Gmail, Yahoo, Outlook and iCloud apart and counts ${quote(raw)} among the others.`;
    return { ok: false, message, instead: 'esp:others' };
  }
  const near = nearestEsp(raw);
  const meant = near === null ? null : espOf(near);
  if (meant !== null) return { ok: true, value: meant, note: `Read ${quote(raw)} as ${meant}.` };
  return { ok: false, message: `${quote(raw)} is not a mailbox provider that Direct Mail tells apart.` };
}

function readIp(raw: string): ValueReading {
  const address = raw.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (z.union([z.ipv4(), z.ipv6()]).safeParse(address).success) return { ok: true, value: address };
  if (/^[\d.:a-f]+(?:\/\d+|-[\d.]+)$/i.test(raw)) {
    const message = `${quote(raw)} is a block of addresses; Direct Mail takes one, and "by ip" compares all of yours.`;
    return { ok: false, message, instead: 'by ip' };
  }
  return { ok: false, message: `${quote(raw)} is not an IP address.` };
}

function readSender(raw: string): ValueReading {
  const named = /<(?<address>[^<>\s]+@[^<>\s]+)>$/.exec(raw)?.groups?.address;
  if (named !== undefined) return readSender(named);
  const at = raw.lastIndexOf('@');
  const domain = raw.slice(at + 1).toLowerCase();
  if (at === -1 && clearlyDomain.test(raw) && domainName.test(raw)) {
    return { ok: false, message: `${quote(raw)} is a domain, not a sender address.`, instead: `domain:${domain}` };
  }
  if (at === -1) return localPart.test(raw) ? { ok: true, value: raw } : notSender(raw);
  if (at === 0 && domainName.test(domain)) {
    return { ok: false, message: `${quote(raw)} has nothing before the @.`, instead: `domain:${domain}` };
  }
  const local = raw.slice(0, at);
  return localPart.test(local) && domainName.test(domain) ? { ok: true, value: `${local}@${domain}` } : notSender(raw);
}

function notSender(raw: string): ValueReading {
  return { ok: false, message: `${quote(raw)} does not look like a sender address.` };
}

function readDomain(raw: string): ValueReading {
  const domain = raw
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^@|\/.*$/g, '');
  const at = domain.lastIndexOf('@');
  if (at > 0 && domainName.test(domain.slice(at + 1))) {
    return { ok: false, message: `${quote(raw)} is an address, not a domain.`, instead: `from:${raw}` };
  }
  if (domainName.test(domain)) return { ok: true, value: domain };
  return { ok: false, message: `${quote(raw)} does not look like a domain.` };
}

function readName(raw: string, what: string): ValueReading {
  const length = [...raw].length;
  if (length <= longestName) return { ok: true, value: raw };
  return { ok: false, message: `${quote(raw)} has ${length} characters; ${what} has at most ${longestName}.` };
}
