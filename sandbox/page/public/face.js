import { html } from 'htm/preact';

const ours = { mailstats: 'bot', Slackbot: 'slackbot' };

/** A picture of somebody: the bot's sign, or initials on one of six colours. */
export function Face({ name, size = '' }) {
  const kind = ours[name] ?? `person-${[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6}`;
  const initials = name
    .split(' ')
    .map((word) => word[0])
    .slice(0, 2)
    .join('');
  // Not as text: what is read of a button is its label, and that has the whole name.
  return html`<span class=${`face ${kind} ${size}`} data-initials=${kind === 'bot' ? undefined : initials} aria-hidden="true"
    >${kind === 'bot' && html`<${Sign} />`}</span
  >`;
}

function Sign() {
  return html`<svg viewBox="0 0 36 36"><path d="M8 25V15m6.700 10V10m6.600 15v-7M28 25V13" /></svg>`;
}
