import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenRules } from '../../sandbox/slack/block-rules.ts';
import { markupIn } from '../../sandbox/slack/markup.ts';
import { isTooLong } from '../../sandbox/slack/message-size.ts';
import type { Block } from '../../sandbox/slack/world.ts';
import { count } from '../../src/adapters/slack/characters.ts';
import { type Drafts, withPreface } from '../../src/adapters/slack/lines.ts';
import {
  asCommand,
  failedMessage,
  helpMessage,
  interruptedMessage,
  problemsMessage,
  progressMessage,
  restartingMessage,
  unforeseenMessage,
  unknownCommandMessage,
} from '../../src/adapters/slack/messages.ts';
import { help } from '../../src/commands/help.ts';
import type { Problem } from '../../src/problem.ts';
import { hostileTexts } from './hostile-texts.ts';

const text = (drafts: Drafts) => drafts[0].text;

describe('problems', () => {
  const said = 'lst week by espp form:x';
  const first: Problem = {
    code: 'unknown-words',
    message: 'These words say no days.',
    span: { start: 0, end: 8 },
    nearest: 'last week',
  };
  const second: Problem = {
    code: 'bad-value',
    message: 'There is no such breakdown.',
    span: { start: 12, end: 16 },
    expected: 'esp or ip',
  };

  it('quotes the words, says what is expected and what is near, and what to type', () => {
    expect(text(problemsMessage(said, [first, second], ['last week by esp from:x', 'last week']))).toBe(
      [
        '• `lst week`: These words say no days. Perhaps `last week`?',
        '• `espp`: There is no such breakdown. Expected: esp or ip.',
        'Try: `/mailstats last week by esp from:x`',
        'or: `/mailstats last week`',
      ].join('\n'),
    );
  });

  it('gives the words back to be corrected by hand when there is no correction', () => {
    const whole: Problem = { code: 'conflict', message: 'Say one range.' };
    expect(text(problemsMessage('today yesterday', [whole], []))).toBe(
      'Say one range.\nYou asked: `/mailstats today yesterday`',
    );
  });

  it('does not say twice what the sentence says', () => {
    const full: Problem = {
      code: 'bad-value',
      message: 'Put esp or ip; did you mean esp?',
      expected: 'esp or ip',
      nearest: 'esp',
    };
    expect(text(problemsMessage('', [full], []))).toBe('Put esp or ip; did you mean esp?\nYou asked: `/mailstats`');
  });

  it('does not quote the words before a sentence that quotes them', () => {
    const quoting: Problem = {
      code: 'unknown-sender',
      message: 'There is no sender "x".',
      span: { start: 22, end: 23 },
    };
    expect(text(problemsMessage(said, [quoting], []))).toMatch(/^There is no sender "x"\.\n/);
  });

  it('has words that work on buttons, and above them those that are too long for one', () => {
    const long = `last week tag:${'x'.repeat(70)} from:news@example.com`;
    const [{ blocks, text: plainly }] = problemsMessage(said, [first], ['last week', long]);
    expect(plainly).toContain(`Try: \`/mailstats last week\`\nor: \`/mailstats ${long}\``);
    const [above, below] = [JSON.stringify(blocks?.slice(0, -1)), JSON.stringify(blocks?.at(-1))];
    expect(above).not.toContain('/mailstats last week"');
    expect(above).toContain(`/mailstats ${long}`);
    expect(below).toContain('"text":"/mailstats last week"');
    expect(below).toContain(`/mailstats last week tag:${'x'.repeat(20)}`);
  });

  it('stops at ten', () => {
    const message = text(problemsMessage(said, Array(14).fill(first), ['last week']));
    expect(message.match(/• /g)).toHaveLength(10);
    expect(message).toContain('and 4 more');
  });
});

