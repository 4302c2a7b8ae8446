import type { Account } from './account.ts';
import type { Mails } from './cells.ts';
import type { Switches } from './switches.ts';

/** What the actions answer from. */
export interface World {
  readonly account: Account;
  readonly mails: Mails;
  readonly now: () => Date;
  readonly switches: Switches;
}
