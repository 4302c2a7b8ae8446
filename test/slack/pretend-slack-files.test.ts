import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { type PretendSlack, startSlack } from '../../sandbox/slack/start-slack.ts';
import { answerOf } from './pretend-slack-client.ts';

/** A file of this name whose bytes are there; to be completed. */
async function uploaded(slack: PretendSlack, filename: string): Promise<{ id: unknown; title: string }> {
  const { upload_url, file_id } = await answerOf(slack, 'files.getUploadURLExternal', { filename, length: 1 });
  await fetch(String(upload_url), { method: 'POST', body: 'a' });
  return { id: file_id, title: filename };
}

describe('its files', () => {
  it('want the promised length, an existing thread, and to be completed once', async () => {
    const slack = await startSlack();
    const client = new webApi.WebClient(slack.options.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
    });
    const ticket = await client.files.getUploadURLExternal({ filename: 'a.csv', length: 3 });
    const url = ticket.upload_url ?? '';
    const complete = {
      files: [{ id: ticket.file_id ?? '', title: 'a' }] as [{ id: string; title: string }],
      channel_id: 'C1MAIL',
    };
    const upload = async (body: string) => (await fetch(url, { method: 'POST', body })).status;
    expect(await upload('four')).toBe(400);
    await expect(client.files.completeUploadExternal(complete)).rejects.toMatchObject({
      data: { error: 'file_not_found' },
    });
    expect(await upload('abc')).toBe(200);
    await expect(client.files.completeUploadExternal({ ...complete, thread_ts: '1.2' })).rejects.toMatchObject({
      data: { error: 'invalid_thread_ts' },
    });
    await client.files.completeUploadExternal(complete);
    await expect(client.files.completeUploadExternal(complete)).rejects.toMatchObject({
      data: { error: 'file_not_found' },
    });
    expect(slack.files).toMatchObject([{ filename: 'a.csv', content: 'abc', channel: 'C1MAIL' }]);
    await slack.close();
  });

  it('are all completed, or none', async () => {
    const slack = await startSlack();
    const files = [await uploaded(slack, 'a.csv'), await uploaded(slack, 'b.csv')];
    const complete = (more: object) =>
      answerOf(slack, 'files.completeUploadExternal', { files, channel_id: 'C1MAIL', initial_comment: 'x', ...more });
    for (const wrong of [[...files, { id: 'F9' }], [...files, ...files], [...files, 'F9'], []])
      expect(await complete({ files: wrong })).toMatchObject({ error: 'file_not_found' });
    expect(slack.files).toEqual([]);
    expect(await complete({})).toMatchObject({ ok: true, files });
    const told = { channel: 'C1MAIL', comment: 'x' };
    expect(slack.files).toMatchObject([
      { ...told, filename: 'a.csv' },
      { ...told, filename: 'b.csv' },
    ]);
    await slack.close();
  });

  it('are private without a channel', async () => {
    const slack = await startSlack();
    const files = [await uploaded(slack, 'a.csv')];
    expect(await answerOf(slack, 'files.completeUploadExternal', { files })).toMatchObject({ ok: true, files });
    expect(slack.files).toEqual([]);
    const again = { files, channel_id: 'C1MAIL' };
    expect(await answerOf(slack, 'files.completeUploadExternal', again)).toMatchObject({ error: 'file_not_found' });
    await slack.close();
  });

  it('can arrive although the answer says otherwise', async () => {
    const slack = await startSlack();
    slack.mishap('upload', { kind: 'done-then-status', status: 500 });
    const { upload_url, file_id } = await answerOf(slack, 'files.getUploadURLExternal', { filename: 'a', length: 1 });
    expect((await fetch(String(upload_url), { method: 'POST', body: 'a' })).status).toBe(500);
    const files = [{ id: file_id }];
    expect(await answerOf(slack, 'files.completeUploadExternal', { files })).toMatchObject({ ok: true });
    await slack.close();
  });
});
