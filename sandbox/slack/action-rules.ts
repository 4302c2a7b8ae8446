import { type Broken, isFields, list, onlyFields, text, textObject } from './text-rules.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Actions block reference, with buttons and overflow menus as its only elements. */
export function actionsRules(block: Fields, at: string): Broken[] {
  const elements = list(block.elements, 1, 25, `${at}/elements`);
  return [
    ...onlyFields(block, ['type', 'block_id', 'elements'], at),
    ...elements.broken,
    ...elements.items.flatMap((element, index) => elementRules(element, `${at}/elements/${index}`)),
  ];
}

function elementRules(element: unknown, at: string): Broken[] {
  return isFields(element) && element.type === 'overflow' ? overflowRules(element, at) : buttonRules(element, at);
}

/** Overflow menu and option references: at most five options, each with a value of its own. */
function overflowRules(menu: Fields, at: string): Broken[] {
  const options = list(menu.options, 1, 5, `${at}/options`);
  const values = options.items.map((option) => (isFields(option) ? option.value : undefined));
  return [
    ...onlyFields(menu, ['type', 'action_id', 'options', 'confirm'], at),
    ...(menu.action_id === undefined ? [] : text(menu.action_id, 1, 255, `${at}/action_id`)),
    ...options.broken,
    ...options.items.flatMap((option, index) => optionRules(option, `${at}/options/${index}`)),
    ...(new Set(values).size < values.length ? [`values must be unique [json-pointer:${at}/options]`] : []),
    ...(menu.confirm === undefined ? [] : confirmRules(menu.confirm, `${at}/confirm`)),
  ];
}

function optionRules(option: unknown, at: string): Broken[] {
  if (!isFields(option)) return [`must provide an object [json-pointer:${at}]`];
  return [
    ...onlyFields(option, ['text', 'value', 'description', 'url'], at),
    ...textObject(option.text, ['plain_text'], 75, `${at}/text`),
    ...text(option.value, 1, 150, `${at}/value`),
    ...(option.description === undefined
      ? []
      : textObject(option.description, ['plain_text'], 75, `${at}/description`)),
  ];
}

/** The action_ids in a block; they are to be unique in a message. */
export function actionIds(block: Fields): unknown[] {
  const elements = block.type === 'actions' && Array.isArray(block.elements) ? block.elements : [];
  return elements.flatMap((element) =>
    isFields(element) && element.action_id !== undefined ? [element.action_id] : [],
  );
}

const fieldsOfButton = ['type', 'text', 'action_id', 'value', 'url', 'style', 'confirm', 'accessibility_label'];

function buttonRules(button: unknown, at: string): Broken[] {
  if (!isFields(button) || button.type !== 'button') return [`unsupported type [json-pointer:${at}/type]`];
  const optional = (name: string, most: number) =>
    button[name] === undefined ? [] : text(button[name], 1, most, `${at}/${name}`);
  const isStyled = button.style === undefined || ['primary', 'danger'].includes(String(button.style));
  return [
    ...onlyFields(button, fieldsOfButton, at),
    ...textObject(button.text, ['plain_text'], 75, `${at}/text`),
    ...optional('action_id', 255),
    ...optional('value', 2_000),
    ...optional('url', 3_000),
    ...optional('accessibility_label', 75),
    ...(isStyled ? [] : [`unsupported value [json-pointer:${at}/style]`]),
    ...(button.confirm === undefined ? [] : confirmRules(button.confirm, `${at}/confirm`)),
  ];
}

function confirmRules(confirm: unknown, at: string): Broken[] {
  if (!isFields(confirm)) return [`must provide an object [json-pointer:${at}]`];
  const button = (name: string) =>
    confirm[name] === undefined ? [] : textObject(confirm[name], ['plain_text'], 30, `${at}/${name}`);
  return [
    ...onlyFields(confirm, ['title', 'text', 'confirm', 'deny', 'style'], at),
    ...textObject(confirm.title, ['plain_text'], 100, `${at}/title`),
    ...textObject(confirm.text, ['plain_text', 'mrkdwn'], 300, `${at}/text`),
    ...button('confirm'),
    ...button('deny'),
  ];
}
