import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { PretendDirectMail, PretendOptions } from '../../sandbox/direct-mail/pretend.ts';
import { startDirectMail } from '../../sandbox/direct-mail/server.ts';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import { composeBot, composeDirectMail } from '../../src/compose.ts';
import { loadAskingSettings } from '../../src/config.ts';
import { examine } from '../../src/doctor/doctor.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { pointedAt } from '../cli/running.ts';

const now = new Date('2026-11-18T10:00:00+08:00');
const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function examined(options: PretendOptions, slack?: PretendSlack, env: Record<string, string> = {}) {
  const server: PretendDirectMail = await startDirectMail({ now: () => now, callsPerMinute: null, ...options });
  running.push(server);
  const loaded = loadAskingSettings({ ...pointedAt(server.url), ...env });
  if (!loaded.ok) throw new Error(loaded.problems.join());
  const { settings } = loaded;
  const log = { info() {}, warn() {}, error() {} };
  const { source, probe } = composeDirectMail(settings, log);
  const findings: Finding[] = [];
  const patient = {
    probe,
    bot: composeBot(settings, () => now, log, { source }),
    now,
    createTime: settings.DIRECT_MAIL_CREATE_TIME,
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

  it('reads all pages before it says what records are and what their times mean', async () => {
    const switches = { rows: 'hour', createTimeZone: 'utc', order: 'descending', pageSizeCap: 10 } as const;
    const { about } = await examined({ switches });
    expect(about('page size')).toEqual([
      'learned: Pages of 100 records were asked for, pages of 10 given: reports adapt.',
    ]);
    expect(about('records').at(-1)).toBe('ok: Records tell days apart, so that reports can show them.');
    expect(about('record times')).toEqual([
      'wrong: Record times are true UTC: set DIRECT_MAIL_CREATE_TIME=utc, or days will be shifted.',
    ]);
    expect(about('ESP filter')).toEqual(['ok: The ESP filter is honoured.']);
  });

  it('goes on with small pages where large ones are refused', async () => {
    const { about } = await examined({ switches: { pageSizeCap: 10, overCap: 'refused' } });
    expect(about('page size')).toEqual([
      'learned: Pages of 100 records are refused (InvalidParameter), pages of 10 are given: reports adapt.',
    ]);
    expect(about('other ESPs')).toEqual(['learned: Mail to other ESPs is found as "others"; reports try both.']);
  });

  it('says nothing that an account without mail cannot tell', async () => {
    const { about } = await examined({ account: 'empty' });
    expect(about('record times')).toEqual(['skipped: There are no records to tell by.']);
    expect(about('ESP filter')[0]).toMatch(/^skipped: /);
  });

  it('blames the address it made up, not the account, when that is refused', async () => {
    const refused = { kind: 'refused', status: 400, code: 'InvalidDedicatedIp.NotFound', message: '' } as const;
    const { about } = await examined({
      faults: [{ ...refused, when: ({ DedicatedIp }) => DedicatedIp !== undefined }],
    });
    expect(about('IP filter')).toEqual([
      "learned: Questions about an IP that is not the account's are refused (InvalidDedicatedIp.NotFound).",
    ]);
  });

  it('is told a refusal that comes with HTTP 200', async () => {
    const body = { RequestId: 'x', Code: 'NoPermission' };
    const server = createServer((_, answer) => void answer.end(JSON.stringify(body))).listen(0, '127.0.0.1');
    running.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
    await once(server, 'listening');
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { findings } = await examined({}, undefined, { DIRECT_MAIL_ENDPOINT: endpoint });
    expect(findings.map(({ standing }) => standing)).toEqual(['wrong']);
    server.closeAllConnections();
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
