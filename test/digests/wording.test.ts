import { describe, expect, it } from 'vitest';
import { parseDigest } from '../../src/commands/digest/parse.ts';
import { beginDigest, pauseDigest, pauseForCode, resumeDigest } from '../../src/digests/change.ts';
import type { Digest } from '../../src/digests/digest.ts';
import type { LedgerRow, SlotState } from '../../src/digests/ledger.ts';
import { nextSlots } from '../../src/digests/slots.ts';
import {
  tellCreated,
  tellDeleted,
  tellEdited,
  tellPaused,
  tellRestored,
  tellResumed,
} from '../../src/digests/wording/confirm.ts';
import { tellDigest, tellList } from '../../src/digests/wording/listing.ts';
import { lateNote, skippedNote, tellFailed, tellGoesOn, tellPausedByCode } from '../../src/digests/wording/notices.ts';
import { tellPreview } from '../../src/digests/wording/runs.ts';
import { clockNotes } from '../../src/digests/wording/times.ts';
import { spoken } from '../commands/digest/context.ts';
import { weekly } from './digests.ts';
import { drawn } from './drawn.ts';

const { now } = spoken;

function create(words: string, at = now) {
  const parsed = parseDigest(words, { ...spoken, now: at, names: [], taken: [] });
  if (parsed.kind !== 'command' || parsed.command.kind !== 'create') throw new Error(JSON.stringify(parsed));
  const { name, schedule, zone, report, notes } = parsed.command;
  const digest = beginDigest({ id: 'd1', channel: 'C1', owner: 'U1', name, schedule, zone, words: report.words }, at);
  return { digest, request: report.request, notes };
}

function row(slot: string, state: SlotState, reason: string | null = null): LedgerRow {
  return {
    digestId: 'd1',
    slot,
    dueAt: now,
    state,
    holder: null,
    leaseUntil: null,
    attempts: 1,
    channel: 'C1',
    messageTs: null,
    reason,
    told: false,
    updatedAt: now,
  };
}

describe('a confirmation', () => {
  it('names the digest, says back what is posted when, and what was assumed', () => {
    const { digest, request, notes } = create('weekly: last week by esp');
    expect(drawn(tellCreated(digest, request, notes, now))).toBe(
      [
        '*weekly-esp* will be posted here every Monday at 09:00, Asia/Shanghai.',
        'Report: `last week by esp vs previous` (first Mon 16 – Sun 22 Nov 2026, against Mon 9 – Sun 15 Nov 2026).',
        'Next: Mon 23 Nov 2026 09:00 · Mon 30 Nov 09:00 · Mon 7 Dec 09:00 · Mon 14 Dec 09:00 · Mon 21 Dec 09:00.',
        'No day was named, so it is every Monday. No time was named, so it is 09:00. No time zone was named, so it is Asia/Shanghai.',
        'To change it: `digest edit weekly-esp tuesdays at 10`, `digest pause weekly-esp` or `digest delete weekly-esp`.',
        '[Change …: digest edit weekly-esp] [Pause: digest pause weekly-esp] [Delete: digest delete weekly-esp]',
      ].join('\n'),
    );
  });

  it('says what Direct Mail no longer has by then', () => {
    const { digest, request, notes } = create('monthly on the 1st at 9 in Asia/Shanghai: last month');
    expect(drawn(tellCreated(digest, request, notes, now))).toContain(
      'Report: `last month` (first Sun 1 – Mon 30 Nov 2026).\n' +
        'Next: Tue 1 Dec 2026 09:00 · Fri 1 Jan 2027 09:00 · Mon 1 Feb 09:00 · Mon 1 Mar 09:00 · Thu 1 Apr 09:00.\n' +
        'Direct Mail keeps 30 days: Sun 1 Nov 2026 is no longer available and not counted.',
    );
  });

  it('of a change says what it is now', () => {
    const { digest, request } = create('tuesdays at 10 in Europe/Berlin named monday-esp: last week by esp');
    expect(drawn(tellEdited(digest, 'weekly-esp', request, [], now)).split('\n')[0]).toBe(
      '*monday-esp* (it was weekly-esp) is now posted every Tuesday at 10:00, Europe/Berlin.',
    );
  });

  it('of a pause, its end, a deletion and its undoing', () => {
    expect(drawn(tellPaused(pauseDigest(weekly, '2026-12-01'), [], now))).toBe(
      '*weekly-esp* is paused until Tue 1 Dec 2026. Next: Mon 7 Dec 2026 09:00, Asia/Shanghai.\n[Resume: digest resume weekly-esp]',
    );
    expect(drawn(tellPaused(pauseDigest(weekly, null), ['Read "pasue" as "pause".'], now))).toBe(
      '*weekly-esp* is paused until it is resumed.\nRead "pasue" as "pause".\n[Resume: digest resume weekly-esp]'.replace(
        '. \n',
        '.\n',
      ),
    );
    expect(drawn(tellResumed(resumeDigest(pauseDigest(weekly, null), now), [], now))).toBe(
      '*weekly-esp* is posted again. Next: Mon 23 Nov 2026 09:00, Asia/Shanghai. What was due in the meantime is not made up for.',
    );
    expect(drawn(tellDeleted(weekly, []))).toBe(
      '*weekly-esp* is deleted and will not be posted any more. To bring it back: `digest restore weekly-esp`.\n[Undo: digest restore weekly-esp]',
    );
    expect(drawn(tellRestored(weekly, now))).toBe(
      '*weekly-esp* is back, every Monday at 09:00, Asia/Shanghai. Next: Mon 23 Nov 2026 09:00, Asia/Shanghai.',
    );
    expect(drawn(tellPreview(weekly, []))).toBe(
      'This is what *weekly-esp* would post now. Only you see it.\n[Post it to the channel: digest run weekly-esp here]',
    );
  });
});

