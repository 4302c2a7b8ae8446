import { html } from 'htm/preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { SurfaceContext, useActing } from './acting.js';
import { Blocks } from './blocks/block.js';
import { Dialog } from './dialog.js';
import { useKeptFocus } from './kept-focus.js';

/** The topmost form that is open for this person. */
export function Modal({ view }) {
  const { state, perform, tell } = useActing();
  const [wrong, setWrong] = useState({ error: '', fields: {} });
  const [isBusy, setBusy] = useState(false);
  const { id, values, blocks, submit, close } = view;
  const own = useRef(/** @type {HTMLElement | null} */ (null));
  useKeptFocus(own, '.dialog-body > *');
  const surface = useMemo(() => ({ at: { view: id }, values, errors: wrong.fields }), [id, values, wrong]);
  useEffect(() => {
    // Whoever sees nothing of it is taken to the first field that is wrong.
    /** @type {HTMLElement | null} */ (document.querySelector('dialog[open] [aria-invalid="true"]'))?.focus();
  }, [wrong]);
  const send = async (event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    // A field that is still being typed into tells what it holds when it is left.
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
    const done = await perform({ do: 'submit', user: state.user, view: id });
    setWrong(done.ok ? { error: '', fields: {} } : { error: done.error, fields: done.fields ?? {} });
    setBusy(false);
  };
  const dismiss = async () => {
    const done = await perform({ do: 'close', user: state.user, view: id });
    if (!done.ok) tell(done.error);
  };
  return html`<${Dialog} title=${view.title} onClose=${dismiss}>
    <${SurfaceContext.Provider} value=${surface}>
      <form class="modal-form" ref=${own} tabindex="-1" novalidate onSubmit=${send}>
        <div class="dialog-body">
          ${wrong.error && html`<p class="error" role="alert">${wrong.error}</p>`}
          <${Blocks} blocks=${blocks} />
        </div>
        <div class="dialog-foot">
          <button type="button" class="block-button" onClick=${dismiss}>${close ?? 'Close'}</button>
          ${submit && html`<button type="submit" class="block-button primary" aria-busy=${isBusy}>${submit}</button>`}
        </div>
      </form>
    </${SurfaceContext.Provider}>
  </${Dialog}>`;
}
