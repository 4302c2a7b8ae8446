import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verbRows, whenRows } from '../../../src/commands/digest/grammar.ts';
import { digestHelp } from '../../../src/commands/digest/help.ts';
import { digestMeant } from '../../../src/commands/digest/meant.ts';
import { isAboutDigests, parseDigest } from '../../../src/commands/digest/parse.ts';
import { formatRequest } from '../../../src/commands/format.ts';
import { parseCommand } from '../../../src/commands/parse.ts';
import { formatSchedule } from '../../../src/digests/say-schedule.ts';
import { spoken, table } from './context.ts';
import { told } from './told.ts';

function commandOf(words: string) {
  const parsed = parseDigest(words, spoken);
  if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed, null, 1));
  return parsed.command;
}

function created(words: string) {
  const command = commandOf(words);
  if (command.kind !== 'create') throw new Error(`${words}: ${command.kind}`);
  return command;
}

describe('words that lack "digest"', () => {
  it.each([
    ['every monday 9:00 last week by esp', 'digest every monday 9:00 last week by esp'],
    ['/mailstats every monday 9am: last week', 'digest every monday 9am: last week'],
    ['Every monday at 9am: last week', 'digest Every monday at 9am: last week'],
    ['weekly last week by esp', 'digest weekly last week by esp'],
    ['每周一上午9点：上周按ESP', 'digest 每周一上午9点:上周按ESP'],
  ])('are told so: %s', (words, command) => {
    const message = 'A report that comes by itself is a digest, and is asked for with "digest" before it.';
    const meant = digestMeant(words, spoken, spoken.now);
    expect(meant).toMatchObject({ kind: 'problems', problems: [{ message }], corrected: [command] });
    expect(created(command)).toMatchObject({ kind: 'create' });
  });

  it.each(['last week by foo', 'pause weekly', 'monday 9:00', 'every foo'])('are no schedule: %s', (words) => {
    expect(digestMeant(words, spoken, spoken.now)).toBeNull();
  });
});

describe('words about digests', () => {
  it.each([
    'digest',
    'digest weekly',
    '/mailstats digest list',
    'Digests',
    '*digest* list',
    'digest: daily',
    '订阅 每周一',
    '定期报告 列表',
    'subscribe weekly: last week',
    'list digests',
    'show me all the digests',
  ])('%s', (words) => {
    expect(isAboutDigests(words)).toBe(true);
    expect(parseDigest(words, spoken).kind).toBe('command');
  });

  it('are those about one called after a rate', () => {
    expect(isAboutDigests('unsubscribe rate-weekly')).toBe(true);
  });

  it.each([
    'last week',
    'digestive last week',
    'tag:digest last week',
    'from:digest@example.com',
    'last week tag:weekly-digest',
    'list tag:digests',
    'unsubscribe rate',
    'unsubscribe rates last week',
    '退订率',
    '',
  ])('not %s', (words) => {
    expect(isAboutDigests(words)).toBe(false);
  });
});

describe('a new digest', () => {
  it.each(table('good.tsv'))('%s', (words = '', name = '', when = '', zone = '', report = '', notes = '') => {
    const command = created(words);
    const { schedule } = command;
    const anchor = schedule.kind === 'weekly' && schedule.every > 1 ? ` from ${schedule.anchor}` : '';
    expect({
      name: command.name,
      when: formatSchedule(schedule) + anchor,
      zone: command.zone,
      report: command.report.words,
      notes: command.notes.join(' / '),
    }).toEqual({ name, when, zone, report, notes });
  });

  it.each(table('good.tsv').map(([words = '']) => words))('%s: its report is one of /mailstats', (words) => {
    const { report } = created(words);
    expect(parseCommand(report.words, spoken).kind).toBe('report');
  });
});

