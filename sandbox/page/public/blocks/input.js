import { html } from 'htm/preact';
import { useSurface } from '../acting.js';
import { ElementOf } from '../elements/element.js';

/** Kinds of which one label names several things to choose from. */
const groups = ['radio_buttons', 'checkboxes'];

/** An input with its label, hint, and what is wrong with what is filled in. */
export function InputBlock({ block }) {
  const { at, errors } = useSurface();
  const { label, element, hint, optional, block_id: blockId } = block;
  const id = `${'view' in at ? at.view : at.message.ts}-${blockId}`;
  const error = errors[blockId];
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const name = html`${label.text}${optional && html`<span class="optional"> (optional)</span>`}`;
  const control = html`<${ElementOf} element=${element} block=${block} id=${id} label=${label.text} about=${about} isWrong=${Boolean(error)} />`;
  const rest = html`
    ${error && html`<p class="error" id=${`${id}-error`}>${error}</p>`}
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint.text}</p>`}
  `;
  if (groups.includes(element.type)) {
    return html`<fieldset class="input" aria-describedby=${about}><legend>${name}</legend>${control}${rest}</fieldset>`;
  }
  return html`<div class="input"><label for=${id}>${name}</label>${control}${rest}</div>`;
}
