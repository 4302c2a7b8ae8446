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
}

interface ReportClick {
  readonly do: 'refine' | 'csv' | 'share';
  /** Who asked for the report; absent under a digest's post. */
  readonly by?: string | undefined;
}

/** What is asked for a click on an action of a report; what is shared is no longer private. */
export function wordsFor({ do: does, say: words }: ActionValue): string {
  return does === 'share' ? words.replace(/ private(?=$| csv$)/, '') : words;
}

/**
 * Who asked for a report goes on in its place. Others, and whoever goes on from a digest, which nobody asked for, are
 * answered in its thread. Mistakes and failures are for the one who clicked, and leave the report as it was.
 */
export function showReport({ do: does, by }: ReportClick, words: string, clicked: ClickedReport, asker: Asker): Show {
  const thread = clicked.threadTs ?? clicked.ts;
  return async (reply: Reply, to: Delivery) => {
    if (reply.kind !== 'report') return deliver(reply, words, asker, to);
    if (does === 'csv') return reply.request.private ? sendDirectly(reply, '', to) : attach(reply, thread, to);
    const drafts = answerDrafts(reply, asker);
    if (does === 'share') return to.toChannel(drafts);
    if (reply.request.private) return to.replace(drafts, 'asker');
    return by === asker.id ? to.replace(drafts, 'channel') : to.inThread(drafts, thread);
  };
}

/** Every figure with its formula. */
export function formulasMessage(): Drafts {
  return say(
    [{ bold: 'How the figures are made' }],
    ...formulas.map(({ label, formula, from }): Line => ['• ', { bold: label }, `: ${formula} (${from})`]),
    ['Rates are computed from summed counts, never averaged, and never taken from Direct Mail.'],
  );
}
