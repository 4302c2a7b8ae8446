import { type ByRow, byRows, type FilterRow, filterRows, type GrammarRow, grammar } from './grammar.ts';
import { settingRows } from './settings/grammar.ts';

export interface HelpRow {
  readonly words: string;
  readonly meaning: string;
}

interface HelpSection {
  readonly title: string;
  readonly rows: readonly HelpRow[];
}

/** The help as plain values, for Slack and a terminal alike. All `words` but those with CAPITALS can be typed as they are. */
export interface Help {
  readonly title: string;
  readonly intro: string;
  /** Whole questions to start from. */
  readonly examples: readonly HelpRow[];
  readonly sections: readonly HelpSection[];
  readonly notes: readonly string[];
}

const sections: readonly { readonly title: string; readonly clauses: readonly GrammarRow['clause'][] }[] = [
  { title: 'Days', clauses: ['range'] },
  { title: 'Compare', clauses: ['by', 'compare'] },
  { title: 'Only some mails', clauses: ['filter', 'check'] },
  { title: 'And', clauses: ['private', 'csv', 'help'] },
];

/** Made from the grammar table, so it cannot tell of words that are not understood. */
export function help(): Help {
  return {
    title: 'mailstats: how your mails are doing, and where they differ',
    intro: 'Say the days you want to know about, and what to compare. In any order, in English or Chinese.',
    examples: grammar.questions,
    sections: [
      ...sections.map(({ title, clauses }) => ({
        title,
        rows: rowsOf(grammar.rows.filter((row) => clauses.includes(row.clause))),
      })),
      { title: 'For a channel', rows: rowsOf(settingRows) },
    ],
    notes: [
      'Direct Mail keeps 30 days.',
      'A channel can have a report come by itself, such as every Monday: "digest help" tells how.',
      `In Chinese: ${byRows.map(chineseBy).join(' ')}, ${filterRows.map(chineseFilter).join(' ')}, ${chineseWords()}.`,
    ],
  };
}

function rowsOf(rows: readonly { readonly usage: string; readonly meaning: string }[]): readonly HelpRow[] {
  return rows.map(({ usage, meaning }) => ({ words: usage, meaning }));
}

/** For Slack's manifest (`usage_hint`, at most 1,000 characters): what can be said, in one line. */
export function usageHint(): string {
  const keys = filterRows.map((row) => `${row.usage.split(':')[0]}:…`).join(' ');
  const rest = grammar.rows.filter((row) => row.clause === 'private' || row.clause === 'csv');
  const names = byRows.map((row) => row.of).join('|');
  return `[days] [by ${names}] [${keys}] [vs previous] ${rest.map((row) => `[${row.usage}]`).join(' ')} | check TAG | digest … | help`;
}

function chineseBy(row: ByRow): string {
  return `按${row.chinese[0]}`;
}

function chineseFilter(row: FilterRow): string {
  return `${row.chinese[0]}：`;
}

function chineseWords(): string {
  const compare = grammar.rows.filter((row) => row.clause === 'compare').flatMap((row) => row.chinese.slice(0, 2));
  const flags = grammar.rows.filter((row) => row.clause === 'private' || row.clause === 'csv');
  return [...compare, ...flags.map((row) => row.chinese[0])].join(' ');
}
