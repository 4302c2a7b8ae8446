import { describe, expect, it } from 'vitest';
import { pauseForCode } from '../../../src/digests/change.ts';
import type { Reach } from '../../../src/digests/poster.ts';
import { type Office, openOffice } from './office.ts';

const weekly = 'digest every monday at 9 in Asia/Shanghai: last week by esp';

async function openWithDigest(options: Parameters<typeof openOffice>[0] = {}): Promise<Office> {
  const office = await openOffice(options);
  await office.say(weekly);
  return office;
}

const stored = (office: Office, name = 'weekly-esp') => office.store.digests.byName(name);
const elsewhere = { channel: 'C2', user: 'U2' };

describe('an edit', () => {
  it('says what it is now, and where when that is elsewhere', async () => {
    const office = await openWithDigest();
    expect(await office.say('digest edit weekly-esp tuesdays at 10 in Berlin named tues', elsewhere)).toBe(
      [
        'to the channel: *tues* (it was weekly-esp) in #mail is now posted every Tuesday at 10:00, Europe/Berlin.',
        'Report: `last week by esp vs previous` (first Mon 16 – Sun 22 Nov 2026, against Mon 9 – Sun 15 Nov 2026).',
        'Next: Tue 24 Nov 2026 10:00 · Tue 1 Dec 10:00 · Tue 8 Dec 10:00 · Tue 15 Dec 10:00 · Tue 22 Dec 10:00.',
      ].join('\n'),
    );
    expect(await stored(office, 'tues')).toMatchObject({ owner: 'U1', channel: 'C1', version: 2 });
  });

  it('of a paused digest says so', async () => {
    const office = await openWithDigest();
    await office.say('digest pause weekly-esp until dec 1');
    expect((await office.say('digest edit weekly-esp at 10')).split('\n').slice(1)).toEqual([
      'Report: `last week by esp vs previous` (first Mon 30 Nov – Sun 6 Dec 2026, against Mon 23 – Sun 29 Nov 2026).',
      'It is paused until Tue 1 Dec 2026.',
      'Next: Mon 7 Dec 2026 10:00 · Mon 14 Dec 10:00 · Mon 21 Dec 10:00 · Mon 28 Dec 10:00 · Mon 4 Jan 2027 10:00.',
    ]);
    await office.say('digest pause weekly-esp');
    expect((await office.say('digest edit weekly-esp at 11')).split('\n').slice(1)).toEqual([
      'Report: `last week by esp vs previous`.',
      'It is paused until it is resumed.',
    ]);
  });

  it('that moves it west on a day it has been posted says when it comes next', async () => {
    const office = await openWithDigest();
    const { id } = (await stored(office)) ?? { id: '' };
    const slot = { digestId: id, slot: '2026-11-23T09:00', dueAt: new Date('2026-11-23T01:00:00Z') };
    await office.store.ledger.skip(slot, 'superseded', slot.dueAt);
    office.now = new Date('2026-11-23T02:00:00Z');
    expect(await office.say('digest edit weekly-esp in Berlin')).toContain('Next: Mon 30 Nov 2026 09:00 · ');
    expect(await office.say('digest edit weekly-esp at 10 in London')).toContain('Next: Mon 23 Nov 2026 10:00 · ');
  });

  it('that makes no schedule with what the digest is, is refused', async () => {
    const office = await openOffice();
    await office.say('digest every 2 weeks on monday at 9 in Asia/Shanghai: last week');
    expect(await office.say('digest edit biweekly at 9 and 17')).toBe('A digest of every few weeks has one time.');
    expect(await stored(office, 'biweekly')).toMatchObject({ version: 1 });
  });

  it('whose days Direct Mail no longer has by then is refused, with what would do', async () => {
    const office = await openOffice();
    await office.say('digest monthly on the 2nd at 9 in Asia/Shanghai named m: last month by ip');
    expect(await office.say('digest edit m on the last day of the month')).toBe(
      'Direct Mail keeps 30 days, from Sun 1 Nov 2026: Thu 1 – Sat 31 Oct 2026 are no longer available.',
    );
    expect(await office.say('digest rename m to months')).toContain('*months* (it was m) is now posted');
  });
});

describe('a pause', () => {
  it('is told with its end and a way back', async () => {
    const office = await openWithDigest();
    expect(await office.say('digest pause weekly-esp until dec 1', elsewhere)).toBe(
      'to the channel: *weekly-esp* in #mail is paused until Tue 1 Dec 2026. Next: Mon 7 Dec 2026 09:00, Asia/Shanghai.\n[Resume: digest resume weekly-esp]',
    );
    expect(await office.say('digest stop')).toBe(
      'to the channel: *weekly-esp* is paused until it is resumed.\nRead as "weekly-esp", the only digest here.\n[Resume: digest resume weekly-esp]',
    );
    expect((await stored(office))?.pause).toEqual({ by: 'person', until: null });
  });

  it('until a day that has begun where the digest lives is refused', async () => {
    const office = await openOffice();
    await office.say('digest daily at 9 in Auckland named early: yesterday');
    office.now = new Date('2026-11-18T12:00:00Z');
    expect(await office.say('digest pause early until tomorrow')).toBe(
      'Thu 19 Nov 2026 has begun already in Pacific/Auckland: a pause lasts until a day to come.',
    );
    expect(await stored(office, 'early')).toMatchObject({ pause: null, version: 1 });
  });

  it('ends when it is resumed, without making up for anything', async () => {
    const office = await openWithDigest();
    await office.say('digest pause weekly-esp');
    office.now = new Date('2026-11-25T02:00:00Z');
    expect(await office.say('digest resume weekly-esp', elsewhere)).toBe(
      'to the channel: *weekly-esp* in #mail is posted again. Next: Mon 30 Nov 2026 09:00, Asia/Shanghai. What was due in the meantime is not made up for.',
    );
    expect(await stored(office)).toMatchObject({ pause: null, activeSince: office.now });
  });

  it.each(['digest list', 'digest pause weekly-esp until nov 20'])(
    'that is none (after "%s") cannot be ended, and what is due now is still due',
    async (before) => {
      const office = await openWithDigest();
      await office.say(before);
      const { activeSince } = (await stored(office)) ?? {};
      office.now = new Date('2026-11-23T01:00:10Z');
      expect(await office.say('digest resume weekly-esp')).toBe(
        'to the asker: *weekly-esp* is not paused. Next: Mon 30 Nov 2026 09:00, Asia/Shanghai.',
      );
      expect((await stored(office))?.activeSince).toEqual(activeSince);
    },
  );
});

