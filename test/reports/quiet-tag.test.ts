import { expect, it } from 'vitest';
import type { Fault, ListedDimension, TrackQuery } from '../../src/ports.ts';
import { explainQuietTag } from '../../src/reports/quiet-tag.ts';
import { fault, pretendSource, row } from './pretend-source.ts';
import { request, today } from './requests.ts';

const asked = request({ check: true, by: 'esp', filters: { tag: 'welcome', sender: 'news@example.com' } });
const tags = (dimension: ListedDimension) =>
  (dimension === 'tag' ? ['welcome', 'sale'] : []).map((key) => ({ key, label: key }));

function explain(
  track: (query: TrackQuery) => readonly (readonly [string, number])[] | Fault,
  list = tags,
  of = asked,
) {
  const source = pretendSource((query) => {
    const told = track(query);
    return 'kind' in told ? told : told.map(([day, sent]) => row([day, sent, 0, 0, 0, 0]));
  }, list);
  const naming = { text: 'check welcome', source, options: { priority: 'person' } } as const;
  return { source, told: explainQuietTag(of, naming, today) };
}

it('tells when the last mail was, from the days that were not asked about', async () => {
  const { source, told } = explain(({ from }) =>
    from === '2026-10-20'
      ? [
          ['2026-10-22', 10],
          ['2026-10-21', 10],
        ]
      : from === '2026-11-03'
        ? [['2026-11-05', 0]]
        : [],
  );
  const note = 'The last mail with this tag was on Thu 22 Oct 2026.';
  expect(await told).toEqual({ kind: 'note', note, calls: 5, isNever: false });
  const windows = source.tracked.map(({ from, to, tag }) => `${from}..${to} ${tag}`);
  expect(windows).toEqual([
    '2026-10-20..2026-10-26 welcome',
    '2026-10-27..2026-11-02 welcome',
    '2026-11-03..2026-11-09 welcome',
    '2026-11-10..2026-11-10 welcome',
    '2026-11-18..2026-11-18 welcome',
  ]);
});

it('tells what tracking takes when there was none for as long as Direct Mail remembers', async () => {
  expect(await explain(() => []).told).toMatchObject({
    note: expect.stringMatching(
      /^Direct Mail has no tracked mail with this tag from news@example\.com in the 30 days it keeps\. .*ClickTrace "1"/,
    ),
    isNever: true,
  });
});

it('looks for the tag without what else is filtered, which may be why there is none', async () => {
  const narrowed = { ...asked, filters: { ...asked.filters, esp: 'icloud.com' } };
  const { source, told } = explain(
    ({ from, esp }) => (from === '2026-11-10' && !esp ? [['2026-11-12', 9]] : []),
    tags,
    narrowed,
  );
  expect(await told).toMatchObject({
    note: 'Without the other filters, the last mail with this tag was on Thu 12 Nov 2026.',
    isNever: false,
  });
  expect(source.tracked.map(({ esp }) => esp)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

it('does not say never when it could not look', async () => {
  const told = explain(({ from }) =>
    from === '2026-11-03' ? fault('unreachable', 'Direct Mail could not be reached.') : [],
  ).told;
  expect(await told).toMatchObject({
    note: 'Whether mail with this tag went out on earlier days could not be found out. Direct Mail could not be reached.',
  });
});

it('is a problem with the nearest name where there is no such tag', async () => {
  const misspelt = { ...asked, filters: { ...asked.filters, tag: 'welcom' } };
  const { source, told } = explain(() => [], tags, misspelt);
  expect(await told).toMatchObject({
    kind: 'problems',
    problems: [{ message: 'There is no tag "welcom": this account has welcome, sale.', nearest: 'welcome' }],
  });
  expect(source.tracked).toEqual([]);
});
