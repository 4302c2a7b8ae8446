import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/adapters/terminal/columns.ts';
import { renderDigestMessage } from '../../src/adapters/terminal/digest-message.ts';
import { type Line, messageOf } from '../../src/digests/wording/message.ts';
import { hostileTexts, obeyed } from './hostile-texts.ts';

const plain = { width: 80, color: false };
const pause = { label: 'Pause', words: 'digest pause weekly-esp' };
const remove = { label: 'Delete', words: 'digest delete weekly-esp' };

describe('a message about digests in a terminal', () => {
  it('has words to type in backquotes, and those of buttons where no line tells them', () => {
    const lines: Line[] = [
      [{ bold: 'weekly-esp' }, ' is posted again.'],
      ['To pause it: ', { code: pause.words }, '.'],
    ];
    expect(renderDigestMessage(messageOf(lines, [pause]), plain)).toBe(
      'weekly-esp is posted again.\nTo pause it: `digest pause weekly-esp`.\n',
    );
    expect(renderDigestMessage(messageOf(lines.slice(0, 1), [pause, remove]), plain)).toBe(
      'weekly-esp is posted again.\nPause: `digest pause weekly-esp` · Delete: `digest delete weekly-esp`\n',
    );
  });

  it('is wrapped, items of a list under themselves, and words to type stay together', () => {
    const line: Line = [
      '• ',
      { bold: 'weekly-esp' },
      ' in #mail: Mondays at 09:00, Asia/Shanghai · next Mon 23 Nov 09:00 · ',
      { code: 'last week by esp vs previous' },
    ];
    expect(renderDigestMessage(messageOf([line]), { width: 44, color: false })).toBe(
      [
        '• weekly-esp in #mail: Mondays at 09:00,',
        '  Asia/Shanghai · next Mon 23 Nov 09:00 ·',
        '  `last week by esp vs previous`\n',
      ].join('\n'),
    );
  });

  it('is painted run by run, across lines too, and says the same without colour', () => {
    const line: Line = ['Say ', { code: 'digest list all' }, ' of ', { bold: 'two words' }, '.'];
    expect(renderDigestMessage(messageOf([line]), { width: 80, color: true })).toBe(
      'Say \u001b[36m`digest list all`\u001b[39m of \u001b[1mtwo words\u001b[22m.\n',
    );
    const wide: Line = [{ bold: '宽'.repeat(30) }, ' x'];
    expect(renderDigestMessage(messageOf([wide]), { width: 40, color: true })).toBe(
      `\u001b[1m${'宽'.repeat(20)}\u001b[22m\n\u001b[1m${'宽'.repeat(10)}\u001b[22m x\n`,
    );
  });

  it('lets no text of others do anything, nor any line be too wide', () => {
    const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }));
    const run = fc.oneof(
      text,
      text.map((code) => ({ code })),
      text.map((bold) => ({ bold })),
    );
    fc.assert(
      fc.property(fc.array(fc.array(run)), fc.array(text), fc.integer({ min: 40, max: 120 }), (lines, words, width) => {
        const message = messageOf(
          lines,
          words.map((each) => ({ label: each, words: each })),
        );
        const drawn = renderDigestMessage(message, { width, color: false });
        expect(drawn.replaceAll('\n', '')).not.toMatch(obeyed);
        for (const line of drawn.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width);
        const colored = renderDigestMessage(message, { width, color: true });
        expect(stripVTControlCharacters(colored)).toBe(drawn);
      }),
      { numRuns: 40 },
    );
  });
});
