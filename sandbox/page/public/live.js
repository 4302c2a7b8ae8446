import { useEffect, useState } from 'preact/hooks';

/** @typedef {import('../wire.ts').PageState} PageState */

/**
 * What this person sees, always the present; `isLost` while the sandbox cannot be reached. `refused`: it knows nobody of
 * this name, as after another version of it.
 * @param {string} user
 * @param {() => void} refused
 * @returns {{ state: PageState | null, isLost: boolean }}
 */
export function useLive(user, refused) {
  const [state, setState] = useState(/** @type {PageState | null} */ (null));
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const events = new EventSource(`/events?user=${encodeURIComponent(user)}`);
    events.onmessage = ({ data }) => {
      setLost(false);
      setState(JSON.parse(data));
    };
    events.onopen = () => setLost(false);
    // What cannot be reached is tried again by the browser, what was refused is not.
    events.onerror = () => {
      setLost(true);
      if (events.readyState === EventSource.CLOSED) refused();
    };
    return () => events.close();
  }, [user]);
  // Of another person's page nothing is shown, not even for a moment.
  return { state: state?.user === user ? state : null, isLost };
}
