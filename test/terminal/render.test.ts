import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import type { Part } from '../../src/reports/page.ts';
import { hostileTexts, obeyed } from './hostile-texts.ts';
import { everyPart } from './sample-parts.ts';

const plain = (parts: readonly Part[], width: number) => renderTerminal(parts, { width, color: false });
const linesOf = (text: string) => text.slice(0, -1).split('\n');

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('会', '员', '，', '👨‍👩‍👧', '🇨🇳', 'e\u0301', 'a', ' ', '-', '한', 'ﾞ', '%'),
    maxLength: 60,
  }),
  fc.constantFrom(...hostileTexts),
);
const value = fc.oneof(fc.double({ min: -1e9, max: 1e12 }), fc.constant(null));
const list = <T>(each: fc.Arbitrary<T>) => fc.array(each, { maxLength: 9 });
const cell = fc.record({ text });
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading' as const, 'range' as const), text }),
  fc.record({ kind: fc.constantFrom('findings' as const, 'notes' as const), sentences: list(text) }),
  fc.record({
    kind: fc.constant('figures' as const),
    figures: list(
      fc.record(
        {
          label: text,
          value: text,
          change: fc.record({ text, direction: fc.constantFrom('up' as const, 'down' as const, 'same' as const) }),
        },
        { requiredKeys: ['label', 'value'] },
      ),
    ),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: text,
    columns: list(fc.record({ label: text, align: fc.constantFrom('left' as const, 'right' as const) })),
    rows: list(list(cell)),
  }),
  fc.record({
    kind: fc.constant('chart' as const),
    shape: fc.constantFrom('line' as const, 'bar' as const),
    title: text,
    unit: fc.constantFrom('%' as const, 'mails' as const),
    categories: fc.array(text, { maxLength: 50 }),
    series: list(fc.record({ name: text, values: list(value) })),
  }),
);

describe('renderTerminal', () => {
  it.each([40, 60, 80, 120])('draws every kind of part %i columns wide', async (width) => {
    await expect(plain(everyPart, width)).toMatchFileSnapshot(`golden/every-part-${width}.txt`);
  });

  it('says the same in colour as without', () => {
    const colored = renderTerminal(everyPart, { width: 80, color: true });
    expect(colored).toContain('\u001b[32m▲ +1,340');
    expect(colored).toContain('\u001b[31m▼ −1.2 pts');
    expect(stripVTControlCharacters(colored)).toBe(plain(everyPart, 80));
  });

  it('ends every line plainly, in colour too', () => {
    for (const line of linesOf(renderTerminal(everyPart, { width: 60, color: true }))) {
      expect(line).toBe(line.trimEnd());
      // What was switched on in a line is switched off in it, so a cut-off report leaves no colour behind.
      expect(line.split('\u001b').length % 2).toBe(1);
    }
  });

  it('never draws a line wider than the terminal, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.integer({ min: 40, max: 200 }), (parts, width) => {
        for (const line of linesOf(plain(parts, width))) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 300 },
    );
  });

  it('never lets outside text reach the terminal as an order', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.integer({ min: -5, max: 300 }), (parts, width) => {
        expect(plain(parts, width).replaceAll('\n', '')).not.toMatch(obeyed);
      }),
      { numRuns: 300 },
    );
  });

  it.each([0, -1, 39, Number.NaN, Number.POSITIVE_INFINITY, 61.5])('takes %s columns too', (width) => {
    expect(plain(everyPart, width)).toContain('order-confirmation');
  });

  it('hides no column of a table in a narrow terminal', () => {
    const narrow = plain(everyPart, 40);
    for (const cells of ['14.7 %', '25.6 %', '5,123', '753', '41.5 %', '6.1 %']) expect(narrow).toContain(cells);
  });

  it('is one line break for a report without parts', () => {
    expect(plain([], 80)).toBe('\n');
  });
});
