import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, count, orDash, tidy, tidyLine } from '../../src/adapters/slack/characters.ts';
import { code, codeBlock, escapeMrkdwn, prose } from '../../src/adapters/slack/mrkdwn.ts';
import { hostileTexts } from './hostile-texts.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'grapheme' }),
);

describe('clip', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one too many', 11, 'one too ma…'],
    ['a blank  end', 9, 'a blank…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 10, '👩‍👩‍👧‍👦…'],
    ['𝒳𝒴𝒵𝒲', 4, '𝒳𝒴𝒵𝒲'],
    ['𝒳𝒴𝒵𝒲', 3, '𝒳𝒴…'],
    [`e${'\u0301'.repeat(9)}`, 5, `e${'\u0301'.repeat(3)}…`],
  ])('of %j to %i is %j', (text, max, expected) => {
    expect(clip(text, max)).toBe(expected);
  });

  it('never cuts through an entity', () => {
    expect(clip('a & b & c', 8, escapeMrkdwn)).toBe('a &amp;…');
    expect(clip('&&&&', 12, escapeMrkdwn)).toBe('&amp;&amp;…');
  });

  it('keeps to its length, loses nothing that fits, and leaves no half of a pair', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 60 }), fc.boolean(), (text, max, escaped) => {
        const write = escaped ? escapeMrkdwn : (same: string) => same;
        const safe = text.toWellFormed();
        const clipped = clip(safe, max, write);
        expect(count(clipped)).toBeLessThanOrEqual(max);
        expect(clipped.isWellFormed()).toBe(true);
        if (count(write(safe)) <= max) expect(clipped).toBe(write(safe));
        if (escaped) expect(clipped).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      }),
    );
  });
});

describe('tidy', () => {
  it.each([
    ['line\r\nend', 'line\nend'],
    ['bell\u0007 and escape\u001b[31m', 'bell and escape[31m'],
    ['\u202Eturned\u202C', 'turned'],
    ['half \ud800 pair', 'half \ufffd pair'],
    ['مرحبا', 'مرحبا'],
  ])('of %j is %j', (text, expected) => {
    expect(tidy(text)).toBe(expected);
  });

  it.each(['', '   ', '\n\n', '\u200b\u200d', '\ufe0f'])('makes a dash of the invisible %j', (text) => {
    expect(tidyLine(text)).toBe('–');
    expect(orDash(text)).toBe('–');
  });
});

describe('mrkdwn', () => {
  it.each([
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['&amp;', '&amp;amp;'],
    ['a > b', 'a &gt; b'],
    ['*stars* stay', '*stars* stay'],
  ])('escapes %j as %j', (text, expected) => {
    expect(escapeMrkdwn(text)).toBe(expected);
  });

  it.each([
    ['last week', '`last week`'],
    ['a `b` c', "`a 'b' c`"],
    ['two\nlines', '`two lines`'],
    ['<!here>', '`&lt;!here&gt;`'],
    ['', '`–`'],
  ])('puts %j in a code span', (words, expected) => {
    expect(code(words, 100)).toBe(expected);
  });

  it('lets nothing out of a code span or block', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(code(text, 300).slice(1, -1)).not.toMatch(/[`<>\n]/);
        expect(codeBlock([text.toWellFormed()]).slice(3, -3)).not.toMatch(/[`<>]/);
        expect(prose(text, 300)).not.toMatch(/[<>]/);
      }),
    );
  });
});
