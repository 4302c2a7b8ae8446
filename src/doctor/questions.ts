import type { Probe, ProbeAnswer } from '../adapters/direct-mail/probe.ts';
import { addDays } from '../dates/day.ts';
import type { Day } from '../dates/range.ts';
import { createTimeEvidence } from './create-time.ts';
import type { Finding, Standing } from './finding.ts';
import { recordsOf, sentIn } from './track-records.ts';

/** What the questions are asked with. `today` is Direct Mail's. */
export interface Consultation {
  readonly probe: Probe;
  readonly today: Day;
  readonly now: Date;
  readonly createTime: 'china' | 'utc';
}

/** An open question about the API: what nobody has documented, settled for this account by one to three calls. */
export interface Question {
  readonly about: string;
  readonly ask: (consultation: Consultation) => Promise<Answers>;
}

type Answers = readonly (readonly [standing: Standing, sentence: string])[];

/** In the order they are asked; read-only, about fifteen calls in all. */
export const questions: readonly Question[] = [
  { about: 'records', ask: whatRecordsAre },
  { about: 'record times', ask: whatTimesMean },
  { about: 'longest question', ask: howLong },
  { about: 'oldest day', ask: howFarBack },
  { about: 'page size', ask: howManyAPage },
  { about: 'tag without sender', ask: tagAlone },
  { about: 'other ESPs', ask: whichOthers },
  { about: 'ESP filter', ask: espFilter },
  { about: 'IP filter', ask: ipFilter },
];

/** Asks one question. A fault is told as "could not be settled", not as a verdict. */
export async function settle(question: Question, consultation: Consultation): Promise<readonly Finding[]> {
  const answers = await question.ask(consultation);
  return answers.map(([standing, sentence]) => ({ standing, about: question.about, sentence }));
}

function track(
  consultation: Consultation,
  from: number,
  to: number,
  filters: Record<string, string> = {},
): Promise<ProbeAnswer> {
  const day = (daysAgo: number) => addDays(consultation.today, -daysAgo);
  const page = { PageNumber: '1', PageSize: '100' };
  return consultation.probe('GetTrackList', { StartTime: day(from), EndTime: day(to), ...page, ...filters });
}

async function whatRecordsAre(consultation: Consultation): Promise<Answers> {
  const answer = await track(consultation, 2, 1);
  if (!answer.ok) return unsettled(answer);
  const { records } = recordsOf(answer.body);
  const [first] = records;
  if (first === undefined)
    return [['look', 'No mail was tracked in the last two days: turn tracking on, or look again after a send.']];
  const days = new Set(records.map((record) => String(record.CreateTime ?? '').slice(0, 10))).size;
  const rate = String(first.RcptUniqueOpenRate ?? '');
  return [
    [
      'learned',
      `Two days came as ${records.length} ${records.length === 1 ? 'record' : 'records'} of ${days} ${days === 1 ? 'day' : 'days'}; counts come as ${typeof first.TotalNumber}s, rates like "${plain(rate)}", times like "${plain(String(first.CreateTime ?? ''))}".`,
    ],
    days === 1
      ? [
          'look',
          'If mail went out on both days, records do not tell days apart, and reports will say so instead of a line by day.',
        ]
      : ['ok', 'Records tell days apart, so that reports can show them.'],
  ];
}

async function whatTimesMean(consultation: Consultation): Promise<Answers> {
  const [past, today] = [await track(consultation, 3, 1), await track(consultation, 0, 0)];
  if (!past.ok) return unsettled(past);
  const timesIn = (body: unknown) => recordsOf(body).records.map((record) => String(record.CreateTime ?? ''));
  const ago = (days: number) => addDays(consultation.today, -days);
  const seen = [
    createTimeEvidence(timesIn(past.body), { from: ago(3), to: ago(1) }, consultation.now),
    today.ok ? createTimeEvidence(timesIn(today.body), { from: ago(0), to: ago(0) }, consultation.now) : null,
  ];
  const meaning = seen.find((evidence) => evidence !== null);
  if (meaning === undefined)
    return [['learned', 'Record times fit either reading: DIRECT_MAIL_CREATE_TIME makes no difference here.']];
  const said = meaning === 'china' ? 'are China time in spite of their Z' : 'are true UTC';
  if (meaning === consultation.createTime)
    return [['ok', `Record times ${said}, as DIRECT_MAIL_CREATE_TIME=${meaning} says.`]];
  return [['wrong', `Record times ${said}: set DIRECT_MAIL_CREATE_TIME=${meaning}, or days will be shifted.`]];
}

