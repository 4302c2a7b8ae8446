import type { Answer, AskOptions, Clock, Fault, MailSource } from '../ports.ts';

/** How Direct Mail answered last; `fault` is `null` when it did. */
export interface Health {
  readonly at: Date;
  readonly fault: Fault | null;
}

export interface Watched {
  readonly source: MailSource;
  /** `null`: nothing was asked yet. */
  readonly health: () => Health | null;
}

/** The source, with an eye on how it answers. Answers that were remembered, and questions called off, tell nothing. */
export function watchHealth(source: MailSource, clock: Clock): Watched {
  let last: Health | null = null;
  async function seen<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await asked;
    if (answer.ok ? answer.calls > 0 : tells(answer.fault)) {
      last = { at: clock(), fault: answer.ok ? null : answer.fault };
    }
    return answer;
  }
  return {
    source: {
      ...source,
      track: (query, options) => seen(source.track(query, options)),
      list: (dimension, options) => seen(source.list(dimension, options)),
    },
    health: () => last,
  };
}

/** A question that Direct Mail refused was answered all the same. */
const tells = ({ kind }: Fault): boolean => !['gave-up', 'bad-request', 'unknown-sender'].includes(kind);

/** How old an answer may be that tells how Direct Mail is. */
const freshMs = 10 * 60_000;

/** Asks for the list of senders, one call, unless it was answered lately. `true`: there is something new to tell. */
export async function lookAgain({ source, health }: Watched, clock: Clock, options: AskOptions): Promise<boolean> {
  const before = health();
  if (before !== null && clock().getTime() - before.at.getTime() < freshMs) return false;
  await source.list('sender', options);
  return health() !== before;
}
