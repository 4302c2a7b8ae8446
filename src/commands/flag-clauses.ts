import { flags } from './openings.ts';
import { type Reader, spanOf } from './piece.ts';

const flag = new RegExp(`(?:(?<=^|[\\s\\p{Cc}])-{1,2})?(?<words>${flags.pattern})`, 'giu');

/** `private`, `csv`, 仅自己可见, 导出; with dashes before them, too. */
export const readFlags: Reader = (draft) =>
  [...draft.folded.matchAll(flag)].flatMap((match) => {
    const kind = flags.meaning(match.groups?.words ?? '');
    return kind === undefined ? [] : [{ span: spanOf(match), said: { kind } }];
  });
