import { nearestWord } from '../../dates/nearest.ts';

/** Newer names of zones that Intl lists by their old ones (tz database, "backward"). */
const renamed = [
  'Asia/Kolkata',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Yangon',
  'Europe/Kyiv',
  'America/Argentina/Buenos_Aires',
  'Atlantic/Faroe',
  'Etc/UTC',
];

/** Cities, countries and regions that have one zone but no zone's name. */
// biome-ignore format: a zone a line keeps the table readable
const others: Readonly<Record<string, string>> = {
  UTC: 'utc, gmt, z, zulu, coordinated universal time, greenwich, 世界时, 世界标准时, 协调世界时, 格林威治, 格林尼治',
  'Asia/Shanghai': 'beijing, china, prc, shenzhen, guangzhou, hangzhou, chengdu, nanjing, wuhan, tianjin, xian, 北京, 上海, 中国, 深圳, 广州, 杭州, 成都, 南京, 武汉, 国内',
  'Asia/Hong_Kong': 'hk, hkt, 香港',
  'Asia/Taipei': 'taiwan, 台北, 台湾',
  'Asia/Macau': '澳门',
  'Asia/Tokyo': 'japan, osaka, kyoto, jst, 东京, 日本, 大阪',
  'Asia/Seoul': 'korea, south korea, kst, 首尔, 韩国',
  'Asia/Singapore': 'sgt, 新加坡',
  'Asia/Kuala_Lumpur': 'malaysia, 吉隆坡, 马来西亚',
  'Asia/Bangkok': 'thailand, 曼谷, 泰国',
  'Asia/Jakarta': '雅加达',
  'Asia/Manila': 'philippines, 马尼拉, 菲律宾',
  'Asia/Ho_Chi_Minh': 'vietnam, ho chi minh city, hanoi, saigon, 胡志明, 河内, 越南',
  'Asia/Kolkata': 'india, mumbai, delhi, new delhi, bangalore, bengaluru, chennai, hyderabad, 印度, 孟买, 新德里',
  'Asia/Dubai': 'uae, abu dhabi, 迪拜',
  'Asia/Riyadh': 'saudi arabia, 利雅得',
  'Asia/Jerusalem': 'israel, tel aviv',
  'Europe/London': 'uk, britain, england, united kingdom, 伦敦, 英国',
  'Europe/Paris': 'france, 巴黎, 法国',
  'Europe/Berlin': 'germany, munich, frankfurt, hamburg, cologne, 柏林, 德国, 法兰克福, 慕尼黑',
  'Europe/Madrid': 'spain, barcelona, 马德里, 西班牙',
  'Europe/Rome': 'italy, milan, 罗马, 意大利',
  'Europe/Amsterdam': 'netherlands, 阿姆斯特丹',
  'Europe/Zurich': 'switzerland, geneva, 苏黎世, 瑞士',
  'Europe/Vienna': 'austria, 维也纳',
  'Europe/Warsaw': 'poland, 华沙',
  'Europe/Stockholm': 'sweden',
  'Europe/Lisbon': 'portugal',
  'Europe/Moscow': 'msk, 莫斯科',
  'Europe/Istanbul': 'turkey, 伊斯坦布尔',
  'America/New_York': 'nyc, new york city, boston, washington, washington dc, miami, philadelphia, atlanta, eastern, us eastern, us east, 纽约, 华盛顿, 波士顿, 美东, 美国东部',
  'America/Chicago': 'houston, dallas, austin, us central, 芝加哥, 美中, 美国中部',
  'America/Denver': 'us mountain, 丹佛',
  'America/Los_Angeles': 'la, san francisco, sf, seattle, silicon valley, pacific, us pacific, us west, las vegas, portland, 洛杉矶, 旧金山, 西雅图, 硅谷, 美西, 美国西部',
  'America/Toronto': 'montreal, ottawa, 多伦多',
  'America/Vancouver': '温哥华',
  'America/Sao_Paulo': 'rio, rio de janeiro, são paulo, 圣保罗',
  'America/Mexico_City': 'mexico',
  'America/Argentina/Buenos_Aires': 'argentina',
  'Australia/Sydney': 'canberra, 悉尼',
  'Australia/Melbourne': '墨尔本',
  'Pacific/Auckland': 'new zealand, wellington, 奥克兰, 新西兰',
  'Africa/Johannesburg': 'south africa, cape town',
  'Africa/Cairo': 'egypt, 开罗',
};

