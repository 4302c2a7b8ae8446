/**
 * What nobody outside Alibaba Cloud knows about the real service, one switch a question. The defaults are the strictest or
 * likeliest reading; a client that is right under every combination is right whatever the live account turns out to do.
 */
export interface Switches {
  /** What one row of GetTrackList stands for. `day` has a row for every day asked (zeros too) once anything was found. */
  readonly rows: 'hour' | 'day' | 'day-without-zeros' | 'sender-day' | 'window';
  /** `0.3412`, `34.12`, `34.12%`, `""`, or no rate fields at all. */
  readonly rates: 'fraction' | 'percent' | 'percent-sign' | 'empty' | 'missing';
  readonly counts: 'strings' | 'numbers';
  /** The largest PageSize of GetTrackList. */
  readonly pageSizeCap: number;
  /** The largest PageSize of the list actions (addresses, tags, domains, IPs, pools, configuration sets). */
  readonly listPageSizeCap: number;
  /** A PageSize over the cap is answered with that many rows, or refused with `InvalidParameter`. */
  readonly overCap: 'capped' | 'refused';
  readonly defaultPageSize: number;
  /** `{stat:[]}`, no `data`, `{stat:null}`, one row of zeros, or `data:{}`. */
  readonly empty: 'empty-stat' | 'no-data' | 'null-stat' | 'zero-row' | 'empty-data';
  /** How the catch-all ESP is spelled. */
  readonly others: 'others' | 'Others' | 'either';
  readonly wrongOthers: 'nothing' | 'refused';
  /** Esp, DedicatedIp and DedicatedIpPoolId for an account WITHOUT dedicated IPs; `ignored` answers the unfiltered total. */
  readonly filtersWithoutIps: 'supported' | 'ignored' | 'refused';
  /** `china`: the wall clock of China with a false `Z`. `utc`: the `Z` is true. */
  readonly createTimeZone: 'china' | 'utc';
  /** `2026-11-17T13:28Z`, `2026-11-17` (always the China day), or the true instant as digits. */
  readonly createTimeFormat: 'minute' | 'day' | 'epoch-seconds' | 'epoch-milliseconds';
  readonly order: 'ascending' | 'descending' | 'shuffled';
  /** `seven-dates`: EndTime − StartTime ≤ 6. `seven-apart`: ≤ 7, which is eight dates. */
  readonly span: 'seven-dates' | 'seven-apart';
  /** How many days before today StartTime may be. */
  readonly retention: 29 | 30;
  readonly unknownTag: 'nothing' | 'refused';
  readonly unknownSender: 'nothing' | 'refused';
  /** `remainder`: some mail leaves through shared IPs, so that per-IP sums stay below the total. */
  readonly perIp: 'remainder' | 'adds-up';
  readonly totalPages: 'present' | 'missing';
  readonly total: 'present' | 'missing';
  /** The HTTP status of a throttled call; the code is `Throttling.User` both times. */
  readonly throttledStatus: 400 | 429;
  /** What a key without the permission is told, with HTTP 403. */
  readonly deniedCode: 'NoPermission' | 'Forbidden';
}

export const defaultSwitches: Switches = {
  rows: 'day',
  rates: 'percent-sign',
  counts: 'strings',
  pageSizeCap: 100,
  listPageSizeCap: 100,
  overCap: 'capped',
  defaultPageSize: 10,
  empty: 'empty-stat',
  others: 'others',
  wrongOthers: 'nothing',
  filtersWithoutIps: 'supported',
  createTimeZone: 'china',
  createTimeFormat: 'minute',
  order: 'ascending',
  span: 'seven-dates',
  retention: 29,
  unknownTag: 'nothing',
  unknownSender: 'refused',
  perIp: 'remainder',
  totalPages: 'present',
  total: 'present',
  throttledStatus: 400,
  deniedCode: 'NoPermission',
};
