import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { renderProblems } from '../../src/adapters/terminal/problems.ts';
import type { Problem } from '../../src/problem.ts';
import { hostileTexts, obeyed } from './hostile-texts.ts';

const plain = { width: 80, color: false };

function unknown(text: string, word: string, more: Partial<Problem> = {}): Problem {
  const start = text.indexOf(word);
  return {
    code: 'unknown-words',
    message: `“${word}” is not understood.`,
    span: { start, end: start + word.length },
    ...more,
  };
}

describe('renderProblems', () => {
  it('shows each problem with its place, what was expected, and the question put right', () => {
    const text = 'last weak by esb vs previous';
    const problems = [
      unknown(text, 'weak', { nearest: 'week' }),
      unknown(text, 'esb', { expected: 'esp, ip, pool, tag, sender, domain, config or day', nearest: 'esp' }),
      { code: 'missing-sender', message: 'A tag needs its sender.' } as const,
    ];
    expect(renderProblems(text, problems, ['last week by esp vs previous'], plain)).toMatchInlineSnapshot(`
      "“weak” is not understood.
        last weak by esb vs previous
             ^^^^
        did you mean: week

      “esb” is not understood.
        last weak by esb vs previous
                     ^^^
        expected: esp, ip, pool, tag, sender, domain, config or day
        did you mean: esp

      A tag needs its sender.

      Try: last week by esp vs previous
      "
    `);
  });

  it('counts Chinese and emoji as two columns', () => {
    const text = '帮我看 🎉 上周 按运营商';
    const [, line, carets] = renderProblems(text, [unknown(text, '运营商')], [], plain).split('\n');
    expect(line).toBe('  帮我看 🎉 上周 按运营商');
    expect(carets).toBe(`${' '.repeat(2 + 6 + 1 + 2 + 1 + 4 + 1 + 2)}^^^^^^`);
  });

  it('points after the end when a word is missing there', () => {
    const text = 'last week by';
    const problem = { ...unknown(text, 'by'), span: { start: 12, end: 12 } };
    expect(renderProblems(text, [problem], [], plain)).toContain('  last week by\n              ^\n');
  });

  it('shows the surroundings of a place in a long text', () => {
    const text = `${'please '.repeat(40)}esb ${'thanks '.repeat(40)}`;
    expect(renderProblems(text, [unknown(text, 'esb')], [], { width: 60, color: false })).toMatchInlineSnapshot(`
      "“esb” is not understood.
        …lease please esb thanks thanks thanks thanks thanks than…
                      ^^^
      "
    `);
  });

  it('paints the carets only in colour', () => {
    const text = 'esb';
    expect(renderProblems(text, [unknown(text, 'esb')], [], { width: 80, color: true })).toContain(
      '\u001b[31m^^^\u001b[39m',
    );
  });

  it('stays within the width and shows outside text as text, wherever the places are', () => {
    const words = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 200 }));
    const problem = fc.record(
      {
        code: fc.constant('unknown-words' as const),
        message: words,
        span: fc.record({ start: fc.integer({ min: -3, max: 300 }), end: fc.integer({ min: -3, max: 300 }) }),
        expected: words,
        nearest: words,
      },
      { requiredKeys: ['code', 'message'] },
    );
    fc.assert(
      fc.property(
        words,
        fc.array(problem),
        fc.array(words, { maxLength: 3 }),
        fc.integer({ min: 40, max: 120 }),
        (text, problems, right, width) => {
          const told = renderProblems(text, problems, right, { width, color: false });
          for (const line of told.split('\n')) {
            expect(stringWidth(line)).toBeLessThanOrEqual(width);
            expect(line).not.toMatch(obeyed);
          }
        },
      ),
    );
  });
});
