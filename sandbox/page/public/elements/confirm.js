import { html } from 'htm/preact';
import { Dialog } from '../dialog.js';
import { Text } from '../text.js';

/** A confirmation dialog, before something is done. */
export function Confirm({ confirm, yes, end }) {
  const say = (answer) => () => {
    end();
    answer?.();
  };
  return html`<${Dialog} title=${confirm.title?.text ?? 'Are you sure?'} onClose=${end} small>
    <div class="dialog-body"><p><${Text} of=${confirm.text} /></p></div>
    <div class="dialog-foot">
      <button type="button" class="block-button" onClick=${say()}>${confirm.deny?.text ?? 'Cancel'}</button>
      <button type="button" class=${`block-button ${confirm.style ?? 'primary'}`} onClick=${say(yes)}>
        ${confirm.confirm?.text ?? 'Yes'}
      </button>
    </div>
  </${Dialog}>`;
}
