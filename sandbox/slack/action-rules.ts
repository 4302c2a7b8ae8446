import { type Broken, isFields, list, onlyFields, text, textObject } from './text-rules.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Actions block reference, with buttons as its only elements. */
export function actionsRules(block: Fields, at: string): Broken[] {
  const elements = list(block.elements, 1, 25, `${at}/elements`);
  return [
    ...onlyFields(block, ['type', 'block_id', 'elements'], at),
    ...elements.broken,
    ...elements.items.flatMap((element, index) => buttonRules(element, `${at}/elements/${index}`)),
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
