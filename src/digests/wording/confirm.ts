import type { ReportRequest } from '../../commands/request.ts';
import { sayRange } from '../../dates/say.ts';
import type { Digest } from '../digest.ts';
import { nextPostings } from '../due.ts';
import { type Action, type DigestMessage, type Line, messageOf } from './message.ts';
import { isPaused, sayPause } from './pauses.ts';
import { explainReason } from './reasons.ts';
import { clockNotes, sayInstant, sayInstants, sayWhen } from './times.ts';

const shownPostings = 5;

/**
 * A digest was created: what will be posted, and when. `request` is what its words ask at the first slot; `closed` is
 * Slack's word for why its channel cannot be posted to yet.
 */
export function tellCreated(
  digest: Digest,
  request: ReportRequest,
  notes: readonly string[],
  now: Date,
  closed: string | null = null,
): DigestMessage {
  const first: Line = [{ bold: digest.name }, ` will be posted here ${sayWhen(digest)}.`];
  const warning = closed === null ? [] : [notYet(closed)];
  const actions = [change(digest), action('Pause', 'pause', digest), action('Delete', 'delete', digest)];
  return messageOf([first, ...warning, ...plan(digest, request, now), ...remarks(notes), changeHint(digest)], actions);
}

/** `name`: what it was called before. `request`: `null` when its words ask nothing that can be answered. */
export function tellEdited(
  digest: Digest,
  name: string,
  request: ReportRequest | null,
  notes: readonly string[],
  now: Date,
  where = '',
): DigestMessage {
  const renamed = name === digest.name ? '' : ` (it was ${name})`;
  const first: Line = [{ bold: digest.name }, `${renamed}${where} is now posted ${sayWhen(digest)}.`];
  return messageOf([first, ...plan(digest, request, now), ...remarks(notes)]);
}

export function tellPaused(digest: Digest, notes: readonly string[], now: Date, where = ''): DigestMessage {
  const paused = `${where} is ${sayPause(digest, now)}.`;
  return messageOf(
    [[{ bold: digest.name }, paused, ...(nextLine(digest, now) ?? [])], ...remarks(notes)],
    [action('Resume', 'resume', digest)],
  );
}

export function tellResumed(digest: Digest, notes: readonly string[], now: Date, where = ''): DigestMessage {
  const missed = 'What was due in the meantime is not made up for.';
  return messageOf([
    [{ bold: digest.name }, `${where} is posted again.`, ...(nextLine(digest, now) ?? []), ` ${missed}`],
    ...remarks(notes),
  ]);
}

/** There was nothing to resume. */
export function tellNotPaused(digest: Digest, notes: readonly string[], now: Date, where = ''): DigestMessage {
  return messageOf([
    [{ bold: digest.name }, `${where} is not paused.`, ...(nextLine(digest, now) ?? [])],
    ...remarks(notes),
  ]);
}

/** It cannot be resumed: Slack still refuses it, and `code` is Slack's word for why. */
export function tellStaysPaused(digest: Digest, code: string, notes: readonly string[], where = ''): DigestMessage {
  const { cause, remedy } = explainReason(code);
  return messageOf(
    [
      [{ bold: digest.name }, `${where} stays paused, because ${cause}.`],
      remedy === undefined ? null : [remedy],
      ...remarks(notes),
    ],
    [action('Try again', 'resume', digest)],
  );
}

export function tellDeleted(digest: Digest, notes: readonly string[], where = ''): DigestMessage {
  const line: Line = [
    { bold: digest.name },
    `${where} is deleted and will not be posted any more. To bring it back: `,
    { code: `digest restore ${digest.name}` },
    '.',
  ];
  return messageOf([line, ...remarks(notes)], [action('Undo', 'restore', digest)]);
}

export function tellRestored(digest: Digest, now: Date, where = ''): DigestMessage {
  const paused = isPaused(digest, now) ? ` It is ${sayPause(digest, now)}.` : '';
  return messageOf([
    [{ bold: digest.name }, `${where} is back, ${sayWhen(digest)}.${paused}`, ...(nextLine(digest, now) ?? [])],
  ]);
}

function plan(digest: Digest, request: ReportRequest | null, now: Date): readonly Line[] {
  const slots = nextPostings(digest, now, shownPostings);
  const times = sayInstants(
    slots.map((slot) => slot.at),
    digest.zone,
  );
  return [
    ['Report: ', { code: digest.words }, slots.length === 0 || request === null ? '.' : ` (${covers(request)}).`],
    ...(isPaused(digest, now) ? [[`It is ${sayPause(digest, now)}.`]] : []),
    ...(times.length === 0 ? [] : [[`Next: ${times.join(' · ')}.`]]),
    ...clockNotes(slots, digest.zone, now).map((note): Line => [note]),
    ...(request?.notes ?? []).map((note): Line => [note]),
  ];
}

function covers({ range, compare }: ReportRequest): string {
  const against = compare === null ? '' : `, against ${sayRange(compare.range)}`;
  return `first ${sayRange(range)}${against}`;
}

/** It exists, and nothing comes of it until somebody lets mailstats in. */
function notYet(code: string): Line {
  if (code === 'not_in_channel' || code === 'channel_not_found') {
    const invite = { code: '/invite @mailstats' };
    return ['Nothing can be posted yet, because mailstats is not in this channel: ', invite, ' lets it in.'];
  }
  const { cause, remedy } = explainReason(code);
  return [`Nothing can be posted yet, because ${cause}.${remedy === undefined ? '' : ` ${remedy}`}`];
}

function nextLine(digest: Digest, now: Date): Line | null {
  const [slot] = nextPostings(digest, now, 1);
  return slot === undefined ? null : [` Next: ${sayInstant(slot.at, digest.zone)}, ${digest.zone}.`];
}

function changeHint({ name }: Digest): Line {
  return [
    'To change it: ',
    { code: `digest edit ${name} tuesdays at 10` },
    ', ',
    { code: `digest pause ${name}` },
    ' or ',
    { code: `digest delete ${name}` },
    '.',
  ];
}

const remarks = (notes: readonly string[]): readonly Line[] => (notes.length === 0 ? [] : [[notes.join(' ')]]);

const action = (label: string, verb: string, { name }: Digest): Action => ({ label, words: `digest ${verb} ${name}` });

const change = (digest: Digest): Action => ({ ...action('Change …', 'edit', digest), isForm: true });
