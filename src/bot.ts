import { everything } from './access/allow-list.ts';
import { type Access, mayPostIn, refusalOf } from './access/gate.ts';
import { createIsOwnDirect } from './access/own-direct.ts';
import { createPlaceAt } from './access/places.ts';
import { createSight } from './access/sight.ts';
import { askedAt } from './commands/asked-at.ts';
import { digestMeant } from './commands/digest/meant.ts';
import { isAboutDigests } from './commands/digest/parse.ts';
import { formatRequest } from './commands/format.ts';
import { help } from './commands/help.ts';
import { type CommandContext, type Parsed, parseCommand } from './commands/parse.ts';
import { isAboutSettings } from './commands/settings/parse.ts';
import { waysOut } from './commands/ways-out.ts';
import type { DateContext, Weekday } from './dates/range.ts';
import { createDesk, type Desk } from './digests/desk/desk.ts';
import type { Digest, Slot } from './digests/digest.ts';
import { periodOf } from './digests/period.ts';
import type { Poster } from './digests/poster.ts';
import { createForms, type Forms } from './forms/forms.ts';
import { createHomeDesk, type HomeDesk, type HomeParts } from './home/desk.ts';
import type { AccountFacts, AllowList, Clock, Log, MailSource, Store } from './ports.ts';
import type { AskContext, Reply, Reported } from './reply.ts';
import { explainZero } from './reports/explain-zero.ts';
import { makeReport, type ReportOptions } from './reports/make-report.ts';
import { onwardFrom } from './reports/next-questions.ts';
import { explainUnknownSender, type Naming, type Refusal, resolveNames } from './reports/resolve.ts';
import { obeySetting } from './settings/desk.ts';

export type { AskContext, Reply } from './reply.ts';

export interface Bot {
  /** Answers one question. Never rejects: what nobody foresaw is logged and told by a short reference. */
  ask(words: string, context: AskContext): Promise<Reply>;
  /**
   * What a digest reports at one of its slots, for the period it was due for. An answer of Direct Mail that was asked for
   * since the slot will do, whoever asked. Rejects for what nobody foresaw.
   */
  report(digest: Digest, slot: Slot, options: ReportOptions): Promise<Reported>;
  /** Questions and digests as forms. */
  readonly forms: Forms;
  readonly home: HomeDesk;
}

