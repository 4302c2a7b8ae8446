import type { Fields } from './shape.ts';
import { isFields } from './text-rules.ts';

/** The elements somebody can use in a block: buttons, menus and inputs, in their order. */
export function elementsOf({ type, elements, accessory, element }: Fields): readonly Fields[] {
  const all: unknown = { actions: elements, context_actions: elements, section: [accessory], input: [element] }[
    String(type)
  ];
  return Array.isArray(all) ? all.filter((each) => isFields(each) && each.type !== 'image') : [];
}

/** The block with its elements changed one by one. */
export function mapElements<B extends Fields>(block: B, change: (element: Fields, index: number) => Fields): B {
  const changed = elementsOf(block).map(change);
  switch (block.type) {
    case 'actions':
    case 'context_actions':
      return { ...block, elements: changed };
    case 'section':
      return changed.length === 0 ? block : { ...block, accessory: changed[0] };
    case 'input':
      return { ...block, element: changed[0] };
    default:
      return block;
  }
}
