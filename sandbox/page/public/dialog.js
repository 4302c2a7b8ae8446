import { html } from 'htm/preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** A modal window: the browser keeps the focus inside, and gives it back when it closes. */
export function Dialog({ title, onClose, small = false, children }) {
  const own = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    own.current?.showModal();
    /** @type {HTMLElement | null | undefined} */ (
      own.current?.querySelector('.dialog-body :is(input, textarea, button)')
    )?.focus();
    return () => {
      // The browser gives it back only where it closes the window itself.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    onClose();
  };
  return html`<dialog ref=${own} class=${small ? 'dialog small-dialog' : 'dialog'} aria-labelledby=${heading} onCancel=${cancel}>
    <div class="dialog-head">
      <h2 id=${heading}>${title}</h2>
      <button type="button" class="plain" aria-label="Close" onClick=${onClose}>×</button>
    </div>
    ${children}
  </dialog>`;
}
