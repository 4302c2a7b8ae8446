import { type Args, isTrue, type Method, type Result } from './method.ts';
import { cursorOf, limitOf, readCursor } from './paging.ts';
import { seenConversation } from './seen-conversation.ts';
import { asStored } from './stored-message.ts';
import type { SeenMessage } from './world.ts';

const timestamp = /^\d{1,10}(\.\d{1,6})?$/;
const cursorName = 'before';

/** conversations.history: what is in the channel for everybody, newest first; replies in threads are not. */
export const historyMethod: Method = {
  token: 'bot',
  args: {
    channel: 'text',
    oldest: 'ts',
    latest: 'ts',
    inclusive: 'flag',
    limit: 'number',
    cursor: 'text',
    include_all_metadata: 'flag',
  },
  run(args, world) {
    const found = seenConversation(args.channel, 'history', world);
    if (!found.ok) return found.refusal;
    const { id, conversation } = found;
    if (!conversation.members.includes(world.bot)) return { ok: false, error: 'not_in_channel' };
    const refusal = wrongTime(args.oldest, 'oldest') ?? wrongTime(args.latest, 'latest');
    if (refusal !== null) return refusal;
    const limit = limitOf(args);
    if (limit === null) return { ok: false, error: 'invalid_limit' };
    const before = afterCursor(args);
    if (before === null) return { ok: false, error: 'invalid_cursor' };

    const isWithin = within(args.oldest, args.latest, isTrue(args.inclusive));
    const all = world.messages
      .filter((message) => message.channel === id && isInChannel(message))
      .filter(({ ts }) => isWithin(microseconds(ts)) && microseconds(ts) < before)
      .toSorted((a, b) => microseconds(b.ts) - microseconds(a.ts));
    const page = all.slice(0, limit);
    const last = page.at(-1);
    const more = all.length > page.length && last !== undefined;
    return {
      ok: true,
      messages: page.map((message) => asStored(message, world.bot, { metadata: isTrue(args.include_all_metadata) })),
      has_more: more,
      ...(more ? { response_metadata: { next_cursor: cursorOf(cursorName, last.ts) } } : {}),
    };
  },
};

function isInChannel({ onlyTo, threadTs, ts }: SeenMessage): boolean {
  return onlyTo === undefined && (threadTs === undefined || threadTs === ts);
}

function wrongTime(value: unknown, name: 'oldest' | 'latest'): Result | null {
  const fits = value === undefined || (['string', 'number'].includes(typeof value) && timestamp.test(String(value)));
  return fits ? null : { ok: false, error: `invalid_ts_${name}` };
}

function within(oldest: unknown, latest: unknown, inclusive: boolean): (time: number) => boolean {
  const from = oldest === undefined ? Number.NEGATIVE_INFINITY : microseconds(oldest);
  const to = latest === undefined ? Number.POSITIVE_INFINITY : microseconds(latest);
  return inclusive ? (time) => time >= from && time <= to : (time) => time > from && time < to;
}

/** A cursor goes on before the last message told; `null` for one that was never given. */
function afterCursor(args: Args): number | null {
  const ts = readCursor(args, cursorName);
  if (ts === '') return Number.POSITIVE_INFINITY;
  return ts !== null && timestamp.test(ts) ? microseconds(ts) : null;
}

/** As a whole number: `ts` as a fraction would lose its last digits. */
function microseconds(ts: unknown): number {
  const [seconds = '', fraction = ''] = String(ts).split('.');
  return Number(seconds) * 1_000_000 + Number(fraction.padEnd(6, '0'));
}
