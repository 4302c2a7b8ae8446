import { isFields, points } from './text-rules.ts';

const most = 12_000;

/**
 * True for blocks whose texts together are more than a message takes, whatever blocks they are in. chat.postMessage refused
 * them from 12 000 to 13 200 characters on (slackapi/bolt-js issues 2509 and 2867, where a response_url took the same).
 */
export function isTooLong(blocks: unknown): boolean {
  return lengthOf(blocks) > most;
}

function lengthOf(value: unknown): number {
  const inner = Array.isArray(value) ? value : isFields(value) ? Object.values(value) : [];
  const own = isFields(value) && typeof value.text === 'string' ? points(value.text) : 0;
  return inner.reduce((sum: number, each) => sum + lengthOf(each), own);
}
