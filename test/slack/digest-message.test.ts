import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenRules } from '../../sandbox/slack/block-rules.ts';
import { markupIn } from '../../sandbox/slack/markup.ts';
import { isTooLong } from '../../sandbox/slack/message-size.ts';
import type { Block } from '../../sandbox/slack/world.ts';
import { readValue } from '../../src/adapters/slack/action-value.ts';
import { count } from '../../src/adapters/slack/characters.ts';
import { digestDrafts, previewDrafts } from '../../src/adapters/slack/digest-message.ts';
import type { Drafts } from '../../src/adapters/slack/lines.ts';
import { takeable } from '../../src/adapters/slack/message-size.ts';
import { buttonOf } from '../../src/adapters/slack/say-button.ts';
import type { DigestMessage } from '../../src/digests/wording/message.ts';
import { aReport, days, group } from './a-report.ts';
import { hostileTexts } from './hostile-texts.ts';

const message: DigestMessage = {
  lines: [
    [{ bold: 'weekly-esp' }, ' will be posted.'],
    ['Report: ', { code: 'last week by esp' }, ', to change it: ', { code: 'digest edit weekly-esp' }],
  ],
  actions: [
    { label: 'Change', words: 'digest edit weekly-esp' },
    { label: 'Delete', words: 'digest delete weekly-esp' },
  ],
};

const blocksOf = (drafts: Drafts) => drafts[0].blocks ?? [];

it('shows commands as they are typed, and words of a report as they are', () => {
  const [rich] = blocksOf(digestDrafts(message));
  const code = (text: string) => expect.objectContaining({ text, style: { code: true } });
  expect(rich).toMatchObject({
    elements: [
      { elements: expect.arrayContaining([code('last week by esp'), code('/mailstats digest edit weekly-esp')]) },
    ],
  });
});

it('tells in the text what only buttons tell in the blocks, and nothing twice', () => {
  const drafts = digestDrafts(message, { words: 'digest weekly', askedBy: 'maria' });
  const text = [
    '*weekly-esp* will be posted.',
    'Report: `last week by esp`, to change it: `/mailstats digest edit weekly-esp`',
    'Delete: `/mailstats digest delete weekly-esp`',
    'maria asked: `/mailstats digest weekly`',
  ].join('\n');
  expect(drafts.map((draft) => draft.text)).toEqual([text, text]);
  expect(JSON.stringify(blocksOf(drafts)[0])).not.toContain('digest delete');
});

it('names the words alone when nobody knows who said them', () => {
  const drafts = digestDrafts({ lines: [['Done.']], actions: [] }, { words: 'digest list', askedBy: undefined });
  expect(drafts[0].text).toBe('Done.\n`/mailstats digest list`');
  expect(JSON.stringify(blocksOf(drafts))).not.toContain('asked');
});

describe('a button', () => {
  it.each(['digest pause weekly-esp', '', 'digest "\u2028\\ 每周', 'x'.repeat(1_900)])('says %.30j again', (words) => {
    expect(readValue(buttonOf({ label: 'Do', words }, 0)?.value)).toEqual({ do: 'say', say: words });
  });

  it('is not there when its words are too long for one; they are in the message then', () => {
    const words = `digest edit weekly-esp ${'x'.repeat(980)} ${'"'.repeat(600)}`;
    const short = { label: 'Pause', words: 'digest pause weekly-esp' };
    const [rich, actions] = blocksOf(digestDrafts({ lines: [['Hm.']], actions: [{ label: 'Edit', words }, short] }));
    expect(JSON.stringify(rich)).toContain('Edit: ');
    expect(JSON.stringify(rich)).not.toContain('Pause: ');
    expect(actions).toMatchObject({ elements: [{ action_id: 'say:1' }] });
  });

  it('says in the message what more than 25 would', () => {
    const actions = Array.from({ length: 27 }, (_, at) => ({ label: `Run ${at}`, words: `digest run d${at}` }));
    const drafts = digestDrafts({ lines: [['Many.']], actions });
    expect(brokenRules(blocksOf(drafts))).toEqual([]);
    expect(JSON.stringify(blocksOf(drafts)[0])).toContain('digest run d26');
  });
});

describe('a preview', () => {
  it('is one message: what it is, the report, the buttons', () => {
    const drafts = previewDrafts(message, aReport(), 'last week by esp');
    expect(drafts.map(({ blocks = [] }) => [blocks[0]?.type, blocks.at(-1)?.type])).toEqual([
      ['rich_text', 'actions'],
      ['rich_text', 'actions'],
      ['rich_text', 'actions'],
      [undefined, undefined],
    ]);
    expect(drafts[0]).toMatchObject({ mrkdwn: false });
    expect(drafts[0].text).toMatch(/^weekly-esp will be posted\.\n[\s\S]*\nDelete: \/mailstats[\s\S]*52,310/);
  });
});

it('ends where a message is full', () => {
  const lines = Array.from({ length: 100 }, (_, index) => [`${index} ${'x'.repeat(150)}`]);
  const [{ blocks }] = digestDrafts({ lines, actions: [] });
  const told = JSON.stringify(blocks);
  expect(told).toContain('"57 ');
  expect(told).not.toContain('"58 ');
  expect(told).toContain('\\n…');
});

it('is taken by Slack in every version, whoever named what, and pings nobody', () => {
  const anyText = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 1_200 }));
  const anyRun = fc.oneof(
    anyText,
    anyText.map((code) => ({ code })),
    anyText.map((words) => ({ code: `digest ${words}` })),
    anyText.map((bold) => ({ bold })),
  );
  const anyMessage: fc.Arbitrary<DigestMessage> = fc.record({
    lines: fc.array(fc.array(anyRun, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 45 }),
    actions: fc.array(fc.record({ label: anyText, words: anyText.map((words) => `digest ${words}`) }), {
      maxLength: 30,
    }),
  });
  const report = (labels: readonly string[]) =>
    aReport({
      current: { ...aReport().current, groups: labels.map((label) => group(label, 1_000)), days: days(7) },
      notes: [...labels],
    });
  const anyDrafts: fc.Arbitrary<Drafts> = fc.oneof(
    anyMessage.map((each) => digestDrafts(each)),
    fc
      .tuple(anyMessage, anyText, fc.option(anyText, { nil: undefined }))
      .map(([each, words, askedBy]) => digestDrafts(each, { words, askedBy })),
    fc
      .tuple(anyMessage, fc.array(anyText, { maxLength: 120 }), anyText)
      .map(([each, labels, words]) => previewDrafts(each, report(labels), words)),
  );
  fc.assert(
    fc.property(anyDrafts, (drafts) => {
      for (const { text, blocks = [] } of takeable(drafts)) {
        expect(brokenRules(blocks)).toEqual([]);
        expect(isTooLong(blocks)).toBe(false);
        expect(markupIn({ text, blocks: blocks as unknown as Block[] })).toEqual([]);
        expect(count(text)).toBeLessThanOrEqual(4_000);
        expect(text.trim()).not.toBe('');
        expect(text.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
