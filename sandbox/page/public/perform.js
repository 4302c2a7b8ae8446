/** @typedef {import('../wire.ts').Deed} Deed */
/** @typedef {import('../wire.ts').Done} Done */
/** @typedef {import('../wire.ts').Question} Question */
/** @typedef {import('../wire.ts').Suggested} Suggested */

const unreachable = 'The sandbox cannot be reached. Is npm run demo still running?';

/** What was typed into a field is there before the form is sent off. */
let last = /** @type {Promise<unknown>} */ (Promise.resolve());

/**
 * Does it, after all that was done before.
 * @param {Deed} deed
 * @returns {Promise<Done>}
 */
export function perform(deed) {
  const doing = last.then(() => post('/do', deed)).catch(() => ({ ok: false, error: unreachable }));
  last = doing;
  return doing;
}

/**
 * @param {Question} question
 * @returns {Promise<Suggested>}
 */
export async function suggest(question) {
  const found = await post('/suggest', question).catch(() => null);
  return found?.options === undefined ? { options: [], groups: [] } : found;
}

async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}
