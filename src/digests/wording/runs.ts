import type { Digest } from '../digest.ts';
import type { PostOutcome } from '../poster.ts';
import { classOf } from '../slack-codes.ts';
import { type DigestMessage, type Line, messageOf } from './message.ts';
import { explainReason } from './reasons.ts';

type PostFailure = Extract<PostOutcome, { ok: false }>['failure'];

/** Above what `run` shows to the asker alone. `canPost`: there is something that could post it. */
export function tellPreview(digest: Digest, notes: readonly string[], where = '', canPost = true): DigestMessage {
  const line: Line = ['This is what ', { bold: digest.name }, ` would post${where} now. Only you see it.`];
  const label = where === '' ? 'Post it to the channel' : `Post it${where}`;
  return messageOf([line, ...remarks(notes)], canPost ? [{ label, words: again(digest) }] : []);
}

export function tellPosted(digest: Digest, notes: readonly string[], where = ''): DigestMessage {
  return messageOf([[{ bold: digest.name }, ` was posted${where === '' ? ' here' : where}.`], ...remarks(notes)]);
}

/** A post that was asked for by hand failed; or perhaps not, which is said, so that nobody posts it twice unawares. */
export function tellNotPosted(digest: Digest, failure: PostFailure, where = ''): DigestMessage {
  const place = where === '' ? ' here' : where;
  if (isPerhapsPosted(failure)) {
    const doubt = ` may have been posted${place} or not: Slack did not say. Look there before you post it again.`;
    return messageOf([[{ bold: digest.name }, doubt]], [{ label: 'Post it again', words: again(digest) }]);
  }
  const { cause, remedy } = explainReason(reasonOf(failure));
  return messageOf(
    [[{ bold: digest.name }, ` was not posted${place}, because ${cause}.`], remedy === undefined ? null : [remedy]],
    [{ label: 'Try again', words: again(digest) }],
  );
}

function isPerhapsPosted(failure: PostFailure): boolean {
  if ('code' in failure) return classOf(failure.code) === 'ambiguous';
  return 'status' in failure ? failure.status >= 500 : failure.sent;
}

function reasonOf(failure: PostFailure): string {
  if ('code' in failure) return failure.code;
  return 'status' in failure && failure.status === 429 ? 'ratelimited' : 'slack-unreachable';
}

const remarks = (notes: readonly string[]): readonly Line[] => (notes.length === 0 ? [] : [[notes.join(' ')]]);

const again = ({ name }: Digest): string => `digest run ${name} here`;
