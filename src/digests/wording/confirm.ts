import type { ReportRequest } from '../../commands/request.ts';
import { sayRange } from '../../dates/say.ts';
import type { Digest } from '../digest.ts';
import { nextPostings } from '../due.ts';
import { type Action, type DigestMessage, type Line, messageOf } from './message.ts';
import { clockNotes, sayDayOf, sayInstant, sayInstants, sayWhen } from './times.ts';

const shownPostings = 5;

/**
 * A digest was created: what will be posted, and when. `request` is what its words ask at the first slot; `place` is
 * where it is posted, as seen by the reader.
 */
export function tellCreated(
  digest: Digest,
  request: ReportRequest,
  notes: readonly string[],
  now: Date,
  place = 'here',
): DigestMessage {
  const first: Line = [{ bold: digest.name }, ` will be posted ${place} ${sayWhen(digest)}.`];
  const actions = [action('Pause', 'pause', digest), action('Delete', 'delete', digest)];
  return messageOf([first, ...plan(digest, request, now), ...remarks(notes), changeHint(digest)], actions);
}

/** `name`: what it was called before. */
export function tellEdited(
  digest: Digest,
  name: string,
  request: ReportRequest,
  notes: readonly string[],
  now: Date,
): DigestMessage {
  const renamed = name === digest.name ? [] : [` (it was ${name})`];
  const first: Line = [{ bold: digest.name }, ...renamed, ` is now posted ${sayWhen(digest)}.`];
  return messageOf([first, ...plan(digest, request, now), ...remarks(notes)]);
}

export function tellPaused(digest: Digest, notes: readonly string[], now: Date): DigestMessage {
  const until = digest.pause?.by === 'person' ? digest.pause.until : null;
  const end = until === null ? 'until it is resumed' : `until ${sayDayOf(until, digest.zone)}`;
  const next = until === null ? null : nextLine(digest, now);
  return messageOf(
    [[{ bold: digest.name }, ` is paused ${end}.`, ...(next ?? [])], ...remarks(notes)],
    [action('Resume', 'resume', digest)],
  );
}

export function tellResumed(digest: Digest, notes: readonly string[], now: Date): DigestMessage {
  const missed = 'What was due in the meantime is not made up for.';
  return messageOf([
    [{ bold: digest.name }, ' is posted again.', ...(nextLine(digest, now) ?? []), ` ${missed}`],
    ...remarks(notes),
  ]);
}

export function tellDeleted(digest: Digest, notes: readonly string[]): DigestMessage {
  const line: Line = [
    { bold: digest.name },
    ' is deleted and will not be posted any more. To bring it back: ',
    { code: `digest restore ${digest.name}` },
    '.',
  ];
  return messageOf([line, ...remarks(notes)], [{ label: 'Undo', words: `digest restore ${digest.name}` }]);
}

export function tellRestored(digest: Digest, now: Date): DigestMessage {
  return messageOf([[{ bold: digest.name }, ` is back, ${sayWhen(digest)}.`, ...(nextLine(digest, now) ?? [])]]);
}

/** Above what `run` shows to the asker alone. */
export function tellPreview(digest: Digest, notes: readonly string[]): DigestMessage {
  const line: Line = ['This is what ', { bold: digest.name }, ' would post now. Only you see it.'];
  return messageOf(
    [line, ...remarks(notes)],
    [{ label: 'Post it to the channel', words: `digest run ${digest.name} here` }],
  );
}

function plan(digest: Digest, request: ReportRequest, now: Date): readonly Line[] {
  const slots = nextPostings(digest, now, shownPostings);
  const [next] = slots;
  const against = request.compare === null ? '' : `, against ${sayRange(request.compare.range)}`;
  const covers = next === undefined ? '' : ` (first ${sayRange(request.range)}${against})`;
  const times = sayInstants(
    slots.map((slot) => slot.at),
    digest.zone,
  );
  return [
    ['Report: ', { code: digest.words }, `${covers}.`],
    times.length === 0 ? ['Nothing is scheduled: it is paused.'] : [`Next: ${times.join(' · ')}.`],
    ...clockNotes(slots, digest.zone, now).map((note): Line => [note]),
    ...request.notes.map((note): Line => [note]),
  ];
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
