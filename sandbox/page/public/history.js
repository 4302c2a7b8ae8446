import { useRef } from 'preact/hooks';
import { keep, readKept } from './kept.js';

const most = 200;

/**
 * What this person sent, for the arrow keys. Both give the line to show instead of this one, or `null`.
 * @param {string} user
 */
export function useHistory(user) {
  const at = useRef(-1);
  const draft = useRef('');
  const key = `history:${user}`;
  const lines = () => /** @type {string[]} */ (readKept(key, []));
  const show = (index) => {
    at.current = index;
    return index < 0 ? draft.current : (lines()[index] ?? '');
  };
  return {
    add(line) {
      at.current = -1;
      keep(key, [line, ...lines().filter((each) => each !== line)].slice(0, most));
    },
    back(shown) {
      // What was changed since is a line of its own.
      if (at.current >= 0 && lines()[at.current] !== shown) at.current = -1;
      if (at.current + 1 >= lines().length) return null;
      if (at.current < 0) draft.current = shown;
      return show(at.current + 1);
    },
    forth(shown) {
      return at.current < 0 || lines()[at.current] !== shown ? null : show(at.current - 1);
    },
  };
}