describe('a clock change among the next posts', () => {
  it.each([
    [
      'mondays at 9 in Berlin',
      '2026-10-20T10:00:00Z',
      'Clocks in Europe/Berlin go back an hour on Sun 25 Oct 2026: the time of posting stays the same there.',
    ],
    [
      'mondays at 9 in Berlin',
      '2026-03-10T10:00:00Z',
      'Clocks in Europe/Berlin go forward an hour on Sun 29 Mar 2026: the time of posting stays the same there.',
    ],
    [
      'mondays at 9 in Lord Howe',
      '2026-09-20T10:00:00Z',
      'Clocks in Australia/Lord_Howe go forward 30 minutes on Sun 4 Oct 2026: the time of posting stays the same there.',
    ],
    [
      'sundays at 2:30 in Berlin',
      '2026-03-25T10:00:00Z',
      'Clocks in Europe/Berlin skip Sun 29 Mar 2026 02:30: it is posted right after, at Sun 29 Mar 2026 03:00.',
    ],
    [
      'sundays at 2:30 in Berlin',
      '2026-10-20T10:00:00Z',
      'Sun 25 Oct 2026 02:30 comes twice in Europe/Berlin: it is posted the first time.',
    ],
    ['mondays at 9 in Shanghai', '2026-10-20T10:00:00Z', ''],
    ['mondays at 9 in Berlin', '2026-11-20T10:00:00Z', ''],
  ])('%s, asked %s', (words, at, note) => {
    const { digest } = create(words, new Date(at));
    const slots = nextSlots(digest.schedule, digest.zone, new Date(at), 5);
    expect(clockNotes(slots, digest.zone, new Date(at)).join('\n')).toBe(note);
  });
});

