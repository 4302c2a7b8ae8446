import { describe, expect, it } from 'vitest';
import type { PretendSlack } from '../../sandbox/slack/start-slack.ts';
import { type Listening, listen } from './pretend-slack-app.ts';
import { answerOf } from './pretend-slack-client.ts';
import { input, newTrigger, plain, still } from './pretend-slack-opened.ts';
import { modes } from './running.ts';

const modal = { type: 'modal', title: plain('Ask'), blocks: [{ type: 'divider' }] };
const home = { type: 'home', blocks: [{ type: 'divider' }] };
const name = input('name', { type: 'plain_text_input' });

async function opened(app: Listening, view: object = modal): Promise<Record<string, string>> {
  const answer = await answerOf(app.slack, 'views.open', { trigger_id: await newTrigger(app), view });
  expect(answer).toMatchObject({ ok: true });
  return answer.view as Record<string, string>;
}

describe.each(modes)('a trigger, in %s mode', (mode) => {
  it('is good once', async () => {
    await using app = await listen(mode, still);
    const trigger_id = await newTrigger(app, 'U2CHEN');
    expect(await answerOf(app.slack, 'views.open', { trigger_id, view: modal })).toMatchObject({ ok: true });
    expect(await answerOf(app.slack, 'views.open', { trigger_id, view: modal })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    expect(app.slack.views).toMatchObject([{ user: 'U2CHEN', title: 'Ask', type: 'modal' }]);
  });

  it('is good for three seconds, and left as it was by a view that is refused', async () => {
    await using app = await listen(mode, still);
    const [first, second] = [await newTrigger(app), await newTrigger(app)];
    app.slack.pass(3_000);
    const refused = await answerOf(app.slack, 'views.open', { trigger_id: first, view: { ...modal, title: 'Ask' } });
    expect(refused).toMatchObject({ error: 'invalid_arguments' });
    expect(await answerOf(app.slack, 'views.open', { trigger_id: first, view: modal })).toMatchObject({ ok: true });
    app.slack.pass(1);
    const late = await answerOf(app.slack, 'views.open', { trigger_id: second, view: modal });
    expect(late).toMatchObject({ error: 'expired_trigger_id' });
  });
});

describe('a trigger', () => {
  it('has to be one', async () => {
    await using app = await listen('socket');
    const open = (args: object) => answerOf(app.slack, 'views.open', { view: modal, ...args });
    expect(await open({ trigger_id: 'nonsense' })).toMatchObject({ error: 'invalid_trigger_id' });
    expect(await open({})).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: trigger_id [json-pointer:/trigger_id]'] },
    });
  });

  it('that does not come from a form pushes none', async () => {
    await using app = await listen('socket', still);
    await opened(app);
    const push = { trigger_id: await newTrigger(app), view: modal };
    expect(await answerOf(app.slack, 'views.push', push)).toMatchObject({ error: 'not_found' });
  });
});

describe('a view', () => {
  it('is answered with all that was made up for it, and without what is filled in', async () => {
    await using app = await listen('socket', still);
    const view = { ...modal, callback_id: 'ask', private_metadata: '{"v":1}', submit: plain('Send'), blocks: [name] };
    const answer = await opened(app, { ...view, blocks: [name, { type: 'divider' }] });
    expect(answer).toMatchObject({
      id: expect.stringMatching(/^V/),
      hash: expect.stringMatching(/./),
      root_view_id: answer.id,
      previous_view_id: null,
      team_id: 'T1',
      app_id: 'A1',
      bot_id: 'B0BOT',
      callback_id: 'ask',
      private_metadata: '{"v":1}',
      title: plain('Ask'),
      submit: plain('Send'),
      close: null,
      state: { values: {} },
      blocks: [name, { type: 'divider', block_id: expect.stringMatching(/./) }],
    });
    expect(app.slack.views).toMatchObject([
      { values: { name: { name: { type: 'plain_text_input', value: null } } }, submit: 'Send', close: null },
    ]);
  });

  it('takes the place of the one that was open', async () => {
    await using app = await listen('socket', still);
    await opened(app);
    const { id } = await opened(app);
    expect(app.slack.views.map((view) => view.id)).toEqual([id]);
  });

  it('is updated by its id or its external_id, as long as it is open and the hash is of now', async () => {
    await using app = await listen('socket', still);
    const { id, hash } = await opened(app, { ...modal, external_id: 'mine' });
    const update = (args: object) => answerOf(app.slack, 'views.update', { view: modal, ...args });
    const answer = await update({ view_id: id, hash, view: { ...modal, external_id: 'mine', title: plain('Next') } });
    expect(answer).toMatchObject({ ok: true, view: { id } });
    expect(app.slack.views).toMatchObject([{ id, title: 'Next' }]);
    expect(await update({ view_id: id, hash })).toMatchObject({ error: 'hash_conflict' });
    expect(await update({ external_id: 'mine' })).toMatchObject({ ok: true });
    expect(await update({ external_id: 'mine' })).toMatchObject({ error: 'not_found' });
    expect(await update({ external_id: '' })).toMatchObject({ error: 'not_found' });
    expect(await update({ view_id: 'V9' })).toMatchObject({ error: 'not_found' });
    expect(await update({ view_id: id, external_id: 'mine' })).toMatchObject({ error: 'invalid_arguments' });
    expect(await update({ view_id: id, view: home })).toMatchObject({ error: 'invalid_arguments' });
  });

  it('has an external_id of its own', async () => {
    await using app = await listen('socket', still);
    await opened(app, { ...modal, external_id: 'mine' });
    const other = { trigger_id: await newTrigger(app, 'U2CHEN'), view: { ...modal, external_id: 'mine' } };
    expect(await answerOf(app.slack, 'views.open', other)).toMatchObject({ error: 'duplicate_external_id' });
  });
});

describe('Home', () => {
  const publish = (slack: PretendSlack, args: object = {}) =>
    answerOf(slack, 'views.publish', { user_id: 'U1MARIA', view: home, ...args });

  it('is published for one user, and again, but not over what came in between', async () => {
    await using app = await listen('socket');
    const first = await publish(app.slack);
    expect(first).toMatchObject({ ok: true, view: { type: 'home', previous_view_id: null } });
    const { id, hash } = first.view as { id: string; hash: string };
    expect(await publish(app.slack, { hash })).toMatchObject({ ok: true, view: { id } });
    expect(await publish(app.slack, { hash })).toMatchObject({ error: 'hash_conflict' });
    expect([...app.slack.homes.keys()]).toEqual(['U1MARIA']);
    expect(app.slack.views).toEqual([]);
  });

  it('is refused for strangers, of another type, and where there is no Home', async () => {
    await using app = await listen('socket');
    expect(await publish(app.slack, { user_id: 'U9' })).toMatchObject({ error: 'invalid_arguments' });
    expect(await publish(app.slack, { view: modal })).toMatchObject({ error: 'invalid_arguments' });
    await using without = await listen('socket', { homeTab: false });
    expect(await publish(without.slack)).toMatchObject({ error: 'not_enabled' });
  });
});
