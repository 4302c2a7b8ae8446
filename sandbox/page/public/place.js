import { useEffect, useState } from 'preact/hooks';
import { keep, readKept } from './kept.js';

/**
 * Where somebody looks: in the address, so that a reload and the Back button find it again.
 * @typedef {{ user: string, channel: string, tab: 'messages' | 'home' }} Place
 */

/** @type {Place} */
export const first = { user: 'U1MARIA', channel: '', tab: 'messages' };

/** @returns {Place} */
function read() {
  const [user = '', channel = '', tab = ''] = location.hash.slice(1).split('/').map(decoded);
  if (user === '') return { ...first, ...readKept('place', first) };
  return { user, channel, tab: tab === 'home' ? 'home' : 'messages' };
}

/** What is no part of an address is nothing. @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
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
