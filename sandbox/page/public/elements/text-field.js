import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';

const debounceMs = 400;

/** Tells what was typed when it is left, with Enter, and when typing pauses. */
export function TextField({ element, held, set, id, about, isWrong }) {
  const { placeholder, multiline, max_length: most = 3000, min_length: least, focus_on_load: first } = element;
  const [text, setText] = useState(held.value ?? '');
  const told = useRef(held.value ?? '');
  const timer = useRef(/** @type {any} */ (null));
  useEffect(() => {
    // The app put something else there.
    if ((held.value ?? '') === told.current) return;
    told.current = held.value ?? '';
    setText(told.current);
  }, [held.value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (value) => {
    clearTimeout(timer.current);
    if (value === told.current) return;
    told.current = value;
    set({ value: value === '' ? null : value });
  };
  const type = ({ currentTarget: { value } }) => {
    setText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => tell(value), debounceMs);
  };
  const Field = multiline ? 'textarea' : 'input';
  return html`<${Field}
    id=${id}
    class="field"
    type=${multiline ? undefined : 'text'}
    rows=${multiline ? 4 : undefined}
    value=${text}
    placeholder=${placeholder?.text}
    maxlength=${most}
    minlength=${least}
    autocomplete="off"
    autofocus=${first}
    aria-describedby=${about}
    aria-invalid=${isWrong}
    onInput=${type}
    onBlur=${() => tell(text)}
    onKeyDown=${({ key }) => key === 'Enter' && !multiline && tell(text)}
  />`;
}
