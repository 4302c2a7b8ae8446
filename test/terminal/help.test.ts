import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { renderHelp } from '../../src/adapters/terminal/help.ts';
import { help } from '../../src/commands/help.ts';

describe('renderHelp', () => {
  it.each([40, 60, 80, 120])('fits %i columns and leaves nothing out', (width) => {
    const text = renderHelp(help(), { width, color: false });
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    const rows = [...help().examples, ...help().sections.flatMap((section) => section.rows)];
    const flat = text.replaceAll(/\s+/g, ' ');
    for (const row of rows) expect(flat).toContain(row.words);
  });

  it('says the same in colour', () => {
    const colored = renderHelp(help(), { width: 80, color: true });
    expect(stripVTControlCharacters(colored)).toBe(renderHelp(help(), { width: 80, color: false }));
  });

  it('puts words and meaning side by side', () => {
    const rows = [
      { words: 'last week', meaning: 'The calendar week before this one, Monday to Sunday, whatever today is.' },
      { words: '上周', meaning: 'The same.' },
    ];
    const small = { title: 'Help', intro: 'Say the days.', examples: rows, sections: [], notes: ['That is all.'] };
    expect(renderHelp(small, { width: 60, color: false })).toMatchInlineSnapshot(`
      "Help
      Say the days.

      Examples
        last week  The calendar week before this one, Monday to
                   Sunday, whatever today is.
        上周       The same.

      That is all.
      "
    `);
    expect(renderHelp(small, { width: 40, color: false })).toMatchInlineSnapshot(`
      "Help
      Say the days.

      Examples
        last week  The calendar week before
                   this one, Monday to Sunday,
                   whatever today is.
        上周       The same.

      That is all.
      "
    `);
  });
});
