import { describe, expect, it } from 'vitest';
import { newDigestForm } from '../../src/commands/digest/form/digest-form.ts';
import { emptyForm, type ReportForm } from '../../src/commands/form/report-form.ts';
import { listed, openOffice, unreachable } from '../digests/desk/office.ts';

const asker = { user: 'U1', channel: 'C1' };
const some = ['news@example.com', 'shop@example.com'];
const report = (changes: Partial<ReportForm>) => ({ kind: 'report', report: { ...emptyForm, ...changes } }) as const;
const told = { sender: 'Tags belong to a sender: choose which.' };

describe('a form about tags', () => {
  it.each<[string, Partial<ReportForm>]>([
    ['compares them', { by: 'tag' }],
    ['checks one', { by: 'check', filters: { tag: 'welcome' } }],
    ['tells of one', { filters: { tag: 'welcome' } }],
  ])('that %s takes a sender, and is told so there', async (_, changes) => {
    const { bot } = await openOffice({ list: () => listed(...some) });
    expect(await bot.forms.check(report(changes), asker)).toEqual(told);
    const filters = { ...changes.filters, sender: 'news@example.com' };
    expect(await bot.forms.check(report({ ...changes, filters }), asker)).toEqual({});
  });

  it('for a digest too', async () => {
    const { bot } = await openOffice({ list: () => listed(...some) });
    const digest = { ...newDigestForm(report({ by: 'tag' }).report, 'Asia/Shanghai'), time: '09:00' };
    expect(await bot.forms.check({ kind: 'digest', digest, before: null }, asker)).toEqual(told);
  });

  it('is changed in the name of its own channel, and not asked for what it has', async () => {
    const office = await openOffice({ list: () => listed(...some) });
    await office.say('set sender news@example.com');
    await office.say('digest weekly on monday at 9:00 named tags: last week by tag');
    const opened = await office.bot.forms.open({ kind: 'edit', name: 'tags' }, { user: 'U1', channel: 'C2' });
    if (opened.kind !== 'sheet' || opened.sheet.form.kind !== 'digest') throw new Error(opened.kind);
    const { digest, before } = opened.sheet.form;
    const elsewhere = { user: 'U1', channel: 'C2' };
    const check = (changes: Partial<typeof digest>) =>
      office.bot.forms.check({ kind: 'digest', digest: { ...digest, ...changes }, before }, elsewhere);
    expect(await check({ time: '10:00' })).toEqual({});
    const other = { ...digest.report, days: 'last 7 days' } as ReportForm;
    expect(await check({ report: other })).toEqual({});
    await office.say('set sender none');
    expect(await check({ time: '10:00' })).toEqual({});
    expect(await check({ report: other })).toEqual(told);
  });

  it('compares the senders of one without a sender', async () => {
    const { bot } = await openOffice({ list: () => listed(...some) });
    expect(await bot.forms.check(report({ by: 'sender', filters: { tag: 'welcome' } }), asker)).toEqual({});
  });

  it('takes none where it is clear, or cannot be known', async () => {
    const ofOne = await openOffice({ list: () => listed('news@example.com') });
    expect(await ofOne.bot.forms.check(report({ by: 'tag' }), asker)).toEqual({});
    const silent = await openOffice({ list: () => unreachable });
    expect(await silent.bot.forms.check(report({ by: 'tag' }), asker)).toEqual({});
    const settled = await openOffice({ list: () => listed(...some) });
    await settled.say('set sender news@example.com');
    expect(await settled.bot.forms.check(report({ by: 'tag' }), asker)).toEqual({});
    expect(await settled.bot.forms.check(report({ by: 'tag' }), { ...asker, channel: 'C2' })).toEqual(told);
  });
});

it('a form about anything else asks Direct Mail nothing', async () => {
  const office = await openOffice({
    list: () => {
      throw new Error('nobody should ask');
    },
  });
  expect(await office.bot.forms.check(report({}), asker)).toEqual({});
  expect(await office.bot.forms.check(report({ by: 'check' }), asker)).toEqual({ tag: 'Choose the tag to check.' });
});
