import { type Answers, isRefusal, unsettled, verdict } from './answers.ts';
import { recordsOf, sentIn, type Tracking, track } from './track.ts';

/** By which spelling the catch-all ESP is known. */
export async function whichOthers(tracking: Tracking): Promise<Answers> {
  const found: string[] = [];
  for (const spelling of ['others', 'Others']) {
    const answer = await track(tracking, 7, 1, { Esp: spelling });
    if (!answer.ok && !isRefusal(answer.fault)) return unsettled(answer);
    if (answer.ok && sentIn(recordsOf(answer.body).records) > 0) found.push(spelling);
  }
  const [first, second] = found;
  if (first === undefined) return [['learned', 'Neither "others" nor "Others" found mail in the last week.']];
  if (second !== undefined) return [['learned', `Both "${first}" and "${second}" find mail.`]];
  return [['learned', `Mail to other ESPs is found as "${first}"; reports try both.`]];
}

export async function espFilter(tracking: Tracking): Promise<Answers> {
  const esps = ['gmail.com', 'yahoo.com'].map((esp) => ({ Esp: esp }));
  return await filter(tracking, 'ESP', esps, 'Questions by ESP are refused for this account');
}

export async function ipFilter(tracking: Tracking): Promise<Answers> {
  // An address for documentation (RFC 5737), so nobody's dedicated IP.
  const strange = [{ DedicatedIp: '192.0.2.1' }];
  return await filter(tracking, 'IP', strange, "Questions about an IP that is not the account's are refused");
}

/** Whether filters change anything about yesterday. */
async function filter(
  tracking: Tracking,
  name: string,
  filters: readonly Readonly<Record<string, string>>[],
  refused: string,
): Promise<Answers> {
  const total = await track(tracking, 1, 1);
  if (!total.ok) return unsettled(total);
  if (sentIn(recordsOf(total.body).records) === 0)
    return [['skipped', 'No mail was tracked yesterday, so that nothing can be told.']];
  for (const one of filters) {
    const answer = await track(tracking, 1, 1, one);
    if (!answer.ok) return verdict(answer, '', refused);
    if (sentBy(answer.body) !== sentBy(total.body)) return [['ok', `The ${name} filter is honoured.`]];
  }
  const sentence = `The ${name} filter is ignored for this account: comparisons by ${name} are not possible, and reports will say so.`;
  return [['look', sentence]];
}

/** Mails of each record on the page: what is the same there is the same answer, be there further pages or not. */
function sentBy(body: unknown): string {
  return recordsOf(body)
    .records.map(({ TotalNumber }) => String(TotalNumber))
    .join();
}
