import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * A button that opens a menu (ARIA menu button).
 * @param {{ label: string, look?: string, side?: 'left' | 'right', items: { label: string, about?: string, isChosen?: boolean, act: () => void }[], children: any }} props
 */
export function Menu({ label, look = 'plain', side = 'left', items, children }) {
  const [isOpen, setOpen] = useState(false);
  const own = useRef(/** @type {HTMLElement | null} */ (null));
  const button = () => own.current?.querySelector('button');
  const entries = () =>
    /** @type {(HTMLElement | null)[]} */ ([...(own.current?.querySelectorAll('[role^="menuitem"]') ?? [])]);
  const focusOn = (index) =>
    entries()
      .at(index % entries().length)
      ?.focus();
  useLayoutEffect(() => {
    const popup = /** @type {HTMLElement | null} */ (own.current?.querySelector('.menu-popup') ?? null);
    if (popup !== null) keepWithin(popup);
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return;
    focusOn(
      Math.max(
        0,
        items.findIndex(({ isChosen }) => isChosen),
      ),
    );
    const outside = ({ target }) => own.current?.contains(target) || setOpen(false);
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    button()?.focus();
  };
  const keys = {
    ArrowDown: (at) => focusOn(at + 1),
    ArrowUp: (at) => focusOn(at - 1),
    Home: () => focusOn(0),
    End: () => focusOn(-1),
    Escape: close,
    Tab: () => setOpen(false),
  };
  const press = (event) => {
    const act = keys[event.key];
    if (act === undefined || !isOpen) return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
    act(entries().indexOf(/** @type {HTMLElement | null} */ (document.activeElement)));
  };
  const isChoice = items.some(({ isChosen }) => isChosen !== undefined);
  return html`<span class="menu" ref=${own} onKeyDown=${press}>
    <button
      type="button"
      class=${look}
      aria-haspopup="menu"
      aria-expanded=${isOpen}
      aria-label=${label}
      title=${label}
      onClick=${() => setOpen(!isOpen)}
      onKeyDown=${(event) => {
        if (event.key !== 'ArrowDown' || isOpen) return;
        event.preventDefault();
        setOpen(true);
      }}
    >${children}</button>
    ${
      isOpen &&
      html`<div class=${`popup menu-popup ${side}`} role="menu" aria-label=${label}>
        ${items.map(
          (item) => html`<button
            type="button"
            role=${isChoice ? 'menuitemradio' : 'menuitem'}
            aria-checked=${isChoice ? item.isChosen === true : undefined}
            tabindex="-1"
            class="option"
            onClick=${() => {
              close();
              item.act();
            }}
          ><span>${item.label}</span>${item.about && html`<span class="hint">${item.about}</span>`}</button>`,
        )}
      </div>`
    }
  </span>`;
}

/** Between its button and the edge of the window there may be no room, on a phone above all. */
function keepWithin(popup) {
  const { left, right } = popup.getBoundingClientRect();
  const excess = right - (document.documentElement.clientWidth - margin);
  if (excess > 0) popup.style.translate = `${-Math.min(excess, left - margin)}px`;
}

/** Pixels. */
const margin = 8;
