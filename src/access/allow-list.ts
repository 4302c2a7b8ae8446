import type { AllowList } from '../ports.ts';

/** Nothing is kept back. */
export const everything: AllowList = { senders: [], tags: [] };

export const isEverything = ({ senders }: AllowList): boolean => senders.length === 0;

/** The allowed address that is meant, in the spelling that was allowed; `null`: none. Case is no difference. */
export function allowedSender(said: string, { senders }: AllowList): string | null {
  const low = said.toLowerCase();
  return senders.find((sender) => sender.toLowerCase() === low) ?? null;
}

/** Tags are another one in another case. */
export const isAllowedTag = (tag: string, { tags }: AllowList): boolean => tags.length === 0 || tags.includes(tag);

/** The domains of the senders that are allowed. */
export function isAllowedDomain(domain: string, { senders }: AllowList): boolean {
  return senders.some((sender) => sender.slice(sender.lastIndexOf('@') + 1).toLowerCase() === domain.toLowerCase());
}
