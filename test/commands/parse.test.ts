import { describe, expect, it } from 'vitest';
import { formatRequest } from '../../src/commands/format.ts';
import { parseCommand } from '../../src/commands/parse.ts';
import { table, wednesday } from './context.ts';

describe('a good question', () => {
  it.each(table('good.tsv'))('%s', (words = '', canonical = '', remarks = '') => {
    const parsed = parseCommand(words, wednesday);
    if (parsed.kind !== 'report') throw new Error(JSON.stringify(parsed, null, 1));
    expect(formatRequest(parsed.request)).toBe(canonical);
    const ours = parsed.request.notes.filter((note) => /^(?:Read|No days|Direct Mail)/.test(note));
    const expected = remarks === '' ? [] : remarks.split(' / ');
    expect(ours.filter((note) => expected.length > 0 || !note.startsWith('No days'))).toEqual(expected);
  });
});

describe('a bad question', () => {
  it.each(table('bad.tsv'))('%s', (words = '', messages = '', places = '', corrected = '') => {
    const parsed = parseCommand(words, wednesday);
    if (parsed.kind !== 'problems') throw new Error(JSON.stringify(parsed, null, 1));
    const { text, problems } = parsed;
    expect(problems.map((problem) => problem.message).join(' / ')).toBe(messages);
    expect(problems.map(({ span }) => (span === undefined ? '' : text.slice(span.start, span.end))).join(' / ')).toBe(
      places,
    );
    expect(parsed.corrected ?? '').toBe(corrected);
  });

  it.each([
    ['last week by esp and ip', ['last week by esp', 'last week by ip']],
    ['gmail vs yahoo last week', ['by esp last week', 'esp:gmail.com last week', 'esp:yahoo.com last week']],
    ['last week by ip tag:a tag:b', ['last week by ip tag:a', 'last week by ip tag:b']],
  ])('offers every way out of %s', (words, choices) => {
    expect(parseCommand(words, wednesday)).toMatchObject({ corrected: choices[0], choices });
  });

  it.each([
    ['last week by', 'esp, ip, pool, tag, sender, domain, config or day'],
    ['last week by foo', 'esp, ip, pool, tag, sender, domain, config or day'],
    ['last week foo:bar', 'from:, tag:, esp:, ip:, pool:, domain: or config:'],
    ['last week esp:foo', 'gmail, yahoo, outlook, icloud or others'],
    ['last week tag:', 'the name of a tag, in quotes when it has spaces'],
    ['last week ip:300.1.2.3', 'an IP address such as 203.0.113.7'],
  ])('%s: says what was expected', (words, expected) => {
    expect(parseCommand(words, wednesday)).toMatchObject({ problems: [{ expected }] });
  });

  it('does not repeat a novel', () => {
    const parsed = parseCommand(`last week tag:${'x'.repeat(129)}`, wednesday);
    expect(parsed).toMatchObject({
      problems: [{ message: `"${'x'.repeat(39)}…" has 129 characters; a tag has at most 128.` }],
    });
    expect(parseCommand('last week '.repeat(1000), wednesday)).toMatchObject({
      problems: [{ message: 'A question has at most 1000 characters; this is longer. Try "last 7 days by esp".' }],
    });
  });
});
