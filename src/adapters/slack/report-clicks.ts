import type { Reply } from '../../reply.ts';
import { formulas } from '../../reports/formulas.ts';
import type { ActionValue } from './action-value.ts';
import { type Asker, answerDrafts, attach, deliver, sendDirectly } from './answer.ts';
import type { Delivery } from './delivery.ts';
import { type Drafts, type Line, say } from './lines.ts';
import type { Show } from './question.ts';

/** The report that was clicked. */
export interface ClickedReport {
  readonly ts: string;
  /** The message whose thread it is in. */
  readonly threadTs?: string | undefined;
  /** Whether it was asked for as one that only the asker sees. */
  readonly isPrivate?: boolean | undefined;
}

interface ReportClick {
  readonly do: 'refine' | 'csv' | 'share';
  /** Who asked for the report; absent under a digest's post. */
  readonly by?: string | undefined;
}

/** `private` in canonical words. */
const privately = / private(?=$| csv$)/;

/** What is asked for a click on an action of a report; what is shared is no longer private. */
export function wordsFor({ do: does, say: words }: ActionValue): string {
  return does === 'share' ? words.replace(privately, '') : words;
}

/** Whether the report of an action is one that only its asker sees. */
export function isPrivate({ say: words }: ActionValue): boolean {
  return privately.test(words);
}

/**
 * Who asked for a report goes on in its place. Others, and whoever goes on from a digest, which nobody asked for, are
 * answered in its thread. Mistakes and failures are for the one who clicked, and leave the report as it was. Who sees a
 * message stays the same in Slack: what is to be seen by others, or by no others any more, is a new one.
 */
export function showReport({ do: does, by }: ReportClick, words: string, clicked: ClickedReport, asker: Asker): Show {
  const thread = clicked.threadTs ?? clicked.ts;
  return async (reply: Reply, to: Delivery) => {
    if (reply.kind !== 'report') return deliver(reply, words, asker, to);
    const sendFile = () => (reply.request.private ? sendDirectly(reply, '', to) : attach(reply, thread, to));
    if (does === 'csv') return sendFile();
    const drafts = answerDrafts(reply, asker);
    if (does === 'share') return to.toChannel(drafts);
    if (reply.request.private !== (clicked.isPrivate ?? false)) return deliver(reply, words, asker, to);
    if (reply.request.private) await to.replace(drafts, 'asker');
    else if (by === asker.id) await to.replace(drafts, 'channel');
    else await to.inThread(drafts, thread);
    if (reply.request.csv) await sendFile();
  };
}

/** Every figure with its formula. */
export function formulasMessage(): Drafts {
  return say(
    [{ bold: 'How the figures are made' }],
    ...formulas.map(({ label, formula, field }): Line => {
      const source = field === undefined ? '' : ` (Direct Mail's ${field})`;
      return ['• ', { bold: label }, `: ${formula}${source}`];
    }),
    ['Rates are computed from summed counts, never averaged, and never taken from Direct Mail.'],
  );
}
