import type { Digest } from '../digest.ts';
import type { LedgerRow } from '../ledger.ts';
import { type DigestMessage, messageOf } from './message.ts';
import { explainReason, isNews } from './reasons.ts';
import { sayLocal } from './times.ts';

/** How many skipped posts are named one by one. */
const mostNamed = 3;

/** A note in a post that came late; `null` for one in time. */
export function lateNote(slot: string, zone: string, late: boolean): string | null {
  return late ? `Posted late: this was due ${sayLocal(slot)}, ${zone}, and covers the days it was due for.` : null;
}

/** A note in the next post about those that were not made; `null` when there is no news in it. Rows are oldest first. */
export function skippedNote(rows: readonly LedgerRow[]): string | null {
  const news = rows.filter((row) => isNews(row.reason));
  const missing = missedNote(
    'Not posted',
    news.filter((row) => row.state !== 'unsure'),
  );
  const doubtful = missedNote(
    'Perhaps not posted',
    news.filter((row) => row.state === 'unsure'),
  );
  const notes = [missing, doubtful].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join(' ');
}

function missedNote(what: string, news: readonly LedgerRow[]): string | null {
  const named = news.slice(-mostNamed).map((row) => sayLocal(row.slot));
  const [only] = news;
  if (only === undefined) return null;
  const before = news.length - named.length;
  const causes = [...new Set(news.map((row) => explainReason(row.reason).cause))];
  const because = causes.length === 1 ? `, because ${causes[0]}` : '';
  if (news.length === 1) return `${what}: ${sayLocal(only.slot)}${because}.`;
  const others = before === 0 ? '' : ` and ${before} before ${before === 1 ? 'it' : 'them'}`;
  return `${what}: ${named.join(', ')}${others}${because}.`;
}

/** To the owner: a post was given up. Cause, consequence, and words that try again. */
export function tellFailed(digest: Digest, row: LedgerRow): DigestMessage {
  const { cause, remedy } = explainReason(row.reason);
  const words = `digest run ${digest.name}`;
  const unsure = row.state === 'unsure';
  const happened = unsure
    ? ` of ${sayLocal(row.slot)} may have been posted or not: ${cause}. It is not posted again by itself.`
    : ` of ${sayLocal(row.slot)} was not posted, because ${cause}. The next one comes at its time.`;
  return messageOf(
    [
      [{ bold: digest.name }, happened],
      remedy === undefined ? null : [remedy],
      [unsure ? 'If it is not in the channel: ' : 'To try it now: ', { code: words }, '.'],
    ],
    [{ label: unsure ? 'Post it' : 'Try again', words }],
  );
}

/** To the owner, once: nothing can be posted any more until something changes. */
export function tellPausedByCode(digest: Digest, code: string, slot: string): DigestMessage {
  const { cause, remedy } = explainReason(code);
  const words = `digest resume ${digest.name}`;
  return messageOf(
    [
      [
        { bold: digest.name },
        ` of ${sayLocal(slot)} could not be posted, because ${cause}. It is paused until that changes.`,
      ],
      remedy === undefined ? null : [remedy],
      ['To try again: ', { code: words }, '; to end it: ', { code: `digest delete ${digest.name}` }, '.'],
    ],
    [{ label: 'Try again', words }],
  );
}

/** The cause of a pause has gone. */
export function tellGoesOn(digest: Digest, next: string | null): DigestMessage {
  return messageOf([
    [
      { bold: digest.name },
      ' can be posted again.',
      ...(next === null ? [] : [` Next: ${sayLocal(next)}, ${digest.zone}.`]),
    ],
  ]);
}
