import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markupIn } from '../../sandbox/slack/markup.ts';
import { refusedView } from '../../sandbox/slack/view-rules.ts';
import type { Block } from '../../sandbox/slack/world.ts';
import { readValue } from '../../src/adapters/slack/action-value.ts';
import { homeNotice, homeView } from '../../src/adapters/slack/home/home-view.ts';
import { help } from '../../src/commands/help.ts';
import type { Home, HomeDigest } from '../../src/home/home.ts';
import { hostileTexts } from './hostile-texts.ts';

const digest: HomeDigest = {
  name: 'weekly-esp',
  channel: 'C1MAIL',
  isMine: true,
  words: 'last week by esp',
  when: 'every Monday at 09:00, Asia/Shanghai',
  next: 'Mon 30 Nov 2026 09:00',
  paused: null,
  last: 'Mon 23 Nov 2026 09:00: posted',
};

const home: Home = {
  digests: [digest],
  more: 0,
  knowsChannels: true,
  questions: [{ label: 'Last 7 days by ESP', words: 'last 7 days by esp' }],
  health: 'Direct Mail answers.',
  help: help(),
};

type View = ReturnType<typeof homeView>;

const refused = (view: View) => refusedView(JSON.parse(JSON.stringify(view)), 'home', []);
const blocksOf = ({ blocks }: View) => blocks as unknown as readonly Block[];
const markup = (view: View) => markupIn({ text: '', blocks: blocksOf(view) });
const drawn = ({ blocks }: View) => JSON.stringify(blocks);

/** Every button with what its click says. */
function buttons(view: View): readonly (readonly [label: string, does: unknown])[] {
  type Button = { readonly text: { readonly text: string }; readonly value: string };
  const rows = blocksOf(view).flatMap(({ type, elements }) => (type === 'actions' ? (elements as Button[]) : []));
  return rows.map(({ text, value }) => [text.text, readValue(value)]);
}

/** The text of the first digest. */
function section(view: View): string {
  const found = blocksOf(view).find(({ type }) => type === 'section')?.text as { readonly text: string } | undefined;
  return found?.text ?? '';
}

describe('Home', () => {
  it('has questions and forms to begin with', () => {
    expect(buttons(homeView({ ...home, digests: [] }))).toEqual([
      ['Ask about mail', { v: 2, do: 'form', say: '' }],
      ['Last 7 days by ESP', { do: 'say', say: 'last 7 days by esp' }],
      ['New digest', { v: 2, do: 'digest', say: '' }],
    ]);
  });

  it('tells of a digest, with what can be done about it', () => {
    const view = homeView(home);
    expect(section(view)).toBe(
      [
        '*weekly-esp* in <#C1MAIL> · yours',
        'Every Monday at 09:00, Asia/Shanghai',
        'Next: Mon 30 Nov 2026 09:00 · Last: Mon 23 Nov 2026 09:00: posted',
        '`last week by esp`',
      ].join('\n'),
    );
    expect(buttons(view).slice(2, -1)).toEqual([
      ['Change …', { do: 'say', say: 'digest edit weekly-esp' }],
      ['Pause', { do: 'say', say: 'digest pause weekly-esp' }],
      ['See it now', { do: 'say', say: 'digest run weekly-esp' }],
    ]);
  });

  it('tells of one that is paused and was never due', () => {
    const paused = { ...digest, isMine: false, next: null, paused: 'paused until it is resumed', last: null };
    const view = homeView({ ...home, digests: [paused] });
    expect(section(view).split('\n').slice(0, 3)).toEqual([
      '*weekly-esp* in <#C1MAIL>',
      'Every Monday at 09:00, Asia/Shanghai',
      'Paused until it is resumed · Not due yet',
    ]);
    expect(buttons(view)).toContainEqual(['Resume', { do: 'say', say: 'digest resume weekly-esp' }]);
    expect(buttons(view).map(([label]) => label)).not.toContain('Pause');
  });

  it.each(['D0DIRECT', '', 'C1>', '<!here>', 'C1MAIL|x', 'mail'])(
    'names no channel %j, which is no id of one',
    (channel) => {
      expect(section(homeView({ ...home, digests: [{ ...digest, channel }] }))).toMatch(/^\*weekly-esp\* · yours\n/);
    },
  );

  it('says how many more there are, and lists them', () => {
    const view = homeView({ ...home, more: 980 });
    expect(drawn(view)).toContain('These are posted next; 980 more are not shown.');
    expect(buttons(view).at(-1)).toEqual(['List all', { do: 'say', say: 'digest list all' }]);
  });

  it.each([
    [true, 'You and your channels have no digests yet: reports that come by themselves, such as every Monday.'],
    [false, 'You have no digests yet: reports that come by themselves, such as every Monday.'],
  ])('without digests says so (channels known: %s)', (knowsChannels, sentence) => {
    expect(drawn(homeView({ ...home, digests: [], knowsChannels }))).toContain(`"text":"${sentence}"`);
  });

  it('says when digests of channels may be missing', () => {
    const sentence = 'Slack does not tell now which channels you are in, so these are only your own.';
    expect(drawn(homeView({ ...home, knowsChannels: false }))).toContain(sentence);
    expect(drawn(homeView(home))).not.toContain(sentence);
  });

  it('says how Direct Mail is, and has every row of the grammar', () => {
    const view = drawn(homeView(home));
    expect(view).toContain('Answers come in Messages, above. Direct Mail answers.');
    for (const { rows } of help().sections) {
      for (const { words, meaning } of rows) {
        expect(view).toContain(JSON.stringify(words));
        expect(view).toContain(JSON.stringify(` ${meaning}`));
      }
    }
  });

  it('for whoever may not have it is a sentence', () => {
    expect(drawn(homeNotice('Not for you.'))).toContain('"text":"Not for you."');
    expect(homeNotice('Not for you.').blocks).toHaveLength(1);
  });
});

const anyText = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 400 }));
const maybe = fc.option(anyText);
const anyDigest: fc.Arbitrary<HomeDigest> = fc.record({
  name: anyText,
  channel: fc.oneof(anyText, fc.constantFrom('C1MAIL', 'G0OLD', 'D1')),
  isMine: fc.boolean(),
  words: anyText,
  when: anyText,
  next: maybe,
  paused: maybe,
  last: maybe,
});
const anyHome: fc.Arbitrary<Home> = fc.record({
  digests: fc.array(anyDigest, { maxLength: 20, size: 'max' }),
  more: fc.nat(),
  knowsChannels: fc.boolean(),
  questions: fc.array(fc.record({ label: anyText, words: anyText }), { maxLength: 5 }),
  health: anyText,
  help: fc.constant(help()),
});

describe('any Home', () => {
  it('is taken by Slack, and pings and links to nothing but channels', () => {
    fc.assert(
      fc.property(anyHome, (any) => {
        const view = homeView(any);
        expect(refused(view)).toBeNull();
        for (const found of markup(view)) expect(found).toMatch(/^<#[CG][A-Z0-9]+>$/);
      }),
      { numRuns: 300 },
    );
  });

  it.each(hostileTexts)('of hostile texts is one, and so is a notice: %.30j', (text) => {
    const worst = { ...digest, name: text, words: text, when: text, next: text, paused: text, last: text };
    const view = homeView({ ...home, digests: Array(20).fill(worst), health: text });
    expect(refused(view)).toBeNull();
    expect(markup(view)).toEqual(Array(20).fill('<#C1MAIL>'));
    expect(refused(homeNotice(text))).toBeNull();
    expect(markup(homeNotice(text))).toEqual([]);
  });
});
