import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenRules } from '../../sandbox/slack/block-rules.ts';
import { markupIn } from '../../sandbox/slack/markup.ts';
import { isTooLong } from '../../sandbox/slack/message-size.ts';
import type { Drawing, SlackBlock } from '../../src/adapters/slack/block-types.ts';
import { plainerBlocks, sectionBlocks, toBlocks } from '../../src/adapters/slack/blocks.ts';
import type { Cell, Chart, Part, Table } from '../../src/reports/page.ts';
import { hostileTexts } from './hostile-texts.ts';

const drawings = [
  ['native', toBlocks],
  ['plainer', plainerBlocks],
  ['sections', sectionBlocks],
] as const;

function table(
  rows: number,
  cell: (row: number) => Cell[] = (row) => [{ text: `tag ${row}` }, { text: `${row}`, value: row }],
): Table {
  const columns = cell(0).map(
    (_, index) => ({ label: index === 0 ? 'Tag' : `Figure ${index}`, align: index === 0 ? 'left' : 'right' }) as const,
  );
  return { kind: 'table', caption: 'By tag', columns, rows: Array.from({ length: rows }, (_, row) => cell(row)) };
}

function chart(shape: Chart['shape'], points: number, changes: Partial<Chart> = {}): Chart {
  const categories = Array.from({ length: points }, (_, index) => `Day ${index + 1}`);
  const values = categories.map((_, index) => index + 0.123);
  return {
    kind: 'chart',
    shape,
    title: 'Opens',
    unit: '%',
    categories,
    series: [{ name: 'Opens', values }],
    ...changes,
  };
}

/** The fields of tables and charts that are looked at below. */
interface Drawn {
  readonly title: string;
  readonly rows: readonly { readonly type: string }[][];
  readonly column_settings: readonly unknown[];
  readonly chart: { readonly axis_config: { readonly categories: readonly string[] } };
}

const ofType = (drawing: Drawing, type: string) =>
  drawing.blocks.filter((block) => block.type === type) as unknown as readonly Drawn[];

describe('every part', () => {
  const parts: Part[] = [
    { kind: 'heading', text: 'Mails by ESP' },
    { kind: 'range', text: 'Wed 11 – Tue 17 Nov 2026 · 7 full days · Asia/Shanghai' },
    {
      kind: 'figures',
      figures: [
        { label: 'Sent (tracked)', value: '52,310', change: { text: '+340', direction: 'up' } },
        { label: 'Unique open rate', value: '32.1 %' },
      ],
    },
    { kind: 'findings', sentences: ['QQ is lower.', 'Gmail is higher.'] },
    table(2),
    chart('line', 3),
    { kind: 'notes', sentences: ['Machines open mails too.', 'Late opens still arrive.'] },
  ];

  it('has its block, in order', () => {
    expect(toBlocks(parts)).toEqual({
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Mails by ESP', emoji: false } },
        {
          type: 'context',
          elements: [
            { type: 'plain_text', text: 'Wed 11 – Tue 17 Nov 2026 · 7 full days · Asia/Shanghai', emoji: false },
          ],
        },
        {
          type: 'section',
          fields: [
            { type: 'mrkdwn', text: '*Sent (tracked)*\n52,310  ▲ +340', verbatim: true },
            { type: 'mrkdwn', text: '*Unique open rate*\n32.1 %', verbatim: true },
          ],
        },
        {
          type: 'section',
          text: { type: 'plain_text', text: '• QQ is lower.\n• Gmail is higher.', emoji: false },
          expand: true,
        },
        {
          type: 'data_table',
          caption: 'By tag',
          page_size: 2,
          row_header_column_index: 0,
          rows: [
            [
              { type: 'raw_text', text: 'Tag' },
              { type: 'raw_text', text: 'Figure 1' },
            ],
            [
              { type: 'raw_text', text: 'tag 0' },
              { type: 'raw_number', text: '0', value: 0 },
            ],
            [
              { type: 'raw_text', text: 'tag 1' },
              { type: 'raw_number', text: '1', value: 1 },
            ],
          ],
        },
        {
          type: 'data_visualization',
          title: 'Opens',
          chart: {
            type: 'line',
            series: [
              {
                name: 'Opens',
                data: [
                  { label: 'Day 1', value: 0.12 },
                  { label: 'Day 2', value: 1.12 },
                  { label: 'Day 3', value: 2.12 },
                ],
              },
            ],
            axis_config: { categories: ['Day 1', 'Day 2', 'Day 3'], y_label: '%' },
          },
        },
        {
          type: 'context',
          elements: [{ type: 'plain_text', text: 'Machines open mails too.\nLate opens still arrive.', emoji: false }],
        },
      ],
    });
  });

  it('has texts alone in a plainer table, and no chart', () => {
    const drawing = plainerBlocks(parts);
    expect(ofType(drawing, 'data_visualization')).toEqual([]);
    const [block] = ofType(drawing, 'table');
    expect(block?.column_settings).toEqual([
      { align: 'left', is_wrapped: true },
      { align: 'right', is_wrapped: false },
    ]);
    expect(new Set(block?.rows.flat().map((cell) => cell.type))).toEqual(new Set(['raw_text']));
  });

  it('has an aligned table in sections', () => {
    const drawing = sectionBlocks(parts);
    expect(new Set(drawing.blocks.map(({ type }) => type))).toEqual(new Set(['section', 'context']));
    expect(JSON.stringify(drawing.blocks)).toContain('```\\nTag    Figure 1\\ntag 0         0\\ntag 1         1\\n```');
  });
});

