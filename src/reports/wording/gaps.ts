import type { Dimension } from '../../commands/request.ts';
import type { Fault } from '../../ports.ts';
import type { Gap } from '../report.ts';
import { nouns } from './names.ts';

export const cancelled: Fault = { kind: 'gave-up', sentence: 'This was called off before Direct Mail answered.' };

/** `trouble` is what went wrong last, if anything did. */
export function stalled(trouble: Fault | null): Fault {
  const sentence = 'Direct Mail did not get on with it for 2 minutes, so this was given up.';
  return { kind: 'gave-up', sentence: trouble === null ? sentence : `${sentence} ${trouble.sentence}` };
}

export const remainderGap: Gap = { error: 'Not known, because the total or one of its parts is missing.' };

export function ignoredFilterGap(by: Dimension): Gap {
  return { error: `Direct Mail gave the total's figures instead of this ${nouns[by].one}'s own.` };
}
