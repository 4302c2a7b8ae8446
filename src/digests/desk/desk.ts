import type { PlaceOf } from '../../access/places.ts';
import type { Sight } from '../../access/sight.ts';
import type { DigestCommand } from '../../commands/digest/command.ts';
import { parseDigest } from '../../commands/digest/parse.ts';
import type { DateContext, Weekday } from '../../dates/range.ts';
import type { Clock, Log, Store } from '../../ports.ts';
import type { AskContext, Reply, Reported } from '../../reply.ts';
import type { ReportOptions } from '../../reports/make-report.ts';
import type { Digest, Slot } from '../digest.ts';
import type { Poster } from '../poster.ts';
import { carryOut } from './carry-out.ts';
import { hear } from './hearing.ts';

export interface DeskWorld {
  readonly store: Store;
  /** `null`: nothing can be posted from here, as on a command line without a token. */
  readonly poster: Poster | null;
  /** Names are looked up as the channel that a digest is for may see them. */
  readonly placeOf: PlaceOf;
  readonly sight: Sight;
  readonly clock: Clock;
  readonly log: Log;
  /** The zone of digests that name none, IANA. */
  readonly zone: string;
  readonly weekStartsOn: Weekday;
  readonly order: DateContext['order'];
  readonly newId: () => string;
  readonly report: (digest: Digest, slot: Slot, options: ReportOptions) => Promise<Reported>;
}

/** Where what people say about digests is carried out. */
export interface Desk {
  /** `words` are those for which `isAboutDigests` is true. Rejects only for what nobody foresaw, e.g. a store that fails. */
  obey(words: string, context: AskContext): Promise<Reply>;
}

/** Somebody else was quicker so often in a row. */
const mostTries = 5;

/** Every try reads all anew, so that what somebody else has just changed is seen and never overwritten. */
export function createDesk(world: DeskWorld): Desk {
  return {
    async obey(words, asker) {
      let text = words;
      for (let tries = 1; tries <= mostTries; tries += 1) {
        const hearing = await hear(world, asker, tries > 1);
        const parsed = parseDigest(words, hearing.days);
        if (parsed.kind === 'problems') return parsed;
        text = parsed.text;
        const answer = await carryOut(parsed.command, { ...hearing, text });
        if (answer === 'again') continue;
        logDone(parsed.command, answer, asker, world.log);
        return answer;
      }
      const message = 'Others are changing digests at this very moment, so nothing was done. Say it again.';
      return { kind: 'problems', text, problems: [{ code: 'conflict', message }], corrected: [text] };
    },
  };
}

/** Who did what to which digest, for whoever runs mailstats; looking is nobody's business. */
function logDone(command: DigestCommand, answer: Reply, { user, channel }: AskContext, log: Log): void {
  if (answer.kind !== 'digest' || command.kind === 'list' || command.kind === 'show') return;
  const name = 'name' in command ? command.name : null;
  log.info('digest command', { command: command.kind, name, user, channel });
}
