import type { Finding } from './finding.ts';

interface Validation {
  readonly ok?: boolean;
  readonly error?: string;
  readonly errors?: readonly { readonly pointer?: string; readonly message?: string }[];
}

/**
 * Has Slack's own `blocks.validate` (public, no token) look at a report's blocks. Without network it is skipped: it is a
 * check of Slack's rules, not of this installation.
 */
export async function checkBlocks(apiUrl: string, blocks: readonly unknown[]): Promise<Finding> {
  const about = 'Slack blocks';
  try {
    const response = await fetch(new URL('blocks.validate', apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`), {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ blocks }),
      signal: AbortSignal.timeout(10_000),
    });
    const answer = (await response.json()) as Validation;
    const [first] = answer.errors ?? [];
    if (first !== undefined) {
      return {
        standing: 'look',
        about,
        sentence: `Slack objects at ${first.pointer}: ${first.message} Plainer blocks will be sent.`,
      };
    }
    if (answer.ok === true) return { standing: 'ok', about, sentence: 'Slack accepts the blocks of a report.' };
    return { standing: 'skipped', about, sentence: `Slack did not check them (${answer.error ?? response.status}).` };
  } catch {
    return {
      standing: 'skipped',
      about,
      sentence: 'Slack cannot be reached from here, so its own check was left out.',
    };
  }
}
