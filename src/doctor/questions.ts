import { type Answers, verdict } from './answers.ts';
import { espFilter, ipFilter, whichOthers } from './filters.ts';
import { type Records, whatRecordsAre, whatTimesMean } from './records.ts';
import { type Tracking, track } from './track.ts';

/** An open question about the API: what nobody has documented, settled for this account by a few calls. */
interface Question {
  readonly about: string;
  readonly ask: (records: Records) => Promise<Answers>;
}

/** In the order they are asked; read-only. */
export const questions: readonly Question[] = [
  { about: 'records', ask: whatRecordsAre },
  { about: 'record times', ask: whatTimesMean },
  { about: 'longest question', ask: howLong },
  { about: 'oldest day', ask: howFarBack },
  { about: 'tag without sender', ask: tagAlone },
  { about: 'other ESPs', ask: whichOthers },
  { about: 'ESP filter', ask: espFilter },
  { about: 'IP filter', ask: ipFilter },
];

async function howLong(tracking: Tracking): Promise<Answers> {
  return verdict(
    await track(tracking, 8, 1),
    'Eight dates in one question are accepted; seven are sent, to be safe.',
    'Eight dates in one question are refused',
  );
}

async function howFarBack(tracking: Tracking): Promise<Answers> {
  return verdict(
    await track(tracking, 30, 30),
    '30 days back is answered; questions begin 29 days back, to be safe.',
    '30 days back is refused, 29 is the limit',
  );
}

async function tagAlone(tracking: Tracking): Promise<Answers> {
  return verdict(
    await track(tracking, 1, 1, { TagName: 'mailstats_doctor' }),
    'A tag without a sender is answered; reports still name a sender, as documented.',
    'A tag without a sender is refused, as documented',
  );
}