/** Abbreviations that people in several places use, and offsets, which do not follow the clocks of a place. */
const ambiguous: Readonly<Record<string, readonly string[]>> = {
  pst: ['America/Los_Angeles', 'Asia/Manila'],
  pdt: ['America/Los_Angeles'],
  pt: ['America/Los_Angeles'],
  mst: ['America/Denver', 'America/Phoenix'],
  mdt: ['America/Denver'],
  mt: ['America/Denver'],
  cst: ['Asia/Shanghai', 'America/Chicago'],
  cdt: ['America/Chicago'],
  ct: ['America/Chicago'],
  est: ['America/New_York', 'America/Panama'],
  edt: ['America/New_York'],
  et: ['America/New_York'],
  bst: ['Europe/London', 'Asia/Dhaka'],
  cet: ['Europe/Berlin', 'Europe/Paris'],
  cest: ['Europe/Berlin', 'Europe/Paris'],
  mez: ['Europe/Berlin'],
  eet: ['Europe/Athens', 'Europe/Helsinki'],
  ist: ['Asia/Kolkata', 'Asia/Jerusalem'],
  aest: ['Australia/Sydney', 'Australia/Brisbane'],
  aedt: ['Australia/Sydney'],
  nzst: ['Pacific/Auckland'],
  nzdt: ['Pacific/Auckland'],
  '+0': ['UTC'],
  '+1': ['Europe/Berlin', 'Africa/Lagos'],
  '+2': ['Africa/Johannesburg', 'Europe/Berlin'],
  '+3': ['Europe/Istanbul'],
  '+4': ['Asia/Dubai'],
  '+5:30': ['Asia/Kolkata'],
  '+7': ['Asia/Bangkok'],
  '+8': ['Asia/Shanghai'],
  '+9': ['Asia/Tokyo'],
  '+10': ['Australia/Brisbane', 'Australia/Sydney'],
  '+12': ['Pacific/Auckland'],
  '-3': ['America/Sao_Paulo'],
  '-4': ['America/New_York'],
  '-5': ['America/New_York'],
  '-6': ['America/Chicago'],
  '-7': ['America/Los_Angeles', 'America/Denver'],
  '-8': ['America/Los_Angeles'],
};

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** By their whole names and by the last part, `new york`. */
const known = new Map<string, string>([
  ...[...Intl.supportedValuesOf('timeZone'), ...renamed].flatMap((zone) => [
    [plain(zone.slice(zone.lastIndexOf('/') + 1)), zone] as const,
    [plain(zone), zone] as const,
  ]),
  ...Object.entries(others).flatMap(([zone, names]) => names.split(', ').map((name) => [plain(name), zone] as const)),
]);

export type ZoneRead =
  | { readonly kind: 'zone'; readonly zone: string }
  /** Could be several, or is no zone but an offset: these are what may be meant. */
  | { readonly kind: 'ambiguous'; readonly zones: readonly string[] }
  | { readonly kind: 'unknown' };

/** `Asia/Shanghai`, `asia/shanghai`, `Berlin`, `new york`, 北京, `UTC`; `PST` and `UTC+8` are ambiguous. */
export function readZone(name: string): ZoneRead {
  const said = plain(name);
  const offset = /^(?:utc|gmt|东|西)?\s*(?<sign>[+-])\s*0?(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/.exec(
    name.toLowerCase().trim(),
  );
  const { sign = '', hours = '', minutes = '00' } = offset?.groups ?? {};
  const several = ambiguous[offset === null ? said : `${sign}${hours}${minutes === '00' ? '' : `:${minutes}`}`];
  if (several !== undefined) return { kind: 'ambiguous', zones: several };
  if (offset !== null) return { kind: 'ambiguous', zones: [] };
  const zone = known.get(said) ?? (said.includes('/') ? canonical(name) : null);
  return zone === null ? { kind: 'unknown' } : { kind: 'zone', zone };
}

/** Zones whose names, or those of a city or country in them, hold what is typed; those that begin so first. */
export function zonesLike(typed: string, most: number): readonly string[] {
  const said = plain(typed);
  const places = new Map<string, number>();
  for (const [name, zone] of known) {
    const at = name.indexOf(said);
    if (at >= 0) places.set(zone, Math.min(places.get(zone) ?? 1, at));
  }
  return [...places.keys()].toSorted((a, b) => (places.get(a) ?? 1) - (places.get(b) ?? 1)).slice(0, most);
}

/** The zone whose name is near to this one: `Berln`. */
export function nearestZone(name: string): string | null {
  const said = plain(name);
  const near = said.length < 4 ? null : nearestWord(said, known.keys());
  return near === null ? null : (known.get(near) ?? null);
}

/** Chinese names, to be found in text without spaces. */
export const chineseZoneNames: readonly string[] = [...known.keys()].filter((name) => /\p{Script=Han}/u.test(name));

/** Older names that Intl still takes: `US/Pacific`. */
function canonical(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name.trim().replace(/\s+/g, '_') }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
