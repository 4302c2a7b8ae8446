import type { Day } from '../../src/dates/range.ts';
import type { Counts } from '../../src/ports.ts';
import { chinaInstant } from './china.ts';
import type { WireRow } from './listing.ts';
import type { Switches } from './switches.ts';
import type { TrackRecord } from './track-rows.ts';

/** A record in the spelling of GetTrackList's `data.stat[]`. */
export function wireRow(record: TrackRecord, switches: Switches): WireRow {
  const count = (value: number) => (switches.counts === 'numbers' ? value : String(value));
  return {
    CreateTime: createTime(record.day, record.minute, switches),
    TotalNumber: count(record.sent),
    RcptOpenCount: count(record.opens),
    RcptUniqueOpenCount: count(record.uniqueOpens),
    RcptClickCount: count(record.clicks),
    RcptUniqueClickCount: count(record.uniqueClicks),
    ...rates(record, switches),
  };
}

/** CreateTime of a minute of a China day. */
export function createTime(day: Day, minute: number, { createTimeFormat, createTimeZone }: Switches): string {
  const instant = chinaInstant(day, minute);
  // "Now" in China read as if it were UTC: the documented pairs of CreateTime and UtcCreateTime differ so.
  const shown = createTimeZone === 'utc' ? instant : instant + 8 * 3_600_000;
  const formats = {
    minute: () => `${new Date(shown).toISOString().slice(0, 16)}Z`,
    day: () => day,
    'epoch-seconds': () => String(instant / 1000),
    'epoch-milliseconds': () => String(instant),
  };
  return formats[createTimeFormat]();
}

function rates(counts: Counts, switches: Switches): WireRow {
  if (switches.rates === 'missing') return {};
  const rate = (events: number) => writeRate(counts.sent === 0 ? 0 : events / counts.sent, switches);
  return {
    RcptOpenRate: rate(counts.opens),
    RcptUniqueOpenRate: rate(counts.uniqueOpens),
    RcptClickRate: rate(counts.clicks),
    RcptUniqueClickRate: rate(counts.uniqueClicks),
  };
}

function writeRate(rate: number, { rates, counts }: Switches): string | number {
  if (rates === 'empty') return '';
  // The sibling API writes "100.00%" and "0%".
  if (rates === 'percent-sign') return rate === 0 ? '0%' : `${(rate * 100).toFixed(2)}%`;
  const text = rate === 0 ? '0' : rates === 'percent' ? (rate * 100).toFixed(2) : rate.toFixed(4);
  return counts === 'numbers' ? Number(text) : text;
}
