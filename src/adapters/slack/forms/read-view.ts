import type { DigestForm } from '../../../commands/digest/form/digest-form.ts';
import type { ReportForm } from '../../../commands/form/report-form.ts';
import { type Dimension, dimensions, type GroupBy } from '../../../commands/request.ts';
import type { Weekday } from '../../../dates/range.ts';
import type { FilledForm } from '../../../forms/form.ts';
import { actionOf } from './elements.ts';
import type { FormMetadata } from './metadata.ts';
import { dates, own, total } from './report-fields.ts';

/** `view.state.values`: block_id, action_id, and what is filled in there. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, ElementValue>>>>;

interface ElementValue {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[] | null;
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_conversation?: string | null;
}

/** What is filled into a form's view. */
export function readForm(values: ViewValues, metadata: FormMetadata): FilledForm {
  const report = readReport(values, metadata);
  if (metadata.kind === 'report') return { kind: 'report', report };
  return { kind: 'digest', digest: readDigest(values, report), before: metadata.before ?? null };
}

/** The conversation that was chosen for the answer. */
export function readWhere(values: ViewValues): string | undefined {
  return at(values, 'where')?.selected_conversation ?? undefined;
}

function readReport(values: ViewValues, { ownDays, ownComparison }: FormMetadata): ReportForm {
  const days = chosen(values, 'days');
  const by = chosen(values, 'by');
  const options = at(values, 'options')?.selected_options?.map(({ value }) => value) ?? [];
  const filters = dimensions.flatMap((of) => {
    const value = chosen(values, of);
    return value === null ? [] : [[of, value] satisfies [Dimension, string]];
  });
  return {
    days: days === dates ? null : days === own ? (ownDays ?? null) : days,
    from: at(values, 'from')?.selected_date ?? null,
    to: at(values, 'to')?.selected_date ?? null,
    by: by === null || by === total ? null : (by as GroupBy | 'check'),
    filters: Object.fromEntries(filters),
    compare: options.includes('compare') ? (ownComparison ?? 'vs previous') : null,
    private: options.includes('private'),
    csv: options.includes('csv'),
  };
}

function readDigest(values: ViewValues, report: ReportForm): DigestForm {
  const weekdays = at(values, 'weekdays')?.selected_options?.map(({ value }) => Number(value) as Weekday) ?? [];
  const monthDay = chosen(values, 'monthDay') ?? '1';
  const rhythm = (chosen(values, 'rhythm') ?? 'weekly') as DigestForm['rhythm'];
  // Fields that were not shown yet begin with what is usual.
  const usualTime = rhythm === 'kept' ? null : '09:00';
  return {
    report,
    rhythm,
    weekdays: values.weekdays === undefined ? [1] : weekdays.toSorted(),
    monthDay: monthDay === 'last' ? 'last' : Number(monthDay),
    time: values.time === undefined ? usualTime : (at(values, 'time')?.selected_time ?? null),
    zone: chosen(values, 'zone') ?? 'UTC',
    name: at(values, 'name')?.value?.trim() ?? '',
  };
}

const chosen = (values: ViewValues, field: string): string | null => at(values, field)?.selected_option?.value ?? null;

function at(values: ViewValues, field: string): ElementValue | undefined {
  return values[field]?.[actionOf(field)];
}
