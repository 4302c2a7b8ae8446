import { readValue } from '../action-value.ts';

interface Element {
  readonly value?: unknown;
  readonly options?: readonly { readonly value?: unknown }[];
}

/** The words of the report that a message shows, from its buttons and menus; empty for any other message. */
export function reportIn(message: Readonly<Record<string, unknown>>): string {
  const blocks = (Array.isArray(message.blocks) ? message.blocks : []) as { readonly elements?: readonly Element[] }[];
  const elements = blocks.flatMap(({ elements: all }) => (Array.isArray(all) ? (all as readonly Element[]) : []));
  const values = elements.flatMap(({ value, options = [] }) => [value, ...options.map((option) => option.value)]);
  // These carry the report's own words; other buttons say what would be asked next.
  const itself = values
    .map(readValue)
    .find((value) => value?.do === 'form' || value?.do === 'csv' || value?.do === 'formulas');
  return itself?.say ?? '';
}
