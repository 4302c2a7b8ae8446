import type { Digest } from '../digest.ts';
import { nextPosting } from '../due.ts';
import type { LedgerRow } from '../ledger.ts';
import { type Action, type DigestMessage, type Line, messageOf } from './message.ts';
import { isPaused, sayPause } from './pauses.ts';
import { explainReason } from './reasons.ts';
import { sayInstant, sayLocal, sayWhen } from './times.ts';

/** More fit into no message that anyone reads. */
export const mostListed = 40;

/**
 * `channelOf` names the channel of a digest where digests of several channels are listed; `elsewhere` is how many there
 * are in other channels.
 */
export function tellList(
  digests: readonly Digest[],
  of: 'here' | 'mine' | 'all',
  now: Date,
  channelOf: (digest: Digest) => string,
  elsewhere = 0,
): DigestMessage {
  const others: Line | null =
    of !== 'here' || elsewhere === 0
      ? null
      : [`Other channels have ${elsewhere}${digests.length === 0 ? '' : ' more'}: `, { code: 'digest list all' }, '.'];
  if (digests.length === 0) {
    const where = { here: 'This channel has', mine: 'You have', all: 'There are' }[of];
    return messageOf([
      [`${where} no digests yet. Try `, { code: 'digest weekly on monday at 9:00: last week by esp' }, '.'],
      others,
    ]);
  }
  const shown = digests.slice(0, mostListed);
  const more = digests.length - shown.length;
  const place = (digest: Digest) => (of === 'here' ? '' : ` in ${channelOf(digest)}`);
  return messageOf([
    ...shown.map(
      (digest): Line => [
        '• ',
        { bold: digest.name },
        `${place(digest)}: ${sayWhen(digest)} · ${state(digest, now)} · `,
        { code: digest.words },
      ],
    ),
    more === 0 ? null : [`and ${more} more`],
    others,
  ]);
}

/** All about one digest; `recent` are the newest rows of its ledger, the newest first. */
export function tellDigest(
  digest: Digest,
  recent: readonly LedgerRow[],
  now: Date,
  notes: readonly string[] = [],
  where = '',
): DigestMessage {
  const verbs = isPaused(digest, now) ? ['Resume', 'Run', 'Delete'] : ['Pause', 'Run', 'Delete'];
  const actions = verbs.map((label): Action => ({ label, words: `digest ${label.toLowerCase()} ${digest.name}` }));
  const change: Action = { label: 'Change …', words: `digest edit ${digest.name}`, isForm: true };
  return messageOf(
    [
      [{ bold: digest.name }, `${where}: ${sayWhen(digest)} · ${state(digest, now)}`],
      ['Report: ', { code: digest.words }],
      recent.length === 0 ? ['It has not been due yet.'] : ['Last posts:'],
      ...recent.map((row): Line => [`• ${tellOutcome(row)}`]),
      notes.length === 0 ? null : [notes.join(' ')],
    ],
    [change, ...actions],
  );
}

function state(digest: Digest, now: Date): string {
  const next = nextPosting(digest, now);
  const when = next === null ? null : `next ${sayInstant(next.at, digest.zone)}`;
  if (!isPaused(digest, now)) return when ?? 'never again';
  return [sayPause(digest, now), when].filter((part) => part !== null).join(', ');
}

/** `Mon 23 Nov 2026 09:00: posted`. */
export const tellOutcome = (row: LedgerRow): string => `${sayLocal(row.slot)}: ${outcome(row)}`;

function outcome({ state: became, reason }: LedgerRow): string {
  switch (became) {
    case 'posted':
      return 'posted';
    case 'claimed':
      return reason === null
        ? 'being worked on'
        : `not posted yet, because ${explainReason(reason).cause}; it is tried again`;
    case 'posting':
      return 'being posted';
    case 'skipped':
      return `skipped, because ${explainReason(reason).cause}`;
    case 'failed':
      return `not posted, because ${explainReason(reason).cause}`;
    case 'unsure':
      return 'perhaps posted: mailstats did not learn whether Slack took it';
  }
}
