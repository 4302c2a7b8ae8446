import { describe, expect, it } from 'vitest';
import type { SeenView } from '../../sandbox/slack/views.ts';
import type { Bot } from '../../src/bot.ts';
import { help } from '../../src/commands/help.ts';
import { createForms } from '../../src/forms/forms.ts';
import { modes, type Running, run, until } from './running.ts';

/** Wednesday 2026-11-18 10:00 in Shanghai. */
const now = new Date('2026-11-18T02:00:00Z');

export const forms = (changes: Partial<Parameters<typeof createForms>[0]> = {}): Bot['forms'] =>
  createForms({
    source: {
      track: () => Promise.reject(new Error('a form asks for no figures')),
      list: async () => ({ ok: true, value: [{ key: 'news@example.com', label: 'news@example.com' }], calls: 1 }),
      waitFor: () => 0,
    },
    clock: () => now,
    zone: 'Asia/Shanghai',
    weekStartsOn: 1,
    order: 'mdy',
    refusal: async () => null,
    ...changes,
  });

const asked: string[] = [];
const ask: Bot['ask'] = async (words) => {
  asked.push(words);
  return { kind: 'help', help: help() };
};

async function opened({ slack }: Running, which = 0): Promise<SeenView> {
  await until(() => slack.views.length > which);
  return slack.views[which] as SeenView;
}

const commandIn = (view: SeenView) => JSON.stringify(view.blocks.find(({ block_id }) => block_id === 'command'));

describe.each(modes)('in %s mode', (mode) => {
  it('the command alone opens the form', async () => {
    await using bot = await run(mode, ask, { forms: forms() });
    await bot.slack.command('');
    const view = await opened(bot);
    expect(view).toMatchObject({ type: 'modal', title: 'Ask about mail', submit: 'Ask', callbackId: 'mailstats_form' });
    expect(commandIn(view)).toContain('/mailstats last 7 days by esp');
    expect(bot.slack.violations).toEqual([]);
    expect(bot.slack.messages).toEqual([]);
  });
});
