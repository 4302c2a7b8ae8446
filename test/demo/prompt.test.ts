import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runPrompt } from '../../sandbox/demo/prompt.ts';
import type { Screen } from '../../sandbox/demo/screen.ts';
import { accountOf } from '../../sandbox/direct-mail/accounts.ts';
import { inkFor } from '../../src/adapters/terminal/ink.ts';
import type { AskContext, Bot } from '../../src/bot.ts';
import { help } from '../../src/commands/help.ts';
import { noForms, noHome } from '../slack/running.ts';

const ink = inkFor(false);
let folder: string;
let printed: string;
let keyboard: PassThrough;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-prompt-'));
  printed = '';
  keyboard = new PassThrough();
});
afterEach(() => rmSync(folder, { recursive: true }));

function start(bot: Bot): Promise<number> {
  const out = (text: string) => {
    printed += text;
  };
  const output = new PassThrough().on('data', (chunk) => out(String(chunk)));
  const screen: Screen = {
    out,
    err: out,
    surface: () => ({ width: 80, color: false }),
    ink,
    errInk: ink,
    progress() {},
  };
  const world = {
    bot,
    account: accountOf('company', '2026-11-18'),
    digestNames: async () => ['weekly-esp'],
    close: async () => {},
  };
  return runPrompt(world, screen, { input: keyboard, output, historyFile: join(folder, 'history') });
}

const shown = () => stripVTControlCharacters(printed);
const sees = (text: string) => vi.waitFor(() => expect(shown()).toContain(text));

function botThat(ask: (words: string, context: AskContext) => ReturnType<Bot['ask']>): Bot & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    ask(words, context) {
      asked.push(words);
      return ask(words, context);
    },
    report: () => Promise.reject(new Error('The demo asks in words.')),
    forms: noForms,
    home: noHome,
  };
}

const helpful = () => botThat(async () => ({ kind: 'help', help: help() }));

describe('runPrompt', () => {
  it('welcomes, answers, and tells how to go on when left', async () => {
    const bot = helpful();
    const ended = start(bot);
    await sees('mailstats› ');
    expect(shown()).toContain('a shop that does not exist');
    keyboard.write('help\n');
    await sees('Only some mails');
    keyboard.write('\n  \nexit\n');
    expect(await ended).toBe(0);
    expect(bot.asked).toEqual(['help']);
    expect(shown()).toMatch(/copy\s+\.env\.example to \.env[\s\S]*npm start\.\n$/);
  });

  it.each([
    ['Ctrl-D', '\u0004'],
    ['Ctrl-C twice', '\u0003\u0003'],
    ['quit', 'quit\n'],
    ['退出', '退出\n'],
  ])('leaves with %s', async (_, keys) => {
    const ended = start(helpful());
    keyboard.write(keys);
    expect(await ended).toBe(0);
  });

  it('empties the line at Ctrl-C, and stays', async () => {
    const bot = helpful();
    const ended = start(bot);
    keyboard.write('last wek\u0003');
    keyboard.write('help\nexit\n');
    await ended;
    expect(bot.asked).toEqual(['help']);
  });

  it('stops a running question at Ctrl-C, and answers the next', async () => {
    const bot = botThat((words, { signal }) => {
      if (words === 'help') return Promise.resolve({ kind: 'help', help: help() });
      return new Promise((resolve) => {
        const fault = { kind: 'gave-up', sentence: 'Cancelled.' } as const;
        signal?.addEventListener('abort', () => resolve({ kind: 'failed', fault }));
      });
    });
    const ended = start(bot);
    keyboard.write('last week\n');
    await vi.waitFor(() => expect(bot.asked).toEqual(['last week']));
    keyboard.write('\u0003');
    await sees('Stopped.');
    keyboard.write('help\n');
    await sees('Only some mails');
    keyboard.write('exit\n');
    expect(await ended).toBe(0);
  });

  it('completes the names of digests once there are some', async () => {
    const bot = helpful();
    const ended = start(bot);
    keyboard.write('digest\n');
    await vi.waitFor(() => expect(bot.asked).toEqual(['digest']));
    await sees('Only some mails');
    for (const keys of ['digest pau', '\t']) keyboard.write(keys);
    await sees('digest pause weekly-esp ');
    keyboard.write('\nexit\n');
    await ended;
    expect(bot.asked).toEqual(['digest', 'digest pause weekly-esp']);
  });

  it('completes at Tab and remembers for the next session', async () => {
    const first = helpful();
    const ended = start(first);
    // A Tab inside a pasted text is a blank; one that is pressed comes by itself.
    for (const keys of ['yest', '\t']) keyboard.write(keys);
    await sees('yesterday ');
    for (const keys of ['by es', '\t']) keyboard.write(keys);
    await sees('yesterday by esp ');
    keyboard.write('\n');
    await vi.waitFor(() => expect(first.asked).toEqual(['yesterday by esp']));
    keyboard.write('exit\n');
    await ended;
    expect(readFileSync(join(folder, 'history'), 'utf8')).toBe('yesterday by esp \n');

    keyboard = new PassThrough();
    const second = helpful();
    const again = start(second);
    keyboard.write('\u001b[A\nexit\n');
    await again;
    expect(second.asked).toEqual(['yesterday by esp']);
  });
});
