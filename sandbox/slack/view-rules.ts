import { brokenRules } from './block-rules.ts';
import { plain, string } from './composition-rules.ts';
import { type Fields, flag, type Shape, typedRules } from './shape.ts';
import { type Broken, isFields } from './text-rules.ts';

const common = { callback_id: string(0, 255), private_metadata: string(0, 3_000), external_id: string(0, 255) };

/** View reference. The blocks are looked at with the rules of their surface. */
const shapes: Readonly<Record<'modal' | 'home', Shape>> = {
  modal: {
    needed: { title: plain(24), blocks: () => [] },
    maybe: { ...common, submit: plain(24), close: plain(24), clear_on_close: flag, notify_on_close: flag },
    also: ({ blocks, submit }, at) => {
      const hasInput = Array.isArray(blocks) && blocks.some((block) => isFields(block) && block.type === 'input');
      return hasInput && submit === undefined
        ? [`submit is required when an input block is in the blocks array [json-pointer:${at}/submit]`]
        : [];
    },
  },
  home: { needed: { blocks: () => [] }, maybe: common },
};

const mostBytes = 250_000;

/** Slack's refusal of a view, with the places; `null` when it takes it. */
export function refusedView(
  view: unknown,
  type: 'modal' | 'home',
  unknownBlocks: readonly string[],
): { readonly ok: false; readonly error: string; readonly [field: string]: unknown } | null {
  if (!isFields(view)) return invalid(['must provide an object [json-pointer:/view]']);
  if (Buffer.byteLength(JSON.stringify(view)) > mostBytes) return { ok: false, error: 'view_too_large' };
  if (view.type !== type) return invalid([unsupported(view)]);
  const broken = brokenView(view, unknownBlocks);
  return broken.length === 0 ? null : invalid(broken);
}

/** What Slack would say against a view of whatever type; empty when it takes it. */
export function brokenView(view: Fields, unknownBlocks: readonly string[]): readonly Broken[] {
  const { type, blocks } = view;
  if (type !== 'modal' && type !== 'home') return [unsupported(view)];
  return [...typedRules(view, shapes[type], '/view'), ...brokenRules(blocks, unknownBlocks, type)];
}

function unsupported({ type }: Fields): Broken {
  return `unsupported type: ${String(type)} [json-pointer:/view/type]`;
}

export function invalid(broken: readonly Broken[]) {
  const messages = broken.map((rule) => `[ERROR] ${rule}`);
  return { ok: false as const, error: 'invalid_arguments', response_metadata: { messages } };
}
