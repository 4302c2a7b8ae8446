import { useEffect, useState } from 'preact/hooks';
import { keep, readKept } from './kept.js';

/**
 * Where somebody looks: in the address, so that a reload and the Back button find it again.
 * @typedef {{ user: string, channel: string, tab: 'messages' | 'home' }} Place
 */

const first = { user: 'U1MARIA', channel: '', tab: 'messages' };

/** @returns {Place} */
function read() {
  const [user = '', channel = '', tab = ''] = location.hash.slice(1).split('/').map(decodeURIComponent);
  if (user === '') return readKept('place', first);
  return { user, channel, tab: tab === 'home' ? 'home' : 'messages' };
}

/** @returns {[Place, (changes: Partial<Place>) => void]} */
export function usePlace() {
  const [place, setPlace] = useState(read);
  useEffect(() => {
    const follow = () => setPlace(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go = (changes) => {
    const next = { ...read(), ...changes };
    keep('place', next);
    const hash = `#${[next.user, next.channel, next.tab].map(encodeURIComponent).join('/')}`;
    if (hash === location.hash) setPlace(next);
    else location.hash = hash;
  };
  return [place, go];
}