it.each<[string, Drafts, string]>([
  [
    'failed',
    failedMessage({ kind: 'unreachable', sentence: 'Direct Mail cannot be reached.' }, 'a `b`'),
    "Direct Mail cannot be reached.\nYou asked: `/mailstats a 'b'`",
  ],
  [
    'unforeseen',
    unforeseenMessage('7f3a', 'yesterday'),
    'Something went wrong that nobody foresaw. Whoever runs mailstats finds it in the log as `7f3a`.\nYou asked: `/mailstats yesterday`',
  ],
  ['restarting', restartingMessage(''), 'mailstats is restarting. Ask again in a minute: `/mailstats`'],
  [
    'interrupted',
    interruptedMessage('上周'),
    'mailstats had to restart before your answer was ready. Ask again in a minute: `/mailstats 上周`',
  ],
])('the message %s', (_, drafts, expected) => {
  expect(text(drafts)).toBe(expected);
});

it.each([
  [{ asked: 4, total: 12, waitMs: 20_000 }, 3_000, 'asking Direct Mail: 4 of 12, about 20 s'],
  [{ asked: 4, total: 12, waitMs: 0 }, 3_000, 'asking Direct Mail: 4 of 12, about 3 s'],
  [{ asked: 0, total: 3, waitMs: 0 }, 3_000, 'asking Direct Mail: 0 of 3, about 3 s'],
  [{ asked: 9, total: 12, waitMs: 0 }, 30_000, 'asking Direct Mail: 9 of 12, about 10 s'],
  [{ asked: 1, total: 60, waitMs: 70_000 }, 500, 'asking Direct Mail: 1 of 60, about 70 s'],
  [{ asked: 10, total: 300, waitMs: 400_000 }, 3_000, 'asking Direct Mail: 10 of 300, about 7 min'],
  [{ asked: 12, total: 12, waitMs: 0 }, 3_000, 'asking Direct Mail: 12 of 12, about 1 s'],
])('progress %j after %i ms: %s', (progress, elapsed, expected) => {
  expect(text(progressMessage(progress, elapsed))).toBe(expected);
});

it('help has every row of the grammar and fits one message', () => {
  const message = helpMessage(help());
  for (const { rows } of help().sections) for (const { words } of rows) expect(text(message)).toContain(`\`${words}\``);
  expect(count(text(message))).toBeLessThanOrEqual(4_000);
  expect(text(message)).not.toContain('…\n…');
});

it('whatever is said is taken by Slack, stays in its code span, and pings nobody', () => {
  const anyText = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }));
  const anyProblem: fc.Arbitrary<Problem> = fc.record(
    {
      code: fc.constant('bad-value' as const),
      message: anyText,
      span: fc.record({ start: fc.nat(20), end: fc.nat(40) }),
      expected: anyText,
      nearest: anyText,
    },
    { requiredKeys: ['code', 'message'] },
  );
  const anyDrafts: fc.Arbitrary<Drafts> = fc.oneof(
    fc
      .tuple(anyText, fc.array(anyProblem, { minLength: 1 }), fc.array(anyText, { maxLength: 3 }))
      .map((given) => problemsMessage(...given)),
    fc.tuple(anyText, anyText).map(([sentence, words]) => failedMessage({ kind: 'unexpected', sentence }, words)),
    anyText.map((words) => unforeseenMessage('7f3a', words)),
    anyText.map(restartingMessage),
    anyText.map(unknownCommandMessage),
    fc
      .tuple(anyText, anyText)
      .map(([words, sentence]) => withPreface(interruptedMessage(words), sentence.trim() || 'x')),
  );
  fc.assert(
    fc.property(anyDrafts, (drafts) => {
      for (const { text: said, blocks = [] } of drafts) {
        expect(brokenRules(blocks)).toEqual([]);
        expect(isTooLong(blocks)).toBe(false);
        expect(markupIn({ text: said, blocks: blocks as unknown as Block[] })).toEqual([]);
        expect(count(said)).toBeLessThanOrEqual(4_000);
        expect(said.trim()).not.toBe('');
      }
    }),
    { numRuns: 300 },
  );
});

it.each([
  ['last week', '/mailstats last week'],
  ['', '/mailstats'],
  ['/mailstats help', '/mailstats help'],
])('%j is typed as %j', (words, expected) => {
  expect(asCommand(words)).toBe(expected);
});