async function howLong(consultation: Consultation): Promise<Answers> {
  const answer = await track(consultation, 8, 1);
  return verdict(
    answer,
    'Eight dates in one question are accepted; seven are sent, to be safe.',
    'Eight dates in one question are refused',
  );
}

async function howFarBack(consultation: Consultation): Promise<Answers> {
  const answer = await track(consultation, 30, 30);
  return verdict(
    answer,
    '30 days back is answered; questions begin 29 days back, to be safe.',
    '30 days back is refused, 29 is the limit',
  );
}

async function howManyAPage(consultation: Consultation): Promise<Answers> {
  const answer = await track(consultation, 1, 1);
  if (!answer.ok) return unsettled(answer);
  const { pageSize } = recordsOf(answer.body);
  if (pageSize === 100) return [['learned', 'Pages of 100 records are given.']];
  return [
    [
      'learned',
      `Pages of 100 records were asked for, ${pageSize === null ? 'an unknown number' : pageSize} given: reports adapt.`,
    ],
  ];
}

async function tagAlone(consultation: Consultation): Promise<Answers> {
  const answer = await track(consultation, 1, 1, { TagName: 'mailstats_doctor' });
  return verdict(
    answer,
    'A tag without a sender is answered; reports still name a sender, as documented.',
    'A tag without a sender is refused, as documented',
  );
}

async function whichOthers(consultation: Consultation): Promise<Answers> {
  const found: string[] = [];
  for (const spelling of ['others', 'Others']) {
    const answer = await track(consultation, 7, 1, { Esp: spelling });
    if (answer.ok && sentIn(recordsOf(answer.body)) !== 0) found.push(spelling);
  }
  if (found.length === 0) return [['learned', 'Neither "others" nor "Others" found mail in the last week.']];
  return [
    [
      'learned',
      `Mail to other ESPs is found as ${found.map((word) => `"${word}"`).join(' and as ')}; reports try both.`,
    ],
  ];
}

async function espFilter(consultation: Consultation): Promise<Answers> {
  return ignored(
    consultation,
    ['gmail.com', 'yahoo.com'].map((esp) => ({ Esp: esp })),
    'ESP',
  );
}

async function ipFilter(consultation: Consultation): Promise<Answers> {
  // An address for documentation (RFC 5737), so nobody's dedicated IP.
  return ignored(consultation, [{ DedicatedIp: '192.0.2.1' }], 'IP');
}

async function ignored(
  consultation: Consultation,
  filters: readonly Record<string, string>[],
  name: string,
): Promise<Answers> {
  const total = await track(consultation, 1, 1);
  if (!total.ok) return unsettled(total);
  const sent = sentIn(recordsOf(total.body));
  if (sent === null || sent === 0) return [['skipped', 'Yesterday has too little or too much to tell.']];
  for (const filter of filters) {
    const answer = await track(consultation, 1, 1, filter);
    if (!answer.ok) return verdict(answer, '', `Questions by ${name} are refused for this account`);
    if (sentIn(recordsOf(answer.body)) !== sent) return [['ok', `The ${name} filter is honoured.`]];
  }
  return [
    [
      'look',
      `The ${name} filter is ignored for this account: comparisons by ${name} are not possible, and reports will say so.`,
    ],
  ];
}

function verdict(answer: ProbeAnswer, accepted: string, refused: string): Answers {
  if (answer.ok) return [['learned', accepted]];
  if (answer.fault.kind !== 'bad-request' && answer.fault.kind !== 'unknown-sender') return unsettled(answer);
  const code = answer.fault.code === undefined ? '' : ` (${answer.fault.code})`;
  return [['learned', `${refused}${code}.`]];
}

function unsettled(answer: { readonly fault: { readonly sentence: string } }): Answers {
  return [['skipped', `Could not be settled. ${answer.fault.sentence}`]];
}

/** Text from outside, short and without control characters. */
const plain = (text: string) => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 30);
