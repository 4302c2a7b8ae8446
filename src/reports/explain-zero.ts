import type { ReportRequest } from '../commands/request.ts';
import type { Day } from '../dates/range.ts';
import { isGap } from './aggregate.ts';
import type { Found } from './next-questions.ts';
import { explainQuietTag } from './quiet-tag.ts';
import type { Report } from './report.ts';
import { explainEmpty, explainUnknownSender, type Naming, type Refusal } from './resolve.ts';

/** The report with what is known about why it found nothing, and where there is something. */
interface Explained {
  readonly kind: 'explained';
  readonly report: Report;
  readonly found: Found;
}

/** A wrong name may be why nothing was found; of a tag that is checked it is said when there was mail with it. */
export async function explainZero(
  report: Report,
  request: ReportRequest,
  naming: Naming,
  directMailToday: Day,
): Promise<Explained | Refusal> {
  const { total } = report.current;
  if (isGap(total) || total.sent > 0) return { kind: 'explained', report, found: 'mail' };
  if (request.check !== true) {
    const why = await explainEmpty(request, naming);
    if (why === null) return { kind: 'explained', report, found: 'not these days' };
    return why.kind === 'note' ? explained(report, why, 'nothing') : why;
  }
  const why =
    (await explainUnknownSender(request, naming)) ?? (await explainQuietTag(request, naming, directMailToday));
  return why.kind === 'note' ? explained(report, why, why.isNever ? 'nothing' : 'not these days') : why;
}

function explained(
  report: Report,
  { note, calls = 0 }: { readonly note: string; readonly calls?: number },
  found: Found,
): Explained {
  const notes = [note, ...report.notes];
  return { kind: 'explained', report: { ...report, notes, queries: report.queries + calls }, found };
}
