import { describe, expect, it } from 'vitest';
import { postDrafts } from '../../src/adapters/slack/digest-post.ts';
import { aReport, group } from './a-report.ts';
import { hostileTexts } from './hostile-texts.ts';
import { aPost, digest, startPosting } from './posting.ts';

const line = 'weekly-esp · every Monday at 09:00, Asia/Shanghai · /mailstats last week by esp vs previous';
const notes = [
  'Posted late: this was due Mon 23 Nov 2026 09:00, Asia/Shanghai, and covers the days it was due for.',
  'Not posted: Mon 16 Nov 2026 09:00, because Slack could not be reached.',
];

/** All that a reader of the blocks sees. */
const seen = (blocks: unknown) => JSON.stringify(blocks);

describe('the message of a digest', () => {
  it('says in its first line which it is', () => {
    const drafts = postDrafts(aPost());
    expect(drafts).toHaveLength(4);
    for (const { text, blocks } of drafts) {
      expect(text.split('\n')[0]).toBe(line);
      expect(text).toContain('52,310');
      if (blocks !== undefined)
        expect(blocks[0]).toEqual({ type: 'context', elements: [{ type: 'plain_text', text: line, emoji: false }] });
    }
  });

  it('says above the report what is to be said, in blocks and in the text', () => {
    for (const { text, blocks } of postDrafts(aPost({ notes }))) {
      expect(text.split('\n').slice(0, 3)).toEqual([line, ...notes]);
      if (blocks !== undefined)
        expect(blocks[1]).toMatchObject({ type: 'section', text: { type: 'plain_text', text: notes.join('\n') } });
    }
  });

  it('has a text that is complete and short enough when the report is long', () => {
    const current = { ...aReport().current, groups: Array.from({ length: 200 }, (_, at) => group(`esp ${at}`, 100)) };
    for (const { text, blocks = [] } of postDrafts(aPost({ report: aReport({ current }), notes }))) {
      expect([...text].length).toBeLessThanOrEqual(4_000);
      expect(text).toContain('52,310');
      expect(text).toContain('esp 19');
      expect(blocks.length).toBeLessThanOrEqual(50);
    }
  });
});

it('is cut between lines where nothing else helps', () => {
  const long = '&'.repeat(3_000);
  const groups = Array.from({ length: 200 }, (_, at) => group(`${at} ${long}`, 100));
  const current = { ...aReport().current, groups };
  for (const { text } of postDrafts(aPost({ report: aReport({ current }), notes: [long, long] }))) {
    expect([...text].length).toBeLessThanOrEqual(4_000);
    expect(text).toContain('52,310');
    expect(text).toMatch(/\n…$/);
    expect(text.replaceAll('&amp;', '')).not.toContain('&');
  }
});

describe.each(hostileTexts.map((text) => [text.slice(0, 30), text]))('a digest with %j', (_, hostile) => {
  it.each([
    ['as its name', aPost({ digest: { ...digest, name: hostile } })],
    ['as its words', aPost({ words: hostile })],
    ['in its notes', aPost({ notes: [hostile, hostile] })],
    [
      'everywhere',
      aPost({
        digest: { ...digest, name: hostile, zone: hostile },
        words: hostile,
        notes: [hostile, hostile],
        report: aReport({ current: { ...aReport().current, groups: [group(hostile, 100)] } }),
      }),
    ],
  ])('%s is taken by Slack at its best, and pings nobody', async (__, post) => {
    await using run = await startPosting();
    expect(await run.poster.post(post)).toMatchObject({ ok: true });
    const [message] = run.slack.messages;
    expect(run.calls('chat.postMessage')).toHaveLength(1);
    expect(run.slack.violations).toEqual([]);
    expect(message?.text).not.toMatch(/</);
    expect(message?.text).toContain('52,310');
    expect(seen(message?.blocks)).toContain('52,310');
  });
});
