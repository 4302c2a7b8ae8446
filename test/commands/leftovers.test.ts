import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/commands/parse.ts';

const context = {
  today: '2026-11-18',
  directMailToday: '2026-11-18',
  weekStartsOn: 1,
  order: 'mdy',
  zone: 'Asia/Shanghai',
} as const;

describe('words that turn a question around', () => {
  it.each(['last week except monday', 'last week excluding monday', 'last week not monday'])(
    '%s is refused, and never put right into the days that were not wanted',
    (words) => {
      const parsed = parseCommand(words, context);
      expect(parsed.kind).toBe('problems');
      if (parsed.kind !== 'problems') return;
      expect(parsed.corrected ?? '').not.toMatch(/monday/);
    },
  );
});

it.each(['last week by ip privte', 'last week by ip cvs', 'last week by ip exel'])(
  '%s: one slip is forgiven',
  (words) => {
    expect(parseCommand(words, context).kind).toBe('report');
  },
);

it('a question mark belongs to no name', () => {
  expect(parseCommand('how did we do last week by esb?', context)).toMatchObject({
    kind: 'report',
    request: { by: 'esp' },
  });
});