describe('words that are also the names of digests', () => {
  const names = ['weekly', 'daily', 'biweekly', 'weekdays', 'monthly', 'monday'];

  it.each([
    ['weekly on monday at 9:00 in Asia/Shanghai: last week by esp vs previous', 'weekly-esp'],
    ['daily at noon: yesterday', 'daily-2'],
    ['weekdays 09:30: yesterday', 'weekdays-2'],
    ['monthly on the 1st: last 30 days', 'monthly-2'],
    ['monday at 9: last week', 'weekly-2'],
    ['weekly send on monday: last week by esp', 'weekly-esp'],
    ['weekly: show last week by esp', 'weekly-esp'],
  ])('make a new one: %s', (words, name) => {
    expect(parseDigest(words, { ...spoken, names, taken: names })).toMatchObject({ command: { kind: 'create', name } });
  });

  it('are corrected to a new one, never to a change of that digest', () => {
    const parsed = parseDigest('every hour: today', { ...spoken, names, taken: names });
    expect(parsed).toMatchObject({ kind: 'problems', corrected: ['digest daily: today'] });
  });

  it('alone show it', () => {
    expect(parseDigest('weekly', { ...spoken, names, taken: names })).toMatchObject({
      command: { kind: 'show', name: 'weekly' },
    });
  });
});

describe('what is said about digests that there are', () => {
  it.each(table('others.tsv'))('%s', (words = '', command = '', notes = '') => {
    const found = commandOf(words);
    expect(told(found)).toBe(command);
    expect('notes' in found ? found.notes.join(' / ') : '').toBe(notes);
  });

  it('takes the only digest of the channel when none is named', () => {
    const parsed = parseDigest('pause until dec 1', { ...spoken, here: ['weekly-esp'] });
    expect(parsed).toMatchObject({
      command: {
        kind: 'pause',
        name: 'weekly-esp',
        until: '2026-12-01',
        notes: ['Read as "weekly-esp", the only digest here.'],
      },
    });
    expect(parseDigest('delete', { ...spoken, here: [] })).toMatchObject({
      problems: [
        {
          message:
            'Say which digest to delete; this channel has none. "digest list all" shows those of other channels.',
        },
      ],
    });
  });
});

describe('what cannot be done', () => {
  it.each(table('bad.tsv'))('%s', (words = '', messages = '', places = '', corrected = '') => {
    const parsed = parseDigest(words, spoken);
    if (parsed.kind !== 'problems') throw new Error(JSON.stringify(parsed, null, 1));
    const { text, problems } = parsed;
    expect(text.startsWith('digest')).toBe(true);
    expect(problems.map((problem) => problem.message).join(' / ')).toBe(messages);
    expect(problems.map(({ span }) => (span === undefined ? '' : text.slice(span.start, span.end))).join(' / ')).toBe(
      places,
    );
    expect(parsed.corrected.join(' / ')).toBe(corrected);
  });

  it('tells all problems at once, each with its place, and puts them all right', () => {
    const parsed = parseDigest('mondays at 9 PST named daily-ip: last week by eps private', spoken);
    expect(parsed).toMatchObject({
      problems: [
        {
          message: '"PST" is not the same everywhere, nor all year. Say the place: America/Los_Angeles or Asia/Manila.',
        },
        { message: 'There is a digest "daily-ip" already.' },
        { message: 'A digest is for its whole channel, so it cannot be private.' },
      ],
    });
    if (parsed.kind !== 'problems') throw new Error();
    expect(parsed.corrected[0]).toBe('digest mondays at 9 in America/Los_Angeles named daily-ip-2: last week by eps');
  });

  it('does not read what is too long', () => {
    expect(parseDigest('every monday '.repeat(100), spoken)).toMatchObject({
      problems: [
        {
          message:
            'A digest is asked for in at most 1000 characters; this is longer. Try "digest weekly on monday at 9:00: last week by esp".',
        },
      ],
    });
  });
});

