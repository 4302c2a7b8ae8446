import type { Counts, TrackQuery } from '../../src/ports.ts';
import type { Cell } from './cells.ts';
import { daysBetween } from './china.ts';
import type { Truth } from './pretend.ts';
import type { World } from './world.ts';

/** Adds up the mails themselves, mail by mail as they were drawn: nothing here knows rows, pages or parameters. */
export function truthOf(query: TrackQuery, { account, mails, now, switches }: World): Truth {
  const at = now();
  const pools = new Map(account.ips.map(({ ip, pool }) => [ip, pool]));
  const wayOut = ({ ip, stream }: Cell) => (ip === null && switches.perIp === 'adds-up' ? stream.route : ip);
  const asked = (value: string | undefined, actual: string | null | undefined) =>
    value === undefined || value === actual;
  const belongs = (cell: Cell) =>
    asked(query.sender, cell.stream.sender) &&
    asked(query.tag, cell.stream.tag) &&
    asked(query.esp === 'Others' ? 'others' : query.esp, cell.esp) &&
    asked(query.ip, wayOut(cell)) &&
    asked(query.pool, pools.get(wayOut(cell) ?? '')) &&
    asked(query.domain, cell.sender.domain) &&
    asked(query.config, cell.sender.config);
  const days = daysBetween(query.from, query.to).map((day) => ({ day, counts: sum(mails(day, at).filter(belongs)) }));
  return { total: sum(days.map(({ counts }) => counts)), days };
}

function sum(all: readonly Counts[]): Counts {
  const of = (count: keyof Counts) => all.reduce((total, counts) => total + counts[count], 0);
  return {
    sent: of('sent'),
    opens: of('opens'),
    uniqueOpens: of('uniqueOpens'),
    clicks: of('clicks'),
    uniqueClicks: of('uniqueClicks'),
  };
}
