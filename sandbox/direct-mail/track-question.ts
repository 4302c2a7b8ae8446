import type { Day } from '../../src/dates/range.ts';
import { addDays, chinaDay, dayNumber, isRealDay } from './china.ts';
import type { CallQuery } from './fault.ts';
import { type Page, readPage } from './listing.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** A valid question to GetTrackList. */
export interface TrackQuestion {
  readonly from: Day;
  readonly to: Day;
  readonly page: Page;
  /** Only the parameters that filter and that count for this account. */
  readonly filters: CallQuery;
}

const deprecated = ['Total', 'Offset', 'OffsetCreateTime', 'OffsetCreateTimeDesc'];
const filterNames = ['AccountName', 'TagName', 'Esp', 'DedicatedIp', 'DedicatedIpPoolId', 'Domain', 'ConfigSetId'];
/** "For users of dedicated IPs", says the Chinese API page. */
const ipFilters = ['Esp', 'DedicatedIp', 'DedicatedIpPoolId'];

interface Draft {
  readonly query: CallQuery;
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly world: World;
}

type Rule = readonly [broken: (draft: Draft) => boolean, status: number, code: string, message: string];

/** In the order the service looks. Codes: the list of Direct Mail's statistics APIs; where none is documented, a general one. */
const rules: readonly Rule[] = [
  [({ from, to }) => from > to, 400, 'InvalidBetweenTime.Malformed', 'The start date is after the end date.'],
  [({ from, today }) => from > today, 400, 'InvalidStartTime.Malformed', 'The start date is in the future.'],
  [({ to, today }) => to > today, 400, 'InvalidDate.Malformed', 'The end date is in the future.'],
  [
    ({ from, today, world }) => from < addDays(today, -world.switches.retention),
    400,
    'InvalidStartTime.Malformed',
    'The start date must be within the last 30 days.',
  ],
  [
    ({ from, to, world }) => dayNumber(to) - dayNumber(from) > (world.switches.span === 'seven-dates' ? 6 : 7),
    400,
    'InvalidBetweenTime.Malformed',
    'The time between the start date and the end date cannot exceed 7 days.',
  ],
  [
    ({ query }) => query.TagName !== undefined && !query.AccountName,
    400,
    'MissingParameter',
    'The parameter AccountName is required when TagName is specified.',
  ],
  [
    ({ query }) => query.AccountName !== undefined && !/^[^@\s]{1,64}@[^@\s]{1,255}$/.test(query.AccountName),
    400,
    'InvalidMailAddressName.Malformed',
    'The specified mail address is wrongly formed.',
  ],
  [
    ({ query }) => query.TagName !== undefined && !/^.{1,128}$/s.test(query.TagName),
    400,
    'InvalidTagName.Malformed',
    'The specified tag name is wrongly formed.',
  ],
  [unknownSender, 404, 'InvalidMailAddress.NotFound', 'The specified mail address does not exist.'],
  [unknownTag, 404, 'InvalidTagName.NotFound', 'The specified tag does not exist.'],
  [wrongOthers, 400, 'InvalidParameter', 'The specified parameter Esp is not valid.'],
  [
    ({ query, world }) => refusesIpFilters(world) && ipFilters.some((name) => query[name] !== undefined),
    400,
    'InvalidParameter',
    'Esp, DedicatedIp and DedicatedIpPoolId are for users of dedicated IPs.',
  ],
];

/** Throws the Refusal of the first rule broken. */
export function readTrackQuestion(query: CallQuery, world: World): TrackQuestion {
  const old = deprecated.find((name) => query[name] !== undefined);
  if (old !== undefined)
    throw new Refusal(400, 'InvalidParameter', `The parameter ${old} is deprecated: leave it out.`);
  const from = readDay(query, 'StartTime');
  const to = readDay(query, 'EndTime');
  const draft = { query, from, to, today: chinaDay(world.now()), world };
  const broken = rules.find(([isBroken]) => isBroken(draft));
  if (broken) throw new Refusal(broken[1], broken[2], broken[3]);
  const { pageSizeCap, overCap, defaultPageSize } = world.switches;
  const page = readPage(query, {
    number: 'PageNumber',
    required: false,
    defaultSize: defaultPageSize,
    cap: pageSizeCap,
    overCap,
  });
  const ignored = ignoresIpFilters(world) ? ipFilters : [];
  const names = filterNames.filter((name) => query[name] !== undefined && !ignored.includes(name));
  return { from, to, page, filters: Object.fromEntries(names.map((name) => [name, query[name] ?? ''])) };
}

function readDay(query: CallQuery, name: string): Day {
  const text = query[name];
  if (text === undefined) throw new Refusal(400, 'MissingParameter', `The required parameter ${name} is missing.`);
  if (text === '') throw new Refusal(400, 'InvalidDate.NotFound', 'The specified date is empty.');
  if (!isRealDay(text)) throw new Refusal(400, 'InvalidDate.Malformed', 'The specified date is wrongly formed.');
  return text;
}

function unknownSender({ query, world }: Draft): boolean {
  const address = query.AccountName;
  if (world.switches.unknownSender === 'nothing' || address === undefined) return false;
  return !world.account.senders.some((sender) => sender.address === address);
}

function unknownTag({ query, world }: Draft): boolean {
  const name = query.TagName;
  if (world.switches.unknownTag === 'nothing' || name === undefined) return false;
  return !world.account.tags.some((tag) => tag.name === name);
}

function wrongOthers({ query, world }: Draft): boolean {
  const { others, wrongOthers } = world.switches;
  const wrong = { others: 'Others', Others: 'others', either: null }[others];
  return wrongOthers === 'refused' && wrong !== null && query.Esp === wrong;
}

const hasNoIps = (world: World): boolean => world.account.ips.length === 0;
const refusesIpFilters = (world: World): boolean => hasNoIps(world) && world.switches.filtersWithoutIps === 'refused';
const ignoresIpFilters = (world: World): boolean => hasNoIps(world) && world.switches.filtersWithoutIps === 'ignored';