describe('the grammar', () => {
  it.each(verbRows.flatMap((row) => row.examples.map((example) => [example, row.kind] as const)))(
    'example "%s" is a %s',
    (example, kind) => {
      expect(commandOf(example).kind).toBe(kind);
    },
  );

  it.each(whenRows.flatMap((row) => [row.usage, ...row.examples]).filter((words) => !/NAME|^in /.test(words)))(
    'example "%s" says when',
    (example) => {
      expect(commandOf(example).kind).toBe('create');
    },
  );

  it.each(
    verbRows
      .filter(({ kind }) => !['create', 'help', 'list', 'restore', 'edit'].includes(kind))
      .flatMap((row) => [...row.english, ...row.chinese].map((verb) => [verb, row.kind] as const)),
  )('understands "%s" as %s', (verb, kind) => {
    expect(commandOf(`${verb} weekly-esp`)).toMatchObject({ kind, name: 'weekly-esp' });
    expect(commandOf(`${verb.toUpperCase()}  Weekly-ESP`)).toMatchObject({ kind, name: 'weekly-esp' });
  });

  it.each(
    verbRows
      .filter(({ kind }) => kind === 'help' || kind === 'list')
      .flatMap((row) => [...row.english, ...row.chinese].map((verb) => [verb, row.kind] as const)),
  )('understands "%s" as %s', (verb, kind) => {
    expect(commandOf(verb).kind).toBe(kind);
  });

  it('is told in the help, whose words are understood', () => {
    const { sections, examples } = digestHelp();
    for (const { words } of examples) expect(commandOf(words).kind).toBe('create');
    const commands = sections.find(({ title }) => title === 'Digests')?.rows ?? [];
    expect(commands.length).toBe(verbRows.length);
    for (const { words } of commands) {
      const typed = words
        .replace('WHEN: REPORT', 'weekly: last week')
        .replace('NAME', 'weekly-esp')
        .replace('[until DAY]', 'until dec 1');
      expect(parseDigest(typed, spoken).kind, typed).toBe('command');
    }
  });
});

const pieces = [
  ...table('good.tsv').map(([words = '']) => words),
  ...table('bad.tsv').map(([words = '']) => words),
  ...table('others.tsv').map(([words = '']) => words),
].flatMap((words) => [words, ...words.split(' ')]);
const babble = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
    ),
    { maxLength: 8 },
  )
  .chain((words) => fc.constantFrom(' ', ', ', ': ', '').map((glue) => words.join(glue)));

describe('whatever is said', () => {
  it('is a command or problems, whose places are in the text and whose corrections are understood', () => {
    fc.assert(
      fc.property(babble, (words) => {
        const parsed = parseDigest(words, spoken);
        if (parsed.kind === 'command') return;
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const { span, message } of parsed.problems) {
          expect(message).toMatch(/[.!?]$/);
          if (span === undefined) continue;
          expect(
            0 <= span.start && span.start < span.end && span.end <= parsed.text.length,
            JSON.stringify({ span, parsed }),
          ).toBe(true);
        }
        for (const corrected of parsed.corrected)
          expect(parseDigest(corrected, spoken).kind, corrected).toBe('command');
      }),
      { numRuns: 500 },
    );
  });

  it('the report is read as /mailstats reads it', () => {
    const reports = [
      'last week by esp vs previous',
      'last 7 days by ip',
      'yesterday tag:"a: b" from:news@example.com',
      '上周按标签',
      'this week by day csv',
      'tag:"R&amp;D &lt;x>" last week',
    ];
    for (const words of reports) {
      const { report } = created(`daily at 9: ${words} no comparison`);
      const { report: compared } = created(`daily at 9: ${words}`);
      const plain = parseCommand(words, { ...spoken, today: '2026-11-19', directMailToday: '2026-11-19' });
      if (plain.kind !== 'report') throw new Error(words);
      expect(formatRequest(report.request)).toBe(formatRequest(plain.request));
      expect({ ...compared.request, compare: null, notes: [] }).toEqual({ ...plain.request, compare: null, notes: [] });
      const again = parseCommand(compared.words, { ...spoken, today: '2026-11-19', directMailToday: '2026-11-19' });
      expect(again).toMatchObject({ kind: 'report', request: compared.request });
    }
  });
});
