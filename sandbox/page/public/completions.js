import { html } from 'htm/preact';

/** Words that may follow, above the field that keeps the focus. */
export function Completions({ offers, at, accept }) {
  return html`<div class="popup completions" hidden=${offers.length === 0}>
    <div id="completions" role="listbox" aria-label="Words that may follow">
      ${offers.map(
        (offer, index) => html`<div
          role="option"
          id=${`completion-${index}`}
          class="option"
          aria-selected=${index === at}
          onMouseDown=${(event) => event.preventDefault()}
          onClick=${() => accept(offer)}
        ><code>${offer.label}</code>${offer.about && html`<span class="hint">${offer.about}</span>`}</div>`,
      )}
    </div>
    <div class="note" aria-hidden="true">Tab completes</div>
  </div>`;
}