describe('what does not fit is said', () => {
  it.each([
    ['native', toBlocks, 100],
    ['plainer', plainerBlocks, 99],
  ] as const)('rows beyond those of a %s table', (_, draw, most) => {
    const drawing = draw([table(most + 42)]);
    const [block] = [...ofType(drawing, 'data_table'), ...ofType(drawing, 'table')];
    expect(block?.rows).toHaveLength(most + 1);
    expect(drawing.leftOut).toEqual(['and 42 more: add csv for all']);
    expect(JSON.stringify(drawing.blocks.at(-1))).toContain('and 42 more: add csv for all');
  });

  it('rows beyond 10 000 characters', () => {
    const drawing = toBlocks([
      table(90, (row) => Array.from({ length: 3 }, () => ({ text: `${row} ${'x'.repeat(70)}` }))),
    ]);
    const rows = (ofType(drawing, 'data_table')[0]?.rows.length ?? 0) - 1;
    expect(rows).toBeGreaterThan(40);
    expect(drawing.leftOut).toEqual([`and ${90 - rows} more: add csv for all`]);
  });

  it('columns beyond 20', () => {
    const drawing = toBlocks([table(3, () => Array.from({ length: 25 }, () => ({ text: '1' })))]);
    expect(ofType(drawing, 'data_table')[0]?.rows[0]).toHaveLength(20);
    expect(drawing.leftOut).toEqual(['5 more columns: add csv for all']);
  });

  it('where else it is to be had, when the figures go out as a file', () => {
    expect(toBlocks([table(101)], undefined, 'in the CSV file').leftOut).toEqual(['and 1 more: in the CSV file']);
  });

  it('rows beyond the sections', () => {
    const drawing = sectionBlocks([
      table(100, (row) => Array.from({ length: 9 }, () => ({ text: `${row} ${'x'.repeat(20)}` }))),
    ]);
    expect(drawing.leftOut?.[0]).toMatch(/^and \d+ more: add csv for all$/);
  });

  it('points of a line before the latest 20', () => {
    const [block] = ofType(toBlocks([chart('line', 30)]), 'data_visualization');
    expect(block?.title).toBe('Opens (last 20 of 30)');
    expect(block?.chart.axis_config.categories[0]).toBe('Day 11');
  });

  it('bars after the first 20', () => {
    const [block] = ofType(
      toBlocks([chart('bar', 30, { title: 'A title that is much longer than the fifty it may have' })]),
      'data_visualization',
    );
    expect(block?.title).toBe('A title that is much longer than… (first 20 of 30)');
    expect(block?.chart.axis_config.categories[0]).toBe('Day 1');
  });

  it('notes beyond a dozen', () => {
    const sentences = Array.from({ length: 40 }, (_, index) => `Note ${index}.`);
    const drawing = toBlocks([{ kind: 'notes', sentences }]);
    expect(drawing.leftOut).toEqual(['and 28 more notes']);
  });

  it('a second table, which Slack does not take, becomes text', () => {
    const drawing = toBlocks([table(2), table(3)]);
    expect(ofType(drawing, 'data_table')).toHaveLength(1);
    expect(JSON.stringify(drawing.blocks)).toContain('```\\nTag');
  });
});

