import { expect, it } from 'vitest';
import { pretendAccessKeyId, pretendAccessKeySecret } from '../../sandbox/direct-mail/keys.ts';
import { createDirectMail } from '../../src/adapters/direct-mail/source.ts';
import { lastWeek, person, pretendDirectMail } from './pretend.ts';
import { rememberingLog } from './quiet.ts';

it('looks within the budget that questions have, too', async () => {
  const pretend = await pretendDirectMail();
  const { probe, source } = createDirectMail({
    accessKeyId: pretendAccessKeyId,
    accessKeySecret: pretendAccessKeySecret,
    region: 'cn-hangzhou',
    endpoint: pretend.url,
    callsPerMinute: 2,
    createTime: 'china',
    log: rememberingLog(),
    timing: { windowMs: 400 },
  });
  const look = () => probe('QueryTagByParam', { PageNo: '1', PageSize: '10' });
  const answers = await Promise.all([look(), look(), look(), source.track(lastWeek, person)]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  const times = pretend.calls.map(({ at }) => at.getTime());
  expect(times).toHaveLength(4);
  for (const at of [2, 3]) expect((times[at] ?? 0) - (times[at - 2] ?? 0)).toBeGreaterThanOrEqual(390);
});
