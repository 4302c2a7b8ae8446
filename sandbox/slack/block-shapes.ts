import { anyText, plain, string } from './composition-rules.ts';
import { elementRules } from './element-rules.ts';
import { type Fields, flag, integer, listOf, oneOf, type Shape, shapeRules } from './shape.ts';
import { type Broken, isFields } from './text-rules.ts';

/** Looked at for all blocks alike, elsewhere. */
const id = { block_id: (): Broken[] => [] };

/** Block reference: the blocks whose fields can be told one by one. */
export const blockShapes = {
  header: { needed: { text: plain(150) }, maybe: { ...id, level: integer(1, 6) } },
  divider: { needed: {}, maybe: id },
  section: {
    needed: {},
    maybe: {
      ...id,
      text: anyText(3_000),
      fields: listOf(1, 10, anyText(2_000)),
      accessory: (value, at) => elementRules(value, 'section', at),
      expand: flag,
    },
    also: hasTextOrFields,
  },
  context: { needed: { elements: listOf(1, 10, anyText(3_000)) }, maybe: id },
  actions: {
    needed: { elements: listOf(1, 25, (value, at) => elementRules(value, 'actions', at)) },
    maybe: id,
  },
  input: {
    needed: { label: plain(2_000), element: (value, at) => elementRules(value, 'input', at) },
    maybe: { ...id, hint: plain(2_000), optional: flag, dispatch_action: flag },
    also: dispatchesOrAnswers,
  },
  alert: {
    needed: { text: anyText(200) },
    maybe: { ...id, level: oneOf('default', 'info', 'warning', 'error', 'success') },
  },
  markdown: { needed: { text: string(1, 12_000) }, maybe: id },
  context_actions: {
    needed: { elements: listOf(1, 5, (value, at) => feedbackRules(value, at)) },
    maybe: id,
  },
} as const satisfies Readonly<Record<string, Shape>>;

function hasTextOrFields({ text, fields }: Fields, at: string): Broken[] {
  return text === undefined && fields === undefined ? [`must provide text or fields [json-pointer:${at}]`] : [];
}

/** A menu with a response_url cannot tell of its changes as well. */
function dispatchesOrAnswers({ element, dispatch_action }: Fields, at: string): Broken[] {
  const isBoth = dispatch_action === true && isFields(element) && element.response_url_enabled === true;
  return isBoth ? [`dispatch_action is not for elements with response_url_enabled [json-pointer:${at}]`] : [];
}

const feedback: Shape = {
  needed: { text: plain(75), value: string(1, 2_000) },
  maybe: { accessibility_label: string(1, 75) },
};

/** Feedback buttons; icon buttons are not known here. */
function feedbackRules(element: unknown, at: string): Broken[] {
  const button = (value: unknown, at: string) => shapeRules(value, feedback, at);
  const shape = {
    needed: { type: oneOf('feedback_buttons'), positive_button: button, negative_button: button },
    maybe: { action_id: string(1, 255) },
  };
  return shapeRules(element, shape, at);
}
