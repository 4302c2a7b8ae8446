import { afterEach, describe, expect, it } from 'vitest';
import type { PretendDirectMail, PretendOptions } from '../../sandbox/direct-mail/pretend.ts';
import { startDirectMail } from '../../sandbox/direct-mail/server.ts';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import { createProbe } from '../../src/adapters/direct-mail/probe.ts';
import { composeBot } from '../../src/compose.ts';
import { loadAskingSettings } from '../../src/config.ts';
import { examine } from '../../src/doctor/doctor.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { pointedAt } from '../cli/running.ts';

const now = new Date('2026-11-18T10:00:00+08:00');
const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function examined(options: PretendOptions, slack?: PretendSlack) {
  const server: PretendDirectMail = await startDirectMail({ now: () => now, callsPerMinute: null, ...options });
  running.push(server);
  const loaded = loadAskingSettings(pointedAt(server.url));
  if (!loaded.ok) throw new Error(loaded.problems.join());
  const { settings } = loaded;
  const log = { info() {}, warn() {}, error() {} };
  const probe = createProbe({
    accessKeyId: settings.ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: settings.ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    region: settings.DIRECT_MAIL_REGION,
    endpoint: settings.DIRECT_MAIL_ENDPOINT,
  });
  const findings: Finding[] = [];
  const patient = {
    probe,
    bot: composeBot(settings, () => now, log),
    now,
    createTime: 'china' as const,
    // Port 9 is nobody's: as good as no network.
    slackApiUrl: slack?.apiUrl ?? 'http://127.0.0.1:9/api/',
  };
  for await (const finding of examine(patient)) findings.push(finding);

  const about = (name: string) =>
    findings.filter((finding) => finding.about === name).map(({ standing, sentence }) => `${standing}: ${sentence}`);
  return { about, findings, server };
}

describe('the doctor', () => {
  it('finds a healthy account healthy, with at most forty calls that all read', async () => {
    const { findings, about, server } = await examined({ switches: { rows: 'hour' } });
    expect(findings.filter(({ standing }) => standing === 'wrong' || standing === 'look')).toEqual([]);
    expect(about('GetTrackList')).toEqual(['ok: Reached, signed in and allowed: reports work.']);
    expect(about('record times')).toEqual([
      'ok: Record times are China time in spite of their Z, as DIRECT_MAIL_CREATE_TIME=china says.',
    ]);
    expect(about('records').at(-1)).toBe('ok: Records tell days apart, so that reports can show them.');
    expect(about('tag without sender')).toEqual([
      'learned: A tag without a sender is refused, as documented (MissingParameter).',
    ]);
    expect(about('longest question')).toEqual([
      'learned: Eight dates in one question are refused (InvalidBetweenTime.Malformed).',
    ]);
    expect(about('other ESPs')).toEqual(['learned: Mail to other ESPs is found as "others"; reports try both.']);
    expect(about('ESP filter')).toEqual(['ok: The ESP filter is honoured.']);
    expect(about('a report')).toEqual(['ok: "last 7 days by esp" was answered with 12 queries.']);
    expect(about('Slack blocks')[0]).toMatch(/^skipped: Slack cannot be reached/);
    expect(server.calls.length).toBeLessThanOrEqual(40);
    expect(new Set(server.calls.map(({ action }) => action))).toHaveLength(7);
  });

  it('names the setting when record times are true UTC', async () => {
    const { about } = await examined({ switches: { rows: 'hour', createTimeZone: 'utc' } });
    expect(about('record times')).toEqual([
      'wrong: Record times are true UTC: set DIRECT_MAIL_CREATE_TIME=utc, or days will be shifted.',
    ]);
  });

  it('says when filters do nothing for the account', async () => {
    const { about } = await examined({ account: 'no-dedicated-ips', switches: { filtersWithoutIps: 'ignored' } });
    expect(about('ESP filter')[0]).toMatch(/^look: The ESP filter is ignored for this account/);
    expect(about('IP filter')[0]).toMatch(/^look: The IP filter is ignored for this account/);
  });

  it('names the permission that one comparison lacks, and goes on', async () => {
    const { about } = await examined({ denied: ['QueryTagByParam'] });
    expect(about('QueryTagByParam')).toEqual([
      'look: Direct Mail refused: the access key may not call QueryTagByParam. Allow dm:QueryTagByParam in its RAM policy. Needed by tag, and to name tags.',
    ]);
    expect(about('a report')).toHaveLength(1);
  });

  it('stops where nothing can work', async () => {
    const { findings } = await examined({ keys: { somebody: 'else' } });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ standing: 'wrong', about: 'GetTrackList' });
  });

  it("lets Slack's own checker look at a report's blocks", async () => {
    const slack = await startSlack();
    running.push(slack);
    const { about } = await examined({}, slack);
    expect(about('Slack blocks')).toEqual(['ok: Slack accepts the blocks of a report.']);
  });
});