export interface BotWorld {
  readonly source: MailSource;
  /** The source, whose answers asked for since then are told again; absent: everything is asked anew. */
  readonly sourceSince?: (since: Date) => MailSource;
  /** Where digests are kept and posted; without a store there are none to talk about. */
  readonly digests?: {
    readonly store: Store;
    readonly poster: Poster | null;
    readonly newId: () => string;
    /** What the store says when it fails, for people; `null` for any other error. */
    readonly sentenceOf: (error: unknown) => string | null;
  };
  /** What Home tells beyond digests; absent: nobody opens one. */
  readonly home?: HomeParts;
  /** Who may ask and see what; absent: everybody may everything, as whoever runs mailstats on the command line. */
  readonly access?: Access;
  /** What may be seen where a channel has set nothing, and in direct messages. Default: everything. */
  readonly allowed?: AllowList;
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

export function createBot(world: BotWorld): Bot {
  const facts: AccountFacts = {};
  const { poster } = world.digests ?? {};
  const isOwnDirect = createIsOwnDirect(async (channel) => (await poster?.reach(channel)) ?? { kind: 'closed' });
  const refusal = async (asker: Pick<AskContext, 'user' | 'channel'>) =>
    world.access === undefined ? null : await refusalOf(asker, world.access, isOwnDirect);
  const channels = world.digests?.store.channels;
  const allowed = world.allowed ?? everything;
  const placeAt = createPlaceAt(channels, allowed);
  const placeOf = (channel: string) => placeAt(channel, world.source);
  const setting = async (words: string, context: AskContext): Promise<Reply> =>
    channels === undefined
      ? noStore(words, 'Senders of channels are set in Slack.')
      : obeySetting(words, context, { ...world, channels, allowed, placeOf });
  const report: Bot['report'] = async (digest, slot, options) => {
    if (world.access !== undefined && !mayPostIn(digest.channel, world.access)) return notHere(digest);
    // "Last week" is that of the digest's zone; whether its last day is over yet, that of the reporting zone.
    const days = askedAt(world.clock(), world);
    const place = await placeAt(digest.channel, world.sourceSince?.(slot.at) ?? world.source);
    return reportOn(periodOf(digest, slot, days), days, { ...world, ...place }, facts, options);
  };
  const sight = createSight(world.access, world.home?.channelsOf);
  const desk = world.digests === undefined ? null : createDesk({ ...world, ...world.digests, report, sight, placeOf });
  return {
    async ask(words, context) {
      try {
        const sentence = await refusal(context);
        if (sentence !== null) return { kind: 'refused', sentence };
        if (isAboutDigests(words)) return await (desk ?? noDesk).obey(words, context);
        if (isAboutSettings(words)) return await setting(words, context);
        const days = askedAt(world.clock(), world);
        const parsed = parseCommand(words, days);
        if (parsed.kind === 'help') return { kind: 'help', help: help() };
        const meant = desk !== null && parsed.kind === 'problems' ? digestMeant(words, days, world.clock()) : null;
        if (meant !== null) return meant;
        return await reportOn(parsed, days, { ...world, ...(await placeOf(context.channel)) }, facts, context);
      } catch (error) {
        const sentence = world.digests?.sentenceOf(error) ?? null;
        if (sentence !== null) {
          world.log.error('the store failed', { error, user: context.user, channel: context.channel });
          return { kind: 'failed', fault: { kind: 'unexpected', sentence } };
        }
        const reference = world.newReference();
        world.log.error('unforeseen', { reference, error, user: context.user, channel: context.channel });
        return { kind: 'unforeseen', reference };
      }
    },
    report,
    forms: createForms({ ...world, refusal, sight, placeOf }),
    home: createHomeDesk({ ...world, refusal }),
  };
}

/** Its channel was allowed when it was made, or nobody asked. */
function notHere({ words }: Digest): Reported {
  const message = 'mailstats does not answer in the channel of this digest any more.';
  return { kind: 'problems', text: words, problems: [{ code: 'not-allowed', message }], corrected: [] };
}

/** Where questions are answered without a store, as by `mailstats report`. */
const noDesk: Pick<Desk, 'obey'> = {
  obey: async (words) =>
    noStore(words, 'Digests are asked for in Slack, or with "mailstats digest" on the command line.'),
};

function noStore(text: string, message: string): Reply {
  return { kind: 'problems', text, problems: [{ code: 'unknown-words', message }], corrected: [] };
}

/** Where a question is asked. */
type Asked = BotWorld & Pick<Naming, 'usualSender'>;

async function reportOn(
  parsed: Parsed,
  days: CommandContext,
  world: Asked,
  facts: AccountFacts,
  context: ReportOptions,
): Promise<Reported> {
  if (parsed.kind === 'help') {
    const message = 'These words ask for help, not for a report.';
    return { kind: 'problems', text: parsed.text, problems: [{ code: 'unknown-words', message }], corrected: [] };
  }
  if (parsed.kind === 'problems') {
    const { text, problems } = parsed;
    return { kind: 'problems', text, problems, corrected: waysOut(parsed) };
  }
  const { source, usualSender } = world;
  const ask: Naming = { text: parsed.text, source, options: context, usualSender };

  const resolved = await resolveNames(parsed.request, ask);
  if (resolved.kind !== 'resolved') return told(resolved, parsed.text);
  const { request } = resolved;

  const made = await makeReport(request, { ...world, ...days, facts }, context);
  if (!made.ok) {
    const unknown = made.fault.kind === 'unknown-sender' ? await explainUnknownSender(request, ask) : null;
    return unknown === null ? { kind: 'failed', fault: made.fault } : told(unknown, parsed.text);
  }
  const explained = await explainZero(made.report, request, ask, days.directMailToday);
  if (explained.kind !== 'explained') return told(explained, parsed.text);
  const { report, found } = explained;
  return { kind: 'report', report, request, words: formatRequest(request), onward: onwardFrom(request, days, found) };
}

function told(refusal: Refusal, text: string): Reported {
  return refusal.kind === 'failed' ? refusal : { ...refusal, text, corrected: waysOut(refusal) };
}
