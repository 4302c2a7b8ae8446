import { describe, expect, it } from 'vitest';
import { byRows, filterRows, grammar } from '../../src/commands/grammar.ts';
import { help, usageHint } from '../../src/commands/help.ts';
import { parseCommand } from '../../src/commands/parse.ts';
import { settingRows } from '../../src/commands/settings/grammar.ts';
import { isAboutSettings, parseSetting } from '../../src/commands/settings/parse.ts';
import { wednesday } from './context.ts';

const sample: Record<string, string> = {
  sender: 'news@example.com',
  tag: 'welcome',
  esp: 'gmail',
  ip: '203.0.113.7',
  pool: 'marketing',
  domain: 'example.com',
  config: 'default',
};
const requestOf = (words: string) => {
  const parsed = parseCommand(words, wednesday);
  return parsed.kind === 'report' ? parsed.request : parsed;
};

describe('the grammar table', () => {
  it.each(grammar.rows.flatMap((row) => row.examples.map((example) => [example, row.clause] as const)))(
    'example "%s" of %s parses without a remark',
    (example, clause) => {
      const parsed = parseCommand(example, wednesday);
      expect(parsed.kind).toBe(clause === 'help' ? 'help' : 'report');
      if (parsed.kind === 'report') expect(parsed.request.notes.filter((note) => note.startsWith('Read '))).toEqual([]);
    },
  );

  it.each(grammar.questions.map((question) => question.words))('question "%s" parses', (words) => {
    expect(parseCommand(words, wednesday).kind).toBe('report');
  });

  it('has an example in each language for every clause but the days', () => {
    for (const row of grammar.rows.filter((row) => row.clause !== 'range')) {
      expect(
        row.examples.some((example) => /\p{Script=Han}/u.test(example)),
        row.usage,
      ).toBe(true);
      expect(
        row.examples.some((example) => !/\p{Script=Han}/u.test(example)),
        row.usage,
      ).toBe(true);
    }
  });

  it.each(byRows.flatMap((row) => row.english.map((name) => [name, row.of] as const)))(
    'understands by %s',
    (name, of) => {
      for (const words of [
        `by ${name}`,
        `BY ${name.toUpperCase()}`,
        `last week per ${name}`,
        `by ${name.replace(' ', '-')}`,
      ]) {
        expect(requestOf(words), words).toMatchObject({ by: of, filters: {} });
      }
    },
  );

  it.each(byRows.flatMap((row) => row.chinese.map((name) => [name, row.of] as const)))(
    'understands 按%s',
    (name, of) => {
      for (const words of [`按${name}`, `上周按${name}`, `按 ${name} 上周`, `每个${name}`]) {
        expect(requestOf(words), words).toMatchObject({ by: of, filters: {} });
      }
    },
  );

  it.each(byRows.flatMap((row) => row.alone.map((name) => [name, row.of] as const)))(
    'understands %s alone',
    (name, of) => {
      expect(requestOf(`last week ${name}`)).toMatchObject({ by: of });
    },
  );

  it.each(grammar.introducers.firm.concat(grammar.introducers.loose))('understands "%s" before a name', (words) => {
    expect(requestOf(`last week ${words} esp`)).toMatchObject({ by: 'esp' });
  });

  it.each(filterRows.flatMap((row) => [...row.english, ...row.chinese].map((key) => [key, row.of] as const)))(
    'understands %s: as a filter',
    (key, of) => {
      const value = sample[of] ?? '';
      const read = of === 'esp' ? 'gmail.com' : value;
      for (const words of [
        `${key}:${value}`,
        `last week ${key}: ${value} by day`,
        `${key} = "${value}"`,
        `上周${key}：${value}`,
      ]) {
        expect(requestOf(words), words).toMatchObject({ filters: { [of]: read } });
      }
    },
  );

  it.each(
    grammar.rows
      .filter((row) => row.clause === 'private' || row.clause === 'csv')
      .flatMap((row) => [...row.english, ...row.chinese].map((words) => [words, row.clause] as const)),
  )('understands "%s" as %s', (words, clause) => {
    expect(requestOf(`last week ${words}`)).toMatchObject({ [clause]: true });
    expect(requestOf(`${words} 上周`)).toMatchObject({ [clause]: true });
  });

  it.each(grammar.rows.filter((row) => row.clause === 'help').flatMap((row) => [...row.english, ...row.chinese]))(
    'answers "%s" with help',
    (words) => {
      expect(parseCommand(words, wednesday).kind).toBe('help');
      expect(parseCommand(` ${words.toUpperCase()}! `, wednesday).kind).toBe('help');
    },
  );

  it.each(['', '   ', '/mailstats', '@mailstats', '\u200b', '？', '``'])(
    'answers empty words with help: %j',
    (words) => {
      expect(parseCommand(words, wednesday).kind).toBe('help');
    },
  );
});

describe('help', () => {
  it('shows only words that are understood', () => {
    const words = help().sections.flatMap((section) => section.rows.map((row) => row.words));
    const typed = words.map((line) =>
      line
        .replace(/ADDRESS/, '203.0.113.7')
        .replace(/NAME/, 'gmail.com')
        .replace('TAG, …', 'welcome')
        .replace(', …', ''),
    );
    const kindOf = (line: string) =>
      isAboutSettings(line) ? parseSetting(line).kind : parseCommand(line, wednesday).kind;
    expect(typed.map((line) => [line, kindOf(line)]).filter(([, kind]) => kind === 'problems')).toEqual([]);
    expect(words.length).toBe(grammar.rows.length + settingRows.length);
  });

  it('names every Chinese word it promises', () => {
    const note = help().notes.join(' ');
    for (const words of [
      '按ESP',
      '按IP',
      '按IP池',
      '按标签',
      '按发信地址',
      '按域名',
      '按配置集',
      '按天',
      '标签：',
      '发信地址：',
      '域名：',
      'IP池：',
      '配置集：',
      '对比上期',
      '环比',
      '仅自己可见',
    ]) {
      expect(note).toContain(words);
    }
  });

  it('has a usage hint that Slack takes', () => {
    expect(usageHint()).toBe(
      '[days] [by esp|ip|pool|tag|sender|domain|config|day] [from:… tag:… esp:… ip:… pool:… domain:… config:…] [vs previous] [private] [csv] | check TAG | digest … | help',
    );
  });
});
