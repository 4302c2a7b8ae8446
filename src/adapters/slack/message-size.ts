import type { SlackBlock } from './block-types.ts';
import { count } from './characters.ts';
import { blockKit } from './limits.ts';
import type { Drafts, Message } from './lines.ts';

/** Characters of all texts in these blocks together. */
export function charactersIn(blocks: readonly SlackBlock[]): number {
  return textsIn(blocks).reduce((sum, text) => sum + count(text), 0);
}

/** The versions of a message that are not too long as a whole; the plainest has no blocks, and is always one of them. */
export function takeable(drafts: Drafts): readonly Message[] {
  return drafts.filter(({ blocks = [] }) => charactersIn(blocks) <= blockKit.message.characters);
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
  );
}
