import type { Bot } from '../../src/bot.ts';
import { createForms } from '../../src/forms/forms.ts';
import type { Listed, ListedDimension, MailSource } from '../../src/ports.ts';

/** Wednesday 2026-11-18 10:00 in Shanghai. */
export const now = new Date('2026-11-18T02:00:00Z');

export const named = (names: readonly string[]): readonly Listed[] => names.map((name) => ({ key: name, label: name }));

const account: Partial<Record<ListedDimension, readonly Listed[]>> = {
  sender: named(['news@example.com', 'shop@example.com']),
  tag: named(['welcome', 'spring sale']),
  pool: [
    { key: 'pool-1', label: 'marketing' },
    { key: 'pool-2', label: 'twin' },
    { key: 'pool-3', label: 'twin' },
  ],
};

export const listing = (list: MailSource['list']): MailSource => ({
  track: () => Promise.reject(new Error('a form asks for no figures')),
  list,
  waitFor: () => 0,
});

/** Forms over an account with a few names. */
export function accountForms(changes: Partial<Parameters<typeof createForms>[0]> = {}): Bot['forms'] {
  const source = listing(async (dimension) => ({ ok: true, value: account[dimension] ?? [], calls: 1 }));
  return createForms({
    placeOf: async () => ({ source, usualSender: undefined }),
    clock: () => now,
    zone: 'Asia/Shanghai',
    weekStartsOn: 1,
    order: 'mdy',
    refusal: async () => null,
    sight: async () => () => true,
    ...changes,
  });
}
