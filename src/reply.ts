import type { Help } from './commands/help.ts';
import type { ReportRequest } from './commands/request.ts';
import type { DigestMessage } from './digests/wording/message.ts';
import type { Fault } from './ports.ts';
import type { Problem } from './problem.ts';
import type { ReportOptions } from './reports/make-report.ts';
import type { Onward } from './reports/next-questions.ts';
import type { Report } from './reports/report.ts';

export interface AskContext extends ReportOptions {
  /** Who asked and where, for the log. */
  readonly user: string;
  readonly channel: string;
  /** On which way it came, for the log. */
  readonly via?: Via;
}

export type Via = 'command' | 'button' | 'form' | 'home';

export type Reply =
  | {
      readonly kind: 'report';
      readonly report: Report;
      readonly request: ReportRequest;
      readonly words: string;
      /** What can be asked from here on. */
      readonly onward: Onward;
    }
  | { readonly kind: 'help'; readonly help: Help }
  | {
      readonly kind: 'problems';
      readonly text: string;
      readonly problems: readonly Problem[];
      /** Commands that work, the likeliest first; none when nobody can know. */
      readonly corrected: readonly string[];
    }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'unforeseen'; readonly reference: string }
  /** Not for this person, or not at this place: says so and who can help. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** About what is set for a channel: changes are for the channel, everything else for the asker alone. */
  | { readonly kind: 'settings'; readonly message: DigestMessage; readonly to: 'asker' | 'channel' }
  /** About a digest: confirmations are for the channel, everything else for the asker alone. */
  | { readonly kind: 'digest'; readonly message: DigestMessage; readonly to: 'asker' | 'channel' }
  /** What a digest would post now, below `message`; for the asker alone. */
  | { readonly kind: 'digest-preview'; readonly message: DigestMessage; readonly preview: ReportReply };

export type ReportReply = Extract<Reply, { kind: 'report' }>;

/** What came of the question of a digest. */
export type Reported = Extract<Reply, { kind: 'report' | 'problems' | 'failed' }>;