describe('a chart', () => {
  it('leaves out categories without a figure, and itself when fewer than two points are left', () => {
    const gaps = chart('line', 4, {
      series: [
        { name: 'a', values: [1, null, 3, 4] },
        { name: 'b', values: [1, 2, Number.NaN, 4] },
      ],
    });
    const [block] = ofType(toBlocks([gaps]), 'data_visualization');
    expect(block?.chart.axis_config.categories).toEqual(['Day 1', 'Day 4']);
    expect(toBlocks([chart('line', 1)]).blocks).toEqual([]);
    expect(toBlocks([chart('bar', 2, { series: [] })]).blocks).toEqual([]);
  });

  it('keeps names apart that are the same when cut', () => {
    const categories = [
      'a very long campaign name, one',
      'a very long campaign name, two',
      'a very long campaign name, three',
    ];
    const bars = chart('bar', 3, { categories });
    const [block] = ofType(toBlocks([bars]), 'data_visualization');
    expect(block?.chart.axis_config.categories).toEqual([
      'a very long campaig…',
      'a very long campa… 2',
      'a very long campa… 3',
    ]);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.constant(0));
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  anyText.map((text) => ({ text })),
  fc.record({ text: anyText, value: anyNumber }),
);
const anyTable: fc.Arbitrary<Part> = fc.integer({ min: 1, max: 24 }).chain((width) =>
  fc.record({
    kind: fc.constant('table' as const),
    caption: anyText,
    columns: fc.array(fc.record({ label: anyText, align: fc.constantFrom('left' as const, 'right' as const) }), {
      minLength: width,
      maxLength: width,
    }),
    rows: fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { maxLength: 130 }),
  }),
);
const anyChart: fc.Arbitrary<Part> = fc.integer({ min: 0, max: 35 }).chain((points) =>
  fc.record({
    kind: fc.constant('chart' as const),
    shape: fc.constantFrom('line' as const, 'bar' as const),
    title: anyText,
    unit: fc.constantFrom('%' as const, 'mails' as const),
    categories: fc.array(anyText, { minLength: points, maxLength: points }),
    series: fc.array(
      fc.record({
        name: anyText,
        values: fc.array(fc.option(anyNumber, { freq: 20 }), { minLength: points, maxLength: points }),
      }),
      { maxLength: 8 },
    ),
  }),
);
const anyFigure = fc.record(
  {
    label: anyText,
    value: anyText,
    change: fc.record({ text: anyText, direction: fc.constantFrom('up' as const, 'down' as const, 'same' as const) }),
  },
  { requiredKeys: ['label', 'value'] },
);
const anyPart: fc.Arbitrary<Part> = fc.oneof(
  anyText.map((text): Part => ({ kind: 'heading', text })),
  anyText.map((text): Part => ({ kind: 'range', text })),
  fc.array(anyFigure, { maxLength: 25 }).map((figures): Part => ({ kind: 'figures', figures })),
  fc.array(anyText, { maxLength: 30 }).map((sentences): Part => ({ kind: 'findings', sentences })),
  fc.array(anyText, { maxLength: 60 }).map((sentences): Part => ({ kind: 'notes', sentences })),
  anyTable,
  anyChart,
);

it.each(drawings.slice(0, 2))('tables give way where the whole would be too long (%s)', (_, draw) => {
  const wide = table(90, (row) => [{ text: `tag ${row} ${'x'.repeat(70)}` }, { text: `${row}`, value: row }]);
  const sentences = Array.from({ length: 12 }, (_, index) => `${index} ${'y'.repeat(230)}`);
  const { blocks, leftOut = [] } = draw([{ kind: 'findings', sentences }, wide, { kind: 'notes', sentences }]);
  expect(isTooLong(blocks)).toBe(false);
  expect(JSON.stringify(blocks)).toContain(`11 ${'y'.repeat(230)}`);
  expect(JSON.stringify(blocks)).toContain('tag 20 ');
  expect(leftOut.join()).toMatch(/^and \d\d more: add csv for all$/);
});

it.each(drawings)('Slack takes whatever is drawn, and finds no markup in it (%s)', (_, draw) => {
  fc.assert(
    fc.property(fc.array(anyPart, { maxLength: 60 }), (parts) => {
      const blocks: readonly SlackBlock[] = draw(parts).blocks;
      expect(brokenRules(blocks)).toEqual([]);
      expect(isTooLong(blocks)).toBe(false);
      expect(markupIn({ text: '', blocks: blocks as never })).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
