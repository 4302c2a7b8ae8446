import { formatRequest } from './commands/format.ts';
import { type Help, help } from './commands/help.ts';
import { type CommandContext, parseCommand } from './commands/parse.ts';
import type { ReportRequest } from './commands/request.ts';
import { dayIn } from './dates/day.ts';
import type { DateContext, Weekday } from './dates/range.ts';
import type { AccountFacts, Clock, Fault, Log, MailSource } from './ports.ts';
import type { Problem } from './problem.ts';
import { isGap } from './reports/aggregate.ts';
import { makeReport, type Progress } from './reports/make-report.ts';
import type { Report } from './reports/report.ts';
import { explainEmpty, explainUnknownSender, type Refusal, resolveNames } from './reports/resolve.ts';

export interface AskContext {
  /** Who asked and where, for the log. */
  readonly user: string;
  readonly channel: string;
  readonly priority: 'person' | 'background';
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export type Reply =
  | { readonly kind: 'report'; readonly report: Report; readonly request: ReportRequest; readonly words: string }
  | { readonly kind: 'help'; readonly help: Help }
  | {
      readonly kind: 'problems';
      readonly text: string;
      readonly problems: readonly Problem[];
      /** Commands that work, the likeliest first; none when nobody can know. */
      readonly corrected: readonly string[];
    }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'unforeseen'; readonly reference: string };

export interface Bot {
  /** Answers one question. Never rejects: what nobody foresaw is logged and told by a short reference. */
  ask(words: string, context: AskContext): Promise<Reply>;
}

export interface BotWorld {
  readonly source: MailSource;
  readonly clock: Clock;
  readonly log: Log;
  /** The reporting zone, IANA. */
  readonly zone: string;
  readonly weekStartsOn: Weekday;
  readonly order: DateContext['order'];
  /** Short, unguessable enough not to repeat; printed to the asker and in the log. */
  readonly newReference: () => string;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** Direct Mail's dates appear to be China dates (its own documented pairs of local and UTC times differ by 8 h). */
const directMailZone = 'Asia/Shanghai';

export function createBot(world: BotWorld): Bot {
  const facts: AccountFacts = {};
  return {
    async ask(words, context) {
      try {
        return await answer(words, context, world, facts);
      } catch (error) {
        const reference = world.newReference();
        world.log.error('unforeseen', { reference, error, user: context.user, channel: context.channel });
        return { kind: 'unforeseen', reference };
      }
    },
  };
}

async function answer(words: string, context: AskContext, world: BotWorld, facts: AccountFacts): Promise<Reply> {
  const days = commandContext(world);
  const parsed = parseCommand(words, days);
  if (parsed.kind === 'help') return { kind: 'help', help: help() };
  if (parsed.kind === 'problems') {
    const { text, problems, corrected, choices } = parsed;
    return { kind: 'problems', text, problems, corrected: choices ?? listed(corrected) };
  }
  const ask = { text: parsed.text, source: world.source, options: context };

  const resolved = await resolveNames(parsed.request, ask);
  if (resolved.kind !== 'resolved') return told(resolved, parsed.text);
  const { request } = resolved;

  const made = await makeReport(request, { ...world, ...days, facts }, context);
  if (!made.ok) {
    const unknown = made.fault.kind === 'unknown-sender' ? await explainUnknownSender(request, ask) : null;
    return unknown === null ? { kind: 'failed', fault: made.fault } : told(unknown, parsed.text);
  }
  const why = isAllZero(made.report) ? await explainEmpty(request, ask) : null;
  if (why !== null && why.kind !== 'note') return told(why, parsed.text);
  const report = why === null ? made.report : { ...made.report, notes: [why.note, ...made.report.notes] };
  return { kind: 'report', report, request, words: formatRequest(request) };
}

function commandContext(
  world: BotWorld,
): CommandContext & { readonly today: string; readonly directMailToday: string } {
  const now = world.clock();
  return {
    today: dayIn(world.zone, now),
    directMailToday: dayIn(directMailZone, now),
    zone: world.zone,
    weekStartsOn: world.weekStartsOn,
    order: world.order,
  };
}

function told(refusal: Refusal, text: string): Reply {
  return refusal.kind === 'failed' ? refusal : { ...refusal, text, corrected: listed(refusal.corrected) };
}

const listed = (one: string | undefined) => (one === undefined ? [] : [one]);

function isAllZero(report: Report): boolean {
  const { total } = report.current;
  return !isGap(total) && total.sent === 0;
}
