import { addDays } from '../dates/day.ts';
import { type Answers, unsettled } from './answers.ts';
import { createTimeEvidence, daysDiffer } from './create-time.ts';
import { recordsOf, type Tracking, track, type WholeAnswer } from './track.ts';

/** Everything that is looked at with the records of the last three full days. */
export interface Records extends Tracking {
  readonly now: Date;
  readonly createTime: 'china' | 'utc';
  /** From 3 days ago to yesterday. */
  readonly past: WholeAnswer;
}

/** What one record stands for, and how its values are written. */
export async function whatRecordsAre({ past }: Records): Promise<Answers> {
  if (!past.ok) return unsettled(past);
  const { records, isWhole } = past;
  const [first] = records;
  if (first === undefined)
    return [['look', 'No mail was tracked in the last three days: turn tracking on, or look again after a send.']];
  const days = new Set(records.map(timeOf).map((time) => time.slice(0, 10))).size;
  const rate = plain(String(first.RcptUniqueOpenRate ?? ''));
  const count = `${isWhole ? '' : 'more than '}${number(records.length, 'record')} of ${number(days, 'day')}`;
  const looks = `counts come as ${typeof first.TotalNumber}s, rates like "${rate}", times like "${plain(timeOf(first))}"`;
  const tellsApart: Answers[number] =
    days > 1
      ? ['ok', 'Records tell days apart, so that reports can show them.']
      : [
          'look',
          'If mail went out on more than one of them, records do not tell days apart, and reports will say so instead of a line by day.',
        ];
  return [['learned', `Three days came as ${count}; ${looks}.`], tellsApart];
}

/** Whether DIRECT_MAIL_CREATE_TIME is right. */
export async function whatTimesMean(records: Records): Promise<Answers> {
  const { past, createTime, now, today } = records;
  if (!past.ok) return unsettled(past);
  const latest = await track(records, 0, 0);
  const ago = (days: number) => addDays(today, -days);
  const times = past.records.map(timeOf);
  const timesToday = latest.ok ? recordsOf(latest.body).records.map(timeOf) : [];
  const meaning =
    createTimeEvidence(times, { from: ago(3), to: ago(1) }, now) ??
    createTimeEvidence(timesToday, { from: today, to: today }, now);
  if (meaning === createTime)
    return [['ok', `Record times ${said[meaning]}, as DIRECT_MAIL_CREATE_TIME=${meaning} says.`]];
  if (meaning !== null)
    return [
      ['wrong', `Record times ${said[meaning]}: set DIRECT_MAIL_CREATE_TIME=${meaning}, or days will be shifted.`],
    ];
  if (times.length === 0) return [['skipped', 'There are no records to tell by.']];
  if (!past.isWhole || daysDiffer(times))
    return [['skipped', 'Record times fit either reading so far. Look again another day.']];
  return [['learned', 'Record times fit either reading: DIRECT_MAIL_CREATE_TIME makes no difference to these days.']];
}

const said = { china: 'are China time in spite of their Z', utc: 'are true UTC' } as const;

function timeOf({ CreateTime }: Readonly<Record<string, unknown>>): string {
  return String(CreateTime ?? '');
}

const number = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Text from outside, short and without control characters. */
const plain = (text: string) => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 30);
