import { html } from 'htm/preact';
import { useActing } from './acting.js';
import { Face } from './face.js';

/** The first thing in the first channel: what this is, and questions to click on. */
export function Invitation({ hasMessages }) {
  const { state, perform, compose, tell } = useActing();
  const { questions, channel } = state.invitation;
  const ask = async (text) => {
    const done = await perform({ do: 'command', user: state.user, channel, text });
    if (!done.ok) tell(done.error);
  };
  return html`<section class="invitation" aria-labelledby="invitation-title">
    <${Face} name="mailstats" />
    <div>
      <h3 id="invitation-title">How are your mails doing, and where do they differ?</h3>
      <p>
        This is the workspace of Brightcart, a shop that does not exist. mailstats is the real one; a pretend Slack and a
        pretend Direct Mail answer it on this machine, and nothing leaves it.
        ${hasMessages ? '' : ' Ask something:'}
      </p>
      <ul class="questions">
        ${questions.map(
          ({ words, meaning }) => html`<li>
            <button type="button" class="question" onClick=${() => ask(words)}>
              <code>${`/mailstats ${words}`.trim()}</code><span class="hint">${meaning}</span>
            </button>
          </li>`,
        )}
      </ul>
      <p>
        Or type one below, beginning with${' '}
        <button type="button" class="link" onClick=${() => compose('/mailstats ')}>/mailstats</button>. The clock above can
        be moved to see a digest arrive.
      </p>
    </div>
  </section>`;
}
