import type { PageWorld } from './page-world.ts';
import type { PageMessage } from './wire.ts';

/** What a channel shows that no app sent. */
export interface Board {
  readonly notes: readonly Note[];
  /** When the file was there. Slack tells apps no time of it. */
  fileAt(id: string): string;
  /** What Slack itself tells one person. */
  tell(user: string, channel: string, text: string): void;
  /** What somebody typed: a command is not a message, but its answer makes little sense without. */
  echo(user: string, channel: string, author: string, text: string): void;
}

export interface Note extends Pick<PageMessage, 'channel' | 'ts' | 'author' | 'text'> {
  readonly onlyTo: string;
  readonly isCommand: boolean;
}

export function createBoard({ slack }: Pick<PageWorld, 'slack'>, changed: () => void): Board {
  const notes: Note[] = [];
  const files = new Map<string, string>();
  let last = 0;

  /** Like Slack's, and never the same twice. Odd ones: never one of Slack's own either. */
  function nextTs(): string {
    last = Math.max(Math.floor(slack.now() * 1_000), last + 1);
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}5`;
  }

  function note(onlyTo: string, channel: string, author: PageMessage['author'], text: string, isCommand: boolean) {
    notes.push({ onlyTo, channel, author, text, isCommand, ts: nextTs() });
    changed();
  }

  slack.onChange(() => {
    for (const { id } of slack.files) if (!files.has(id)) files.set(id, nextTs());
  });

  return {
    notes,
    fileAt: (id) => files.get(id) ?? '0',
    tell: (user, channel, text) => note(user, channel, { name: 'Slackbot', isApp: false }, text, false),
    echo: (user, channel, author, text) => note(user, channel, { name: author, isApp: false }, text, true),
  };
}
