import type { AllowList } from '../ports.ts';

/** What somebody who was let in may do and see at the place where they ask. */
export interface Entry {
  /** May change what others may see, and every digest. */
  readonly isAdmin: boolean;
  /** What may be seen at this place; `null`: everything. */
  readonly allow: AllowList | null;
  /** The sender that is meant at this place when a tag comes without one: a whole address. */
  readonly sender: string | null;
}

/** Of whoever runs mailstats: on the command line there is nobody to keep anything from. */
export const operator: Entry = { isAdmin: true, allow: null, sender: null };
