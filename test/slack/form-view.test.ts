import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusedView } from '../../sandbox/slack/view-rules.ts';
import { readForm, type ViewValues } from '../../src/adapters/slack/forms/read-view.ts';
import { formView, metadataOf, noticeView } from '../../src/adapters/slack/forms/view.ts';
import { newDigestForm } from '../../src/commands/digest/form/digest-form.ts';
import type { ReportForm } from '../../src/commands/form/report-form.ts';
import { dimensions } from '../../src/commands/request.ts';
import { addDays } from '../../src/dates/day.ts';
import type { FilledForm } from '../../src/forms/form.ts';
import { accountForms } from './account-forms.ts';
import { hostileTexts } from './hostile-texts.ts';

const forms = accountForms();
const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 200 }), fc.string());
const day = fc.integer({ min: -90, max: 30 }).map((days) => addDays('2026-11-18', days));

const report: fc.Arbitrary<ReportForm> = fc.record({
  days: fc.option(fc.oneof(fc.constantFrom('last week', 'last 7 days', 'last 10 days'), text)),
  from: fc.option(day),
  to: fc.option(day),
  by: fc.constantFrom(null, 'check', 'day', ...dimensions),
  filters: fc.record(Object.fromEntries(dimensions.map((of) => [of, text])), { requiredKeys: [] }),
  compare: fc.option(fc.oneof(fc.constant('vs previous'), text)),
  private: fc.boolean(),
  csv: fc.boolean(),
});

const digest = fc
  .record({
    report,
    rhythm: fc.constantFrom('daily', 'weekdays', 'weekly', 'fortnightly', 'monthly', 'kept'),
    weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6] as const),
    monthDay: fc.constantFrom(1, 31, 'last' as const),
    time: fc.option(fc.constantFrom('00:00', '23:59')),
    zone: fc.constantFrom('UTC', 'America/Argentina/Buenos_Aires'),
    name: text,
  })
  .map((changes) => ({ ...newDigestForm(null, 'UTC'), ...changes }));

const schedule = { kind: 'weekly', weekdays: [1], time: '09:00', every: 1, anchor: '2026-11-16' } as const;

const form: fc.Arbitrary<FilledForm> = fc.oneof(
  fc.record({ kind: fc.constant('report' as const), report }),
  fc.record({
    kind: fc.constant('digest' as const),
    digest,
    before: fc.option(
      fc.record({ name: text, words: text, schedule: fc.constant(schedule), zone: fc.constant('UTC') }),
    ),
  }),
);

const place = fc.record({ channel: fc.constant('C1'), responseUrl: fc.webUrl() }, { requiredKeys: [] });

describe('any form', () => {
  it('is one that Slack takes', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(form, place, (filled, where) => {
        const sheet = forms.show(filled);
        const view = formView(sheet, metadataOf(sheet, where));
        // Words that fit into no form are asked as words.
        if (view === null) return;
        expect(refusedView(view, 'modal', [])).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('with nothing filled in is read as what is usual', () => {
    const read = readForm({} as ViewValues, { kind: 'digest' });
    expect(read).toMatchObject({
      kind: 'digest',
      digest: { rhythm: 'weekly', weekdays: [1], time: '09:00' },
      before: null,
    });
  });
});

it.each(hostileTexts)('a notice takes %j', (hostile) => {
  expect(refusedView(noticeView(hostile, [hostile]), 'modal', [])).toBeNull();
});
