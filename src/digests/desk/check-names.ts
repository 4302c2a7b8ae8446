import type { DigestCommand } from '../../commands/digest/command.ts';
import type { ReportRequest } from '../../commands/request.ts';
import { waysOut } from '../../commands/ways-out.ts';
import type { Fault, MailSource } from '../../ports.ts';
import type { Span } from '../../problem.ts';
import type { Reply } from '../../reply.ts';
import { explainEmpty, type Refusal, resolveNames } from '../../reports/resolve.ts';
import { correctedCommand, placesOf, reportOf } from './corrected-command.ts';
import type { Hearing } from './hearing.ts';

export type NameCheck =
  /** `request` with what the account calls things; `notes` say what looks wrong, or that nobody could look. */
  | { readonly kind: 'checked'; readonly request: ReportRequest; readonly notes: readonly string[] }
  | { readonly kind: 'refused'; readonly reply: Reply };

/** A command that brings a report with it. */
export type Reporting = Extract<DigestCommand, { kind: 'create' | 'edit' }>;

/**
 * Whether the account knows the names in the report of a new digest: better said now than when it is first posted. A
 * tag, IP or domain that is not known may still come, so that is a note; as is Direct Mail not answering.
 */
export async function checkNames(
  request: ReportRequest,
  channel: string,
  command: Reporting,
  hearing: Hearing,
): Promise<NameCheck> {
  const { world, asker } = hearing;
  const words = reportOf(command)?.words ?? '';
  const { source: asked, usualSender } = await world.placeOf(channel);
  const { source, faultOf } = watched(asked);
  const naming = { text: words, source, options: asker, usualSender };
  const resolved = await resolveNames(request, naming);
  if (resolved.kind === 'problems') return refused(resolved, words, command, hearing);
  const found = resolved.kind === 'resolved' ? resolved.request : request;
  const missing = resolved.kind === 'resolved' ? await explainEmpty(found, naming) : null;
  if (missing?.kind === 'problems') return refused(missing, words, command, hearing);
  const fault = faultOf();
  const unchecked =
    fault === null ? [] : [`Whether the names in its report exist could not be checked: ${fault.sentence}`];
  return {
    kind: 'checked',
    request: found,
    notes: [...(missing?.kind === 'note' ? [missing.note] : []), ...unchecked],
  };
}

/** The source, and what went wrong with it. After that it is not asked again: the answer would take as long and be the same. */
function watched(source: MailSource): { readonly source: MailSource; readonly faultOf: () => Fault | null } {
  let fault: Fault | null = null;
  return {
    faultOf: () => fault,
    source: {
      ...source,
      async list(dimension, options) {
        if (fault !== null) return { ok: false, fault, calls: 0 };
        const answer = await source.list(dimension, options);
        if (!answer.ok) fault = answer.fault;
        return answer;
      },
    },
  };
}

function refused(
  refusal: Extract<Refusal, { kind: 'problems' }>,
  words: string,
  command: Reporting,
  hearing: Hearing,
): NameCheck {
  const { text } = hearing;
  const { problems } = refusal;
  const span = problems[0]?.span;
  const wholes = waysOut(refusal).flatMap(
    (corrected) => correctedCommand({ words, corrected, span }, command, hearing) ?? [],
  );
  const place =
    wholes[0]?.span ?? (span === undefined ? undefined : onlyPlace(words.slice(span.start, span.end), text));
  // They point into the report's words, not into the command.
  const placed = problems.map(({ span: _, ...problem }) =>
    place === undefined ? problem : { ...problem, span: place },
  );
  return {
    kind: 'refused',
    reply: { kind: 'problems', text, problems: placed, corrected: wholes.map((whole) => whole.text) },
  };
}

function onlyPlace(said: string, text: string): Span | undefined {
  const [place, ...others] = placesOf(said, text);
  return others.length === 0 ? place : undefined;
}
