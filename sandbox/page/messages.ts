import { withIds } from '../slack/stored-message.ts';
import type { SeenMessage } from '../slack/world.ts';
import type { Board, Note } from './board.ts';
import { nameOf } from './brightcart.ts';
import type { PageWorld } from './page-world.ts';
import type { PageBlock, PageMessage } from './wire.ts';

const mailstats = { name: 'mailstats', isApp: true };
const plain = { onlyYou: false, isEdited: false, isCommand: false, blocks: [], files: [] } as const;

type UploadedFile = PageWorld['slack']['files'][number];

/** Messages, files and what Slack itself says, as far as this person sees them, oldest first. */
export function messagesFor(
  user: string,
  channels: ReadonlySet<string>,
  { slack }: PageWorld,
  board: Board,
): readonly PageMessage[] {
  const isHis = ({ onlyTo }: { readonly onlyTo?: string }) => onlyTo === undefined || onlyTo === user;
  return [
    ...slack.messages.filter(isHis).map(ofSlack),
    ...slack.files.map((file) => ofFile(file, board.fileAt(file.id))),
    ...board.notes.filter(isHis).map(ofNote),
  ]
    .filter(({ channel }) => channels.has(channel))
    .toSorted((a, b) => (a.ts < b.ts ? -1 : 1));
}

function ofSlack(message: SeenMessage): PageMessage {
  const { channel, ts, threadTs, onlyTo, text, blocks, author, replaced } = message;
  return {
    ...plain,
    channel,
    ts,
    ...(threadTs === undefined ? {} : { threadTs }),
    onlyYou: onlyTo !== undefined,
    author: author === undefined ? mailstats : { name: nameOf(author.user), isApp: author.app !== undefined },
    at: momentOf(ts),
    isEdited: replaced === true && onlyTo === undefined,
    text,
    blocks: withIds(blocks) as PageBlock[],
  };
}

function ofFile({ id, filename, title, content, channel, threadTs, comment }: UploadedFile, ts: string): PageMessage {
  return {
    ...plain,
    channel,
    ts,
    ...(threadTs === undefined ? {} : { threadTs }),
    author: mailstats,
    at: momentOf(ts),
    text: comment,
    files: [{ id, filename, title, content }],
  };
}

function ofNote({ channel, ts, author, text, isCommand }: Note): PageMessage {
  return { ...plain, channel, ts, author, at: momentOf(ts), text, isCommand, onlyYou: true };
}

function momentOf(ts: string): string {
  return new Date(Number(ts) * 1_000).toISOString();
}
