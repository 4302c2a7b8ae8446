import type { Reply, ReportReply } from '../../reply.ts';
import { csvFile } from './csv-file.ts';
import type { Delivery } from './delivery.ts';
import { digestDrafts, previewDrafts } from './digest-message.ts';
import { say } from './lines.ts';
import { reportDrafts } from './message.ts';
import { failedMessage, helpMessage, problemsMessage, unforeseenMessage } from './messages.ts';
import { isPerhapsPosted } from './posted.ts';

/**
 * Sends a reply where it belongs: reports to the channel unless private, what was done about a digest too, everything
 * else to the asker alone.
 */
export async function deliver(reply: Reply, words: string, askedBy: string | undefined, to: Delivery): Promise<void> {
  switch (reply.kind) {
    case 'report':
      return deliverReport(reply, askedBy, to);
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
    case 'unforeseen':
      await to.toAsker(unforeseenMessage(reply.reference, words));
      return;
    case 'refused':
      await to.toAsker(say([reply.sentence]));
      return;
  }
}

async function deliverReport(reply: ReportReply, askedBy: string | undefined, to: Delivery): Promise<void> {
  const { report, request, words } = reply;
  if (request.private) {
    await to.toAsker(reportDrafts(report, { words, csv: request.csv }));
    if (request.csv) await sendDirectly(reply, '', to);
    return;
  }
  const drafts = reportDrafts(report, { words, askedBy, csv: request.csv });
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
  const isNoMember = !posted.ok && ['not_in_channel', 'channel_not_found'].includes(posted.error);
  const invite = ' To have it in the thread of the report, invite mailstats to the channel first.';
  return sendDirectly(reply, isNoMember ? invite : '', to);
}

async function attach(reply: ReportReply, threadTs: string, to: Delivery): Promise<void> {
  const shared = await to.file(csvFile(reply.report, reply.words), threadTs);
  if (!shared.ok) return sendDirectly(reply, ' Slack did not take it into the thread of the report.', to);
  await to.toAsker(say(['The CSV file is in the thread of the report.']));
}

async function sendDirectly(reply: ReportReply, why: string, to: Delivery): Promise<void> {
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
