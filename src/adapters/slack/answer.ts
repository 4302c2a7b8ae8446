import type { Reply, ReportReply } from '../../reply.ts';
import { csvFile } from './csv-file.ts';
import type { Delivery } from './delivery.ts';
import { digestDrafts, previewDrafts } from './digest-message.ts';
import { type Drafts, say } from './lines.ts';
import { reportDrafts } from './message.ts';
import { failedMessage, helpMessage, problemsMessage, unforeseenMessage } from './messages.ts';
import { isPerhapsPosted, type Posted } from './posted.ts';

/** Who asked: by id, and by name where Slack told it. */
export interface Asker {
  readonly id: string;
  readonly name: string | undefined;
}

/**
 * Sends a reply where it belongs: reports to the channel unless private, what was done about a digest too, everything
 * else to the asker alone.
 */
export async function deliver(reply: Reply, words: string, asker: Asker, to: Delivery): Promise<void> {
  const askedBy = asker.name;
  switch (reply.kind) {
    case 'report':
      return deliverReport(reply, asker, to);
    case 'digest':
    case 'settings':
      if (reply.to === 'channel') return to.toChannel(digestDrafts(reply.message, { words, askedBy }));
      await to.toAsker(digestDrafts(reply.message));
      return;
    case 'digest-preview':
      await to.toAsker(previewDrafts(reply.message, reply.preview.report, reply.preview.words));
      return;
    case 'help':
      await to.toAsker(helpMessage(reply.help));
      return;
    case 'problems':
      await to.toAsker(problemsMessage(reply.text, reply.problems, reply.corrected));
      return;
    case 'failed':
      await to.toAsker(failedMessage(reply.fault, words));
      return;
    case 'refused':
      await to.toAsker(say([reply.sentence]));
      return;
    case 'unforeseen':
      await to.toAsker(unforeseenMessage(reply.reference, words));
      return;
  }
}

/** A report with what can be done with it next. */
export function answerDrafts({ report, request, words, onward }: ReportReply, { id, name }: Asker): Drafts {
  const actions = { words, onward, by: id, isPrivate: request.private };
  // Whoever sees a message alone knows who asked.
  const askedBy = request.private ? {} : { askedBy: name };
  return reportDrafts(report, { words, ...askedBy, csv: request.csv, actions });
}

async function deliverReport(reply: ReportReply, asker: Asker, to: Delivery): Promise<void> {
  const { request } = reply;
  const drafts = answerDrafts(reply, asker);
  if (request.private) {
    await to.toAsker(drafts);
    if (request.csv) await sendDirectly(reply, '', to);
    return;
  }
  if (!request.csv) return to.toChannel(drafts);

  // Only a message posted by the bot itself has a thread; that takes the bot in the channel.
  const posted = await to.startThread(drafts);
  if (posted.ok && posted.ts !== undefined) return attach(reply, posted.ts, to);
  if (isPerhapsPosted(posted)) {
    await to.toAsker(drafts);
    return sendDirectly(
      reply,
      ' Slack did not confirm that the report reached the channel, so it is above, for you.',
      to,
    );
  }
  await to.toChannel(drafts);
  return sendDirectly(reply, isNoMember(posted) ? invite : '', to);
}

const invite = ' To have it in the thread of the report, invite mailstats to the channel first.';

function isNoMember(posted: Posted): boolean {
  return !posted.ok && ['not_in_channel', 'channel_not_found'].includes(posted.error);
}

/** The figures as a file under a report that is there already, or, of a private one, by direct message. */
export async function attach(reply: ReportReply, threadTs: string, to: Delivery): Promise<void> {
  const shared = await to.file(csvFile(reply.report, reply.words), threadTs);
  if (shared.ok) return void (await to.toAsker(say(['The CSV file is in the thread of the report.'])));
  const why = isNoMember(shared) ? invite : ' Slack did not take it into the thread of the report.';
  return sendDirectly(reply, why, to);
}

export async function sendDirectly(reply: ReportReply, why: string, to: Delivery): Promise<void> {
  const shared = await to.file(csvFile(reply.report, reply.words));
  if (shared.ok) {
    await to.toAsker(say([`The CSV file is in your direct messages with mailstats.${why}`]));
    return;
  }
  const advice =
    shared.error === 'missing_scope'
      ? 'The Slack app lacks a permission: whoever runs it can install it again with the scopes of its manifest.'
      : 'Ask again in a minute, or take the figures from the report.';
  await to.toAsker(say([`The CSV file could not be sent. ${advice}`]));
}
