import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useActing } from './acting.js';
import { complete } from './completion.js';
import { Completions } from './completions.js';
import { useHistory } from './history.js';
import { useKept } from './kept.js';
import { send } from './send.js';
import { Shortcuts } from './shortcuts.js';

/** Where people type: messages, and commands with their history and the completion of words. */
export function Composer({ conversation, composed }) {
  const acting = useActing();
  const { state, tell } = acting;
  const { id: channel, name, kind } = conversation;
  const [text, setText] = useKept(`draft:${state.user}:${channel}`, '');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const history = useHistory(state.user);
  const offers = isOpen ? complete(text, state.command, state.completions) : [];
  const isListed = offers.length > 0;

  const write = (value, { opens = true } = {}) => {
    setText(value);
    setOpen(opens);
    setActive(-1);
  };
  useEffect(() => {
    if (composed.times === 0) return;
    write(composed.text);
    field.current?.focus();
  }, [composed.times]);

  const submit = async () => {
    const words = text.trim();
    if (words === '') return;
    write('', { opens: false });
    history.add(words);
    const done = await send(words, conversation, acting);
    if (done.ok) return;
    tell(done.error);
    // Unless something else was typed meanwhile.
    if (field.current?.value === '') write(words, { opens: false });
  };
  const accept = (offer) => {
    write(offer.line);
    field.current?.focus();
  };
  const past = (step) => {
    const line = step(text);
    if (line !== null) write(line, { opens: false });
  };
  const keys = {
    Enter: () => (isListed && active >= 0 ? accept(offers[active]) : submit()),
    Tab: () => accept(offers[Math.max(active, 0)]),
    Escape: () => setOpen(false),
    ArrowUp: () => (isListed && active > -1 ? setActive(active - 1) : past(history.back)),
    ArrowDown: () => (isListed ? setActive(Math.min(active + 1, offers.length - 1)) : past(history.forth)),
  };
  const press = (event) => {
    const act = keys[event.key];
    // While an input method composes, keys are its own.
    if (act === undefined || event.isComposing || event.shiftKey) return;
    if ((event.key === 'Tab' || event.key === 'Escape') && !isListed) return;
    event.preventDefault();
    act();
  };
  const label = kind === 'direct' ? `Message ${name}` : `Message #${name}`;
  return html`<form class="composer foot" onSubmit=${(event) => event.preventDefault()}>
    <${Completions} offers=${offers} at=${active} accept=${accept} />
    <div class="composer-box">
      <${Shortcuts} />
      <input
        id="composer"
        ref=${field}
        type="text"
        role="combobox"
        aria-label=${label}
        aria-expanded=${isListed}
        aria-controls="completions"
        aria-autocomplete="list"
        aria-activedescendant=${isListed && active >= 0 ? `completion-${active}` : undefined}
        autocomplete="off"
        spellcheck=${false}
        maxlength="3000"
        placeholder=${`${label}, or /mailstats …`}
        value=${text}
        onInput=${({ currentTarget }) => write(currentTarget.value)}
        onBlur=${() => setOpen(false)}
        onKeyDown=${press}
      />
      <button type="button" class="send" aria-label="Send" disabled=${text.trim() === ''} onClick=${submit}>➤</button>
    </div>
  </form>`;
}
