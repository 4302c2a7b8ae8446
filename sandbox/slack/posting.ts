import { brokenRules } from './block-rules.ts';
import { isTooLong } from './message-size.ts';
import { isTrue } from './method.ts';
import { type Broken, points } from './text-rules.ts';
import type { Block, SeenMessage, World } from './world.ts';

export type Posting = Pick<SeenMessage, 'via' | 'channel'> &
  Partial<Pick<SeenMessage, 'onlyTo' | 'threadTs' | 'metadata' | 'author'>>;

export type Posted =
  | { readonly ok: true; readonly message: SeenMessage }
  | { readonly ok: false; readonly error: string; readonly broken: readonly Broken[] };

type Body = Readonly<Record<string, unknown>>;

/** Shows a message in the workspace, or says with Slack's word and its details why not. */
export function post(body: Body, posting: Posting, world: World): Posted {
  const composed = compose(body, world);
  if (!composed.ok) return composed;
  const message: SeenMessage = { ...posting, ts: world.nextTs(), ...composed.contents, sent: body };
  world.messages.push(message);
  world.changed();
  return { ok: true, message };
}

/** Puts other contents in the place of a message; who sees it stays as it is. */
export function replace(
  message: SeenMessage,
  body: Body,
  world: World,
  changes: Partial<Pick<SeenMessage, 'metadata'>> = {},
): Posted {
  const composed = compose(body, world);
  if (!composed.ok) return composed;
  const replaced: SeenMessage = { ...message, ...changes, ...composed.contents, sent: body, replaced: true };
  world.messages.splice(world.messages.indexOf(message), 1, replaced);
  world.changed();
  return { ok: true, message: replaced };
}

function compose(
  body: Body,
  world: World,
):
  | { readonly ok: true; readonly contents: Pick<SeenMessage, 'text' | 'blocks'> }
  | { readonly ok: false; readonly error: string; readonly broken: readonly Broken[] } {
  for (const name of ['text', 'blocks'])
    if (body[name] === null) world.violations.push(`${name} is null, which Slack may not take for none`);
  const blocks = body.blocks ?? [];
  const broken = brokenRules(blocks, world.options.unknownBlocks);
  if (broken.length > 0) return { ok: false, error: 'invalid_blocks', broken };
  if (isTooLong(blocks)) return { ok: false, error: 'msg_blocks_too_long', broken: [] };
  const text = body.text ?? '';
  if (typeof text !== 'string' || (text.trim() === '' && (blocks as Block[]).length === 0)) {
    return { ok: false, error: 'no_text', broken: [] };
  }
  if (points(text) > 40_000) return { ok: false, error: 'msg_too_long', broken: [] };
  if (points(text) > 4_000) world.violations.push(`text of ${points(text)} characters`);
  if (text.trim() === '') world.violations.push('blocks without a text: nothing for notifications and screen readers');
  if (isTrue(body.link_names) || body.parse === 'full') world.violations.push('names would be turned into mentions');
  return { ok: true, contents: { text, blocks: blocks as Block[] } };
}
