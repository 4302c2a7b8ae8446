import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { useActing } from './acting.js';
import { Menu } from './menu.js';
import { shortDayOf, timeOf } from './times.js';

/** The clock of the pretended world, and where it can be moved to. */
export function Clock() {
  const { state, perform, tell } = useActing();
  const { now, zone, moves } = state.clock;
  const shown = useRunning(now);
  const items = moves.map(({ label, to }) => {
    const [moment = '', ...about] = label.split(', ');
    const act = async () => {
      const done = await perform({ do: 'move clock', user: state.user, to });
      tell(done.ok ? `It is now ${moment}.` : done.error);
    };
    return { label: moment, about: about.join(', '), act };
  });
  const time = `${shortDayOf(shown, zone)} ${timeOf(shown, zone)}`;
  return html`<${Menu} label=${`Move the clock. It is ${time}, ${zone}`} look="top-button" items=${items} side="right">
    <span class="clock-face" aria-hidden="true">◷</span><span>${time}</span><span class="caret" aria-hidden="true"></span>
  </${Menu}>`;
}

/** What it showed when it was told, and the time since. */
function useRunning(now) {
  const [ahead, setAhead] = useState(Date.parse(now) - Date.now());
  const [, beat] = useState(0);
  useEffect(() => setAhead(Date.parse(now) - Date.now()), [now]);
  useEffect(() => {
    const timer = setInterval(() => beat((count) => count + 1), 5_000);
    return () => clearInterval(timer);
  }, []);
  return new Date(Date.now() + ahead);
}
