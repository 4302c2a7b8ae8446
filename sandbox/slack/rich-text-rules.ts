import { type Fields, flag, type Shape, shapeRules } from './shape.ts';
import { type Broken, isFields, list, onlyFields } from './text-rules.ts';

/** Of a text element (RichTextStyleable of @slack/types). */
const style: Shape = {
  needed: {},
  maybe: { bold: flag, italic: flag, strike: flag, code: flag, underline: flag },
};

/** Rich text block reference, with sections of plain runs as its only elements. */
export function richTextRules(block: Fields, at: string): Broken[] {
  const sections = list(block.elements, 1, 100, `${at}/elements`);
  return [
    ...onlyFields(block, ['type', 'block_id', 'elements'], at),
    ...sections.broken,
    ...sections.items.flatMap((section, index) => {
      const place = `${at}/elements/${index}`;
      if (!isFields(section) || section.type !== 'rich_text_section')
        return [`unsupported type [json-pointer:${place}]`];
      const more = onlyFields(section, ['type', 'elements'], place);
      const runs = list(section.elements, 1, 1_000, `${place}/elements`);
      return [...more, ...runs.broken, ...runs.items.flatMap((run, at) => runRules(run, `${place}/elements/${at}`))];
    }),
  ];
}

function runRules(run: unknown, at: string): Broken[] {
  if (!isFields(run) || run.type !== 'text') return [`unsupported type [json-pointer:${at}]`];
  const isText = typeof run.text === 'string' && run.text !== '' && run.text.isWellFormed();
  return [
    ...onlyFields(run, ['type', 'text', 'style'], at),
    ...(run.style === undefined ? [] : shapeRules(run.style, style, `${at}/style`)),
    ...(isText ? [] : [`must be more than 0 characters [json-pointer:${at}/text]`]),
  ];
}