describe('a list', () => {
  const paused = pauseDigest({ ...weekly, name: 'second' }, '2026-12-01');
  const archived = pauseForCode({ ...weekly, name: 'third' }, 'is_archived', now);

  it('says of each when, how it stands, and what', () => {
    expect(drawn(tellList([weekly, paused, archived], 'here', now, () => '#ops'))).toBe(
      [
        '• *weekly-esp*: every Monday at 09:00, Asia/Shanghai · next Mon 23 Nov 2026 09:00 · `last week by esp vs previous`',
        '• *second*: every Monday at 09:00, Asia/Shanghai · paused until Tue 1 Dec 2026, next Mon 7 Dec 2026 09:00 · `last week by esp vs previous`',
        '• *third*: every Monday at 09:00, Asia/Shanghai · paused because the channel is archived · `last week by esp vs previous`',
      ].join('\n'),
    );
    expect(drawn(tellList([weekly], 'all', now, () => '#ops'))).toMatch(/^• \*weekly-esp\* in #ops: every Monday/);
  });

  it('of none says how to begin, and of very many names some', () => {
    expect(drawn(tellList([], 'here', now, () => ''))).toBe(
      'This channel has no digests yet. Try `digest weekly on monday at 9:00: last week by esp`.',
    );
    const many = Array.from({ length: 90 }, (_, index): Digest => ({ ...weekly, name: `d-${index}` }));
    expect(
      drawn(tellList(many, 'here', now, () => ''))
        .split('\n')
        .at(-1),
    ).toBe('and 50 more');
  });

  it('of one shows its last results', () => {
    const rows = [
      row('2026-11-16T09:00', 'posted'),
      row('2026-11-09T09:00', 'failed', 'unreachable'),
      row('2026-11-02T09:00', 'skipped', 'too-late'),
      row('2026-10-26T09:00', 'unsure', 'may-not-look'),
      row('2026-10-19T09:00', 'claimed', 'throttled'),
    ];
    expect(drawn(tellDigest(weekly, rows, now))).toBe(
      [
        '*weekly-esp*: every Monday at 09:00, Asia/Shanghai · next Mon 23 Nov 2026 09:00',
        'Report: `last week by esp vs previous`',
        'Last posts:',
        '• Mon 16 Nov 2026 09:00: posted',
        '• Mon 9 Nov 2026 09:00: not posted, because Direct Mail could not be reached',
        '• Mon 2 Nov 2026 09:00: skipped, because mailstats was not running at that time',
        '• Mon 26 Oct 2026 09:00: perhaps posted: mailstats did not learn whether Slack took it',
        '• Mon 19 Oct 2026 09:00: not posted yet, because Direct Mail allowed no more calls; it is tried again',
        '[Change …: digest edit weekly-esp] [Pause: digest pause weekly-esp] [Run: digest run weekly-esp] [Delete: digest delete weekly-esp]',
      ].join('\n'),
    );
  });
});

describe('a note in a post', () => {
  it('says that it is late', () => {
    expect(lateNote('2026-11-23T09:00', 'Asia/Shanghai', true)).toBe(
      'Posted late: this was due Mon 23 Nov 2026 09:00, Asia/Shanghai, and covers the days it was due for.',
    );
    expect(lateNote('2026-11-23T09:00', 'Asia/Shanghai', false)).toBeNull();
  });

  it.each([
    [['too-late'], 'Not posted: Mon 2 Nov 2026 09:00, because mailstats was not running at that time.'],
    [
      ['too-late', 'too-late'],
      'Not posted: Mon 2 Nov 2026 09:00, Tue 3 Nov 2026 09:00, because mailstats was not running at that time.',
    ],
    [['too-late', 'unreachable'], 'Not posted: Mon 2 Nov 2026 09:00, Tue 3 Nov 2026 09:00.'],
    [
      ['too-late', 'too-late', 'too-late', 'too-late', 'too-late'],
      'Not posted: Wed 4 Nov 2026 09:00, Thu 5 Nov 2026 09:00, Fri 6 Nov 2026 09:00 and 2 before them, because mailstats was not running at that time.',
    ],
    [['paused'], null],
    [[], null],
  ])('tells of skipped ones: %j', (reasons, note) => {
    expect(skippedNote(reasons.map((reason, index) => row(`2026-11-0${index + 2}T09:00`, 'skipped', reason)))).toBe(
      note,
    );
  });

  it('tells apart what was not posted and what nobody knows of', () => {
    const rows = [
      row('2026-11-02T09:00', 'unsure', 'may-not-look'),
      row('2026-11-09T09:00', 'skipped', 'too-late'),
      row('2026-11-16T09:00', 'unsure', 'may-not-look'),
    ];
    expect(skippedNote(rows)).toBe(
      'Not posted: Mon 9 Nov 2026 09:00, because mailstats was not running at that time. Perhaps not posted: Mon 2 Nov 2026 09:00, Mon 16 Nov 2026 09:00, because mailstats did not learn whether Slack took it and may not look into the channel.',
    );
  });
});

describe('a notice to the owner', () => {
  it('has cause, consequence, and words to try again', () => {
    expect(drawn(tellFailed(weekly, row('2026-11-23T09:00', 'failed', 'unreachable')))).toBe(
      [
        '*weekly-esp* of Mon 23 Nov 2026 09:00 was not posted, because Direct Mail could not be reached. The next one comes at its time.',
        'To try it now: `digest run weekly-esp`.',
        '[Try again: digest run weekly-esp]',
      ].join('\n'),
    );
  });

  it('says what nobody may look at', () => {
    expect(drawn(tellFailed(weekly, row('2026-11-23T09:00', 'unsure', 'may-not-look')))).toBe(
      [
        '*weekly-esp* of Mon 23 Nov 2026 09:00 may have been posted or not: mailstats did not learn whether Slack took it and may not look into the channel. It is not posted again by itself.',
        'With the scope channels:history (groups:history in private channels) it can.',
        'If it is not in the channel: `digest run weekly-esp`.',
        '[Post it: digest run weekly-esp]',
      ].join('\n'),
    );
  });

  it.each([
    [
      'is_archived',
      'because the channel is archived. It is paused until that changes.\nIt goes on when the channel is unarchived and mailstats is invited again.',
    ],
    [
      'not_in_channel',
      'because mailstats is not in the channel. It is paused until that changes.\nInvite mailstats to the channel; then it goes on.',
    ],
    [
      'token_revoked',
      'because the token of mailstats was revoked. It is paused until that changes.\nWhoever runs mailstats has to install it again.',
    ],
    [
      'restricted_action',
      'because Slack lets nobody post there (restricted_action). It is paused until that changes.\nAsk whoever manages the channel; "resume" tries again.',
    ],
    [
      'org_login_required',
      'because Slack refuses mailstats (org_login_required). It is paused until that changes.\nWhoever runs mailstats has to look at its Slack app.',
    ],
  ])('of %s says what has to change', (code, said) => {
    expect(drawn(tellPausedByCode(weekly, code, '2026-11-23T09:00'))).toBe(
      `*weekly-esp* of Mon 23 Nov 2026 09:00 could not be posted, ${said}\nTo try again: \`digest resume weekly-esp\`; to end it: \`digest delete weekly-esp\`.\n[Try again: digest resume weekly-esp]`,
    );
  });

  it('says that it goes on', () => {
    expect(drawn(tellGoesOn(weekly, '2026-11-30T09:00'))).toBe(
      '*weekly-esp* can be posted again. Next: Mon 30 Nov 2026 09:00, Asia/Shanghai.',
    );
  });
});

describe('a change of state', () => {
  it('pauses until the day begins in its zone', () => {
    expect(pauseDigest({ ...weekly, zone: 'America/New_York' }, '2026-12-01').pause).toEqual({
      by: 'person',
      until: new Date('2026-12-01T05:00:00Z'),
    });
  });

  it('leaves a pause of a person alone when the channel is gone too', () => {
    const paused = pauseDigest(weekly, null);
    expect(pauseForCode(paused, 'is_archived', now)).toBe(paused);
  });

  it('lets a pause whose end has come hinder nothing', () => {
    const paused = pauseDigest(weekly, '2026-12-01');
    const after = new Date('2026-12-01T00:00:00+08:00');
    expect(pauseForCode(paused, 'is_archived', new Date(after.getTime() - 1))).toBe(paused);
    expect(pauseForCode(paused, 'is_archived', after).pause).toEqual({ by: 'channel', code: 'is_archived' });
  });
});
