import type { DigestPost } from '../../digests/poster.ts';
import { sayWhen } from '../../digests/wording/times.ts';
import { clip, tidyLine } from './characters.ts';
import { blockKit } from './limits.ts';
import { clipText, type Drafts, type Message } from './lines.ts';
import { reportDrafts } from './message.ts';
import { asCommand } from './messages.ts';
import { prose } from './mrkdwn.ts';
import { contextBlock, sectionBlock } from './text-blocks.ts';
import type { Metadata } from './web.ts';

/** Names the digest, how it is posted, and the words of its report; then come its notes and the report. */
export function postDrafts({ digest, report, words, onward, csv, notes }: Omit<DigestPost, 'slot'>): Drafts {
  const command = clip(tidyLine(asCommand(words)), blockKit.ours.quoted);
  const name = `${tidyLine(digest.name)} · ${sayWhen(digest)} · ${command}`;
  const lines = [name, ...notes].map((line) => prose(tidyLine(line), longestLine));
  const sections = notes.length === 0 ? [] : [sectionBlock(notes.map(tidyLine).join('\n'), blockKit)];
  const above = [contextBlock(name, blockKit), ...sections];
  const named = (draft: Message): Message => ({
    ...draft,
    text: clipText([...lines, draft.text].join('\n')),
    ...(draft.blocks === undefined ? {} : { blocks: [...above, ...draft.blocks] }),
  });
  const [first, ...others] = reportDrafts(report, { csv, actions: { words, onward, isPrivate: false } });
  return [named(first), ...others.map(named)];
}

/** In the text, where the report has to fit too. */
const longestLine = 600;

const eventType = 'mailstats_digest';

/** By which a slot's message can be found again. */
export function metadataOf(digestId: string, slot: string): Metadata {
  return { event_type: eventType, event_payload: { digest: digestId, slot } };
}

/** Whether what Slack tells of a message is the metadata of this slot. */
export function isMetadataOf(told: unknown, digestId: string, slot: string): boolean {
  const { event_type, event_payload } = (told ?? {}) as Partial<Metadata>;
  return event_type === eventType && event_payload?.digest === digestId && event_payload.slot === slot;
}