describe('a digest that Slack paused', () => {
  const pausedFor = async (code: string, options: Parameters<typeof openOffice>[0]) => {
    const office = await openWithDigest(options);
    const digest = await stored(office);
    if (digest === null) throw new Error('not created');
    await office.store.digests.update(pauseForCode(digest, code, office.now));
    return office;
  };
  const closed = async (): Promise<Reach> => ({ kind: 'closed', code: 'is_archived' });

  it('stays paused while its channel is closed', async () => {
    const office = await pausedFor('not_in_channel', { poster: { reach: closed } });
    expect(await office.say('digest resume weekly-esp')).toBe(
      'to the asker: *weekly-esp* stays paused, because the channel is archived.\n' +
        'It goes on when the channel is unarchived and mailstats is invited again.\n[Try again: digest resume weekly-esp]',
    );
    expect((await stored(office))?.pause).toEqual({ by: 'channel', code: 'not_in_channel' });
  });

  it('stays paused while Slack does not accept the token', async () => {
    const office = await pausedFor('token_revoked', { poster: { tokenWorks: async () => false } });
    expect(await office.say('digest resume weekly-esp', elsewhere)).toBe(
      'to the asker: *weekly-esp* in #mail stays paused, because the token of mailstats was revoked.\n' +
        'Whoever runs mailstats has to install it again.\n[Try again: digest resume weekly-esp]',
    );
  });

  it.each([
    ['is_archived', {}],
    ['is_archived', { poster: { reach: async (): Promise<Reach> => ({ kind: 'unknown' }) } }],
    ['is_archived', { poster: null }],
    ['token_revoked', { poster: { tokenWorks: async () => null } }],
  ])('for %s goes on when nothing is known to be in the way', async (code, options) => {
    const office = await pausedFor(code, options);
    expect(await office.say('digest resume weekly-esp')).toContain('*weekly-esp* is posted again.');
    expect((await stored(office))?.pause).toBeNull();
  });

  it('says in the list why', async () => {
    const office = await pausedFor('is_archived', {});
    expect(await office.say('digest list')).toContain(' · paused because the channel is archived · ');
  });
});

describe('a deletion', () => {
  it('is undone by name or as the last of the channel', async () => {
    const office = await openWithDigest();
    expect(await office.say('digest delete weekly-esp', elsewhere)).toBe(
      'to the channel: *weekly-esp* in #mail is deleted and will not be posted any more. To bring it back: `digest restore weekly-esp`.\n[Undo: digest restore weekly-esp]',
    );
    expect(await stored(office)).toBeNull();
    expect(await office.say('digest undo', elsewhere)).toBe(
      'No digest of this channel was deleted. One of another channel comes back with "digest restore" and its name.',
    );
    expect(await office.say('digest restore Weekly-ESP', elsewhere)).toBe(
      'to the channel: *weekly-esp* in #mail is back, every Monday at 09:00, Asia/Shanghai. Next: Mon 23 Nov 2026 09:00, Asia/Shanghai.',
    );
    await office.say('digest delete weekly-esp');
    expect(await office.say('digest undo')).toMatch(/^to the channel: \*weekly-esp\* is back, /);
  });

  it('is not made up for, and a pause goes on', async () => {
    const office = await openWithDigest();
    await office.say('digest pause weekly-esp until dec 20');
    await office.say('digest delete weekly-esp');
    office.now = new Date('2026-12-08T02:00:00Z');
    expect(await office.say('digest undo')).toBe(
      'to the channel: *weekly-esp* is back, every Monday at 09:00, Asia/Shanghai. It is paused until Sun 20 Dec 2026. Next: Mon 21 Dec 2026 09:00, Asia/Shanghai.',
    );
    expect((await stored(office))?.activeSince).toEqual(office.now);
  });

  it('that was undone already is left alone', async () => {
    const office = await openWithDigest();
    await office.say('digest delete weekly-esp');
    await office.say('digest restore weekly-esp');
    const before = await stored(office);
    office.now = new Date('2026-11-23T01:00:10Z');
    expect(await office.say('digest restore weekly-esp')).toBe(
      '"weekly-esp" is not deleted.\nTry: digest show weekly-esp',
    );
    expect(await stored(office)).toEqual(before);
  });

  it('cannot be undone while another digest has the name, or when there was none', async () => {
    const office = await openWithDigest();
    await office.say('digest delete weekly-esp');
    await office.say(weekly);
    const taken =
      'There is a digest "weekly-esp" that is not deleted. To bring back an older one of that name, give this one another name first.\nTry: digest show weekly-esp';
    expect(await office.say('digest restore weekly-esp')).toBe(taken);
    expect(await office.say('digest undo')).toBe(taken);
    await office.say('digest rename weekly-esp to newer');
    expect(await office.say('digest restore weekly-esp')).toContain('*weekly-esp* is back');
    expect(await office.say('digest restore nothing')).toBe('No digest "nothing" was deleted.');
  });
});
