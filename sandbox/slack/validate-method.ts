import { brokenRules } from './block-rules.ts';
import type { Method } from './method.ts';
import { isFields } from './text-rules.ts';
import { brokenView, invalid } from './view-rules.ts';
import type { World } from './world.ts';

const kinds = ['blocks', 'message', 'view'] as const;

/** blocks.validate: exactly one of blocks, a message (without its text) and a view; says all that is wrong. */
export const validateMethod: Method = {
  token: 'none',
  args: { blocks: 'json', message: 'json', view: 'json' },
  run(args, world) {
    const [kind, ...others] = kinds.filter((each) => args[each] !== undefined);
    if (kind === undefined || others.length > 0) return invalid(['must provide exactly one of blocks, view, message']);
    const broken = brokenOf(kind, args[kind], world);
    if (broken === null) return invalid([`must provide an object [json-pointer:/${kind}]`]);
    const errors = broken.map((message) => ({
      pointer: /json-pointer:([^\]]*)/.exec(message)?.[1] ?? '',
      // The one code its reference names; a `constraint`, whose shape depends on it, is not told here.
      code: 'failed_constraint',
      message,
    }));
    return broken.length === 0 ? { ok: true } : { ok: false, error: `invalid_${kind}`, errors };
  },
};

/** `null`: it is not even an object. */
function brokenOf(
  kind: (typeof kinds)[number],
  value: unknown,
  { options: { unknownBlocks } }: World,
): readonly string[] | null {
  if (kind === 'blocks') return brokenRules(value, unknownBlocks);
  if (!isFields(value)) return null;
  if (kind === 'view') return brokenView(value, unknownBlocks);
  const text = value.text === undefined ? [] : ['additional property "text" [json-pointer:/message]'];
  return [...text, ...brokenRules(value.blocks ?? [], unknownBlocks)];
}
