import { spanOf } from '../piece.ts';
import type { WhenReader } from './piece.ts';

const channel =
  /(?<!\w)(?:(?:in|to|into|on)\s+)?(?:the\s+)?(?:channel\s+)?(?:#\p{L}[\p{L}\p{N}_-]*|<#[A-Z0-9]+(?:\|[^>]*)?>)(?:\s+channel)?/giu;

/** `in #sales`: a digest goes to the channel it is asked for in, so that nobody fills another one. */
export const readChannels: WhenReader = (draft) =>
  [...draft.text.matchAll(channel)].map((match) => {
    const span = spanOf(match);
    const message = 'A digest is posted in the channel where it is created: say this there.';
    return { span, flaw: { problem: { code: 'bad-value', message, span }, fixes: [[{ ...span, words: '' }]] } };
  });
