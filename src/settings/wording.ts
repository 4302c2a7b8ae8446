import { isEverything } from '../access/allow-list.ts';
import { type DigestMessage, type Line, messageOf } from '../digests/wording/message.ts';
import type { AllowList } from '../ports.ts';

const none = { label: 'Take it away', words: 'set sender none' };

/** `null`: it was taken away. */
export function tellSender(sender: string | null): DigestMessage {
  if (sender === null) {
    return messageOf([
      ['No sender is meant in this channel any more: a tag needs one, such as ', { code: 'from:news' }, '.'],
    ]);
  }
  return messageOf(
    [
      ['When a tag is asked for without a sender in this channel, ', { bold: sender }, ' is meant from now on.'],
      ['So ', { code: 'check welcome' }, ' is enough. Another sender can be said any time: ', { code: 'from:…' }, '.'],
    ],
    [none],
  );
}

export function tellSameSender(sender: string | null): DigestMessage {
  if (sender === null) return messageOf([['This channel has no sender set.']]);
  return messageOf([[{ bold: sender }, ' is set in this channel already.']]);
}

/** `only`: what may be seen; absent: everything. */
export function tellSettings(sender: string | null, only: AllowList | undefined): DigestMessage {
  const seen = only === undefined ? null : seenLine(only);
  if (sender !== null) {
    return messageOf(
      [['In this channel ', { bold: sender }, ' is meant when a tag comes without a sender.'], seen],
      [none],
    );
  }
  return messageOf([
    seen === null ? ['This channel has set nothing. To have a sender meant when a tag comes without one: '] : seen,
    seen === null ? null : ['To have one of its senders meant when a tag comes without one:'],
    [{ code: `set sender ${only?.senders[0] ?? 'news@example.com'}` }],
  ]);
}

/** For the whole channel. */
export function tellAllowed(allowed: AllowList): DigestMessage {
  if (isEverything(allowed)) return messageOf([['From now on all mail of the account may be seen in this channel.']]);
  return messageOf([
    seenLine(allowed),
    ['That counts from now on for reports, digests, files and the lists in forms, whoever asks.'],
  ]);
}

function seenLine({ senders, tags }: AllowList): Line {
  const tagged: Line = tags.length === 0 ? [] : [` with the ${tags.length === 1 ? 'tag' : 'tags'} `, ...listed(tags)];
  return ['Here only mail from ', ...listed(senders), ...tagged, ' is seen and counted.'];
}

function listed(names: readonly string[]): Line {
  return names.flatMap((name, at): Line => {
    const before = at === 0 ? [] : [at === names.length - 1 ? ' and ' : ', '];
    return [...before, { bold: name }];
  });
}
