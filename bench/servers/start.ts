import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Switches } from '../../sandbox/direct-mail/switches.ts';

export interface ServerOptions {
  /** Same seed, same mails. */
  readonly seed: number;
  /** From the arrival of a call at Direct Mail to its answer. */
  readonly latencyMs: number;
  readonly switches?: Partial<Switches>;
  /** Public channels `C1`, `C2`… with the bot in them. */
  readonly channels?: number;
}

export interface Addresses {
  /** For DIRECT_MAIL_ENDPOINT. */
  readonly directMail: string;
  /** For SLACK_API_URL. */
  readonly slackApi: string;
}

/** What can be asked of the running servers. */
export interface Requests {
  readonly responseUrls: { readonly given: { readonly count: number }; readonly answer: readonly string[] };
  /** Messages that were posted to response_urls and accepted. */
  readonly posted: { readonly given: Record<string, never>; readonly answer: number };
  /** Messages of digests in the channels, in the order of their arrival; `at` in milliseconds since 1970. */
  readonly digestPosts: {
    readonly given: Record<string, never>;
    readonly answer: readonly { readonly slot: string; readonly at: number }[];
  };
  /** From a `/mailstats` without words, delivered to this bot, until its form is open, in milliseconds. */
  readonly formOpened: { readonly given: { readonly botUrl: string }; readonly answer: number };
  /** Requests that Direct Mail has seen. */
  readonly calls: { readonly given: Record<string, never>; readonly answer: number };
}

export interface Servers extends Addresses, AsyncDisposable {
  ask<Name extends keyof Requests>(name: Name, given: Requests[Name]['given']): Promise<Requests[Name]['answer']>;
}

/** Starts the pretend Direct Mail and Slack in a process of their own, without rate limits. */
export async function startServers(options: ServerOptions): Promise<Servers> {
  const child = fork(new URL('./child.ts', import.meta.url), [JSON.stringify(options)]);
  const failed = once(child, 'exit').then(() => Promise.reject(new Error('the pretend servers ended')));
  failed.catch(() => {});
  const [addresses] = (await Promise.race([once(child, 'message'), failed])) as [Addresses];
  const open = new Map<number, (answer: never) => void>();
  child.on('message', ({ id, answer }: { id: number; answer: never }) => {
    open.get(id)?.(answer);
    open.delete(id);
  });
  let ids = 0;
  return {
    ...addresses,
    ask(name, given) {
      ids += 1;
      const answered = new Promise<never>((resolve) => void open.set(ids, resolve));
      child.send({ id: ids, name, given });
      return Promise.race([answered, failed]);
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
