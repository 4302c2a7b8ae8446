import { describe, expect, it } from 'vitest';
import { type Listening, listen } from './pretend-slack-app.ts';
import { answerOf } from './pretend-slack-client.ts';
import { input, newTrigger, opened, option, plain, still } from './pretend-slack-opened.ts';
import { modes } from './running.ts';

const name = input('name', { type: 'plain_text_input' });
const by = { type: 'static_select', options: [option('By ESP', 'esp'), option('By IP', 'ip')] };
const menu = { type: 'actions', block_id: 'menu', elements: [{ ...by, action_id: 'by' }] };
const next = { type: 'modal', title: plain('Next'), callback_id: 'next', blocks: [{ type: 'divider' }] };

const lastHeard = ({ heard }: Listening) => heard.at(-1)?.body as Record<string, unknown>;

describe.each(modes)('a form, in %s mode', (mode) => {
  it('tells the app of a menu that is used, with all that is filled in', async () => {
    await using app = await listen(mode, still);
    const id = await opened(app, [name, menu], { private_metadata: '{"v":1}' });
    expect(await app.slack.fill(id, 'name', 'Maria')).toBeNull();
    expect(await app.slack.fill(id, 'by', 'By IP')).toMatchObject({ acknowledged: true });
    expect(lastHeard(app)).toMatchObject({
      type: 'block_actions',
      user: { id: 'U1MARIA', username: 'maria', name: 'maria', team_id: 'T1' },
      container: { type: 'view', view_id: id },
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
      view: {
        id,
        private_metadata: '{"v":1}',
        state: {
          values: {
            name: { name: { type: 'plain_text_input', value: 'Maria' } },
            menu: { by: { type: 'static_select', selected_option: option('By IP', 'ip') } },
          },
        },
      },
      actions: [{ type: 'static_select', block_id: 'menu', action_id: 'by', selected_option: option('By IP', 'ip') }],
    });
    for (const absent of ['response_url', 'channel', 'message']) expect(lastHeard(app)).not.toHaveProperty(absent);
    expect(app.slack.violations).toEqual([]);
  });

  it('is submitted and closes', async () => {
    await using app = await listen(mode, still);
    const id = await opened(app, [name]);
    await app.slack.fill(id, 'name', 'Maria');
    expect(await app.slack.submit(id)).toMatchObject({ acknowledged: true });
    expect(lastHeard(app)).toMatchObject({
      type: 'view_submission',
      user: { id: 'U1MARIA' },
      trigger_id: expect.stringMatching(/./),
      response_urls: [],
      view: { id, callback_id: 'ask', state: { values: { name: { name: { value: 'Maria' } } } } },
    });
    expect(app.slack.views).toEqual([]);
    await expect(app.slack.submit(id)).rejects.toThrow('the view is not there any more');
    expect(app.slack.violations).toEqual([]);
  });

  it('shows the errors the app answers with, and stays', async () => {
    const errors = { name: 'Nobody is called that.' };
    await using app = await listen(mode, { ...still, answer: () => ({ response_action: 'errors', errors }) });
    const id = await opened(app, [name]);
    await app.slack.fill(id, 'name', 'x');
    expect(await app.slack.submit(id)).toMatchObject({ acknowledged: true, errors });
    expect(app.slack.views).toMatchObject([{ id }]);
    expect(app.slack.violations).toEqual([]);
  });

  it('is updated, pushed upon and cleared by the answers to submissions', async () => {
    const answers = [
      { response_action: 'update', view: { ...next, submit: plain('Go') } },
      { response_action: 'push', view: { ...next, submit: plain('Go'), title: plain('Third') } },
      { response_action: 'clear' },
    ];
    await using app = await listen(mode, { ...still, answer: () => answers.shift() });
    const id = await opened(app, [{ type: 'divider' }]);
    await app.slack.submit(id);
    expect(app.slack.views).toMatchObject([{ id, title: 'Next' }]);
    await app.slack.submit(id);
    expect(app.slack.views).toMatchObject([{ id }, { title: 'Third' }]);
    await expect(app.slack.submit(id)).rejects.toThrow('another view is on top of this one');
    await app.slack.submit(app.slack.views.at(-1)?.id ?? '');
    expect(app.slack.views).toEqual([]);
    expect(app.slack.violations).toEqual([]);
  });

  it('stays when the app does not answer in time', async () => {
    await using app = await listen(mode, { ...still, ackWithin: 200, silent: 2 });
    // A command that is heard but not acknowledged has a trigger nevertheless.
    const id = await opened(app, [{ type: 'divider' }]);
    const submitted = await app.slack.submit(id);
    expect(submitted.acknowledged).toBe(false);
    expect(app.slack.views).toMatchObject([{ id }]);
  });

  it('suggests options, or groups of them', async () => {
    const groups = [{ label: plain('Tags'), options: [option('welcome')] }];
    const answer = ({ type, value }: Readonly<Record<string, unknown>>) => {
      if (type !== 'block_suggestion') return undefined;
      return value === 'groups' ? { option_groups: groups } : { options: [option(`${value}!`)] };
    };
    await using app = await listen(mode, { ...still, answer });
    const id = await opened(app, [input('tag', { type: 'external_select', min_query_length: 0 })]);
    expect(await app.slack.suggest(id, 'tag', '')).toMatchObject({ options: [option('!')], groups: [] });
    expect(lastHeard(app)).toMatchObject({
      type: 'block_suggestion',
      user: { id: 'U1MARIA' },
      container: { type: 'view', view_id: id },
      action_id: 'tag',
      block_id: 'tag',
      value: '',
      view: { id, state: { values: {} } },
    });
    await expect(app.slack.fill(id, 'tag', 'welcome')).rejects.toThrow(
      'there is no option welcome in tag among what was suggested',
    );
    expect(await app.slack.suggest(id, 'tag', 'groups')).toMatchObject({ options: [], groups });
    await app.slack.fill(id, 'tag', 'welcome');
    await app.slack.submit(id);
    expect(lastHeard(app)).toMatchObject({
      view: { state: { values: { tag: { tag: { type: 'external_select', selected_option: option('welcome') } } } } },
    });
    expect(app.slack.violations).toEqual([]);
  });

  it('tells of being closed where the app wants to know, one by one or all at once', async () => {
    await using app = await listen(mode, still);
    const id = await opened(app, [{ type: 'divider' }]);
    expect(await app.slack.dismiss(id)).toBeNull();
    const other = await opened(app, [{ type: 'divider' }], { notify_on_close: true });
    expect(await app.slack.dismiss(other)).toMatchObject({ acknowledged: true });
    expect(lastHeard(app)).toMatchObject({ type: 'view_closed', view: { id: other }, is_cleared: false });
    expect(app.slack.views).toEqual([]);
  });
});

describe('a stack of forms', () => {
  it('has three at most, one for each trigger of the one before, and each closes for itself', async () => {
    const button = (id: string) => ({ type: 'button', action_id: id, text: plain('More') });
    const view = { ...next, blocks: [{ type: 'actions', elements: [button('more')] }] };
    await using app = await listen('socket', still);
    await opened(app, view.blocks);
    const push = async () => {
      await app.slack.press(app.slack.views.at(-1)?.id ?? '', 'more');
      const { trigger_id } = lastHeard(app);
      return answerOf(app.slack, 'views.push', { trigger_id, view });
    };
    const [first] = app.slack.views;
    expect(await push()).toMatchObject({ ok: true, view: { root_view_id: first?.id, previous_view_id: first?.id } });
    expect(await push()).toMatchObject({ ok: true, view: { root_view_id: first?.id } });
    expect(await push()).toMatchObject({ error: 'push_limit_reached' });
    await app.slack.dismiss(app.slack.views.at(-1)?.id ?? '');
    expect(app.slack.views).toHaveLength(2);
    await expect(app.slack.dismiss(first?.id ?? '')).rejects.toThrow('another view is on top of this one');
  });

  it('goes altogether with clear_on_close', async () => {
    await using app = await listen('socket', still);
    const more = { ...next, clear_on_close: true, notify_on_close: true };
    const id = await opened(app, [{ type: 'divider' }], { notify_on_close: true });
    const answers = { answer: () => ({ response_action: 'push', view: more }) };
    await using pushing = await listen('socket', { ...still, ...answers });
    await pushing.slack.submit(await opened(pushing, [{ type: 'divider' }], { notify_on_close: true }));
    const before = pushing.heard.length;
    await pushing.slack.dismiss(pushing.slack.views.at(-1)?.id ?? '');
    expect(pushing.slack.views).toEqual([]);
    expect(pushing.heard.slice(before)).toMatchObject([
      { body: { type: 'view_closed', is_cleared: true, view: { title: plain('Next') } } },
      { body: { type: 'view_closed', is_cleared: true, view: { title: plain('Ask') } } },
    ]);
    expect(app.slack.views).toMatchObject([{ id }]);
  });
});

describe('what is filled in', () => {
  it('stays in an update where the ids and kinds stay, and the options are still there', async () => {
    await using app = await listen('socket', still);
    const view_id = await opened(app, [name, menu]);
    await app.slack.fill(view_id, 'name', 'Maria');
    await app.slack.fill(view_id, 'by', 'ip');
    const form = { ...next, submit: plain('Send') };
    const update = (blocks: object[]) => answerOf(app.slack, 'views.update', { view_id, view: { ...form, blocks } });
    await update([name, menu]);
    expect(app.slack.views[0]?.values).toMatchObject({
      name: { name: { value: 'Maria' } },
      menu: { by: { selected_option: { value: 'ip' } } },
    });
    const fewer = { ...menu, elements: [{ ...by, action_id: 'by', options: [option('By ESP', 'esp')] }] };
    await update([{ ...name, block_id: 'other' }, fewer]);
    expect(app.slack.views[0]?.values).toMatchObject({
      other: { name: { value: null } },
      menu: { by: { selected_option: null } },
    });
  });

  it('begins with what the view says, and with the conversation one is in', async () => {
    await using app = await listen('socket', still);
    const conversation = { type: 'conversations_select', default_to_current_conversation: true };
    await opened(app, [
      input('text', { type: 'plain_text_input', initial_value: 'x' }),
      input('date', { type: 'datepicker', initial_date: '2026-11-30' }),
      input('time', { type: 'timepicker', initial_time: '09:00' }),
      input('where', conversation),
      input('boxes', { type: 'checkboxes', options: [option('A'), option('B')], initial_options: [option('B')] }),
      input('many', { type: 'multi_external_select' }),
      input('who', { type: 'users_select' }),
    ]);
    expect(app.slack.views[0]?.values).toEqual({
      text: { text: { type: 'plain_text_input', value: 'x' } },
      date: { date: { type: 'datepicker', selected_date: '2026-11-30' } },
      time: { time: { type: 'timepicker', selected_time: '09:00' } },
      where: { where: { type: 'conversations_select', selected_conversation: 'C1MAIL' } },
      boxes: { boxes: { type: 'checkboxes', selected_options: [option('B')] } },
      many: { many: { type: 'multi_external_select', selected_options: [] } },
      who: { who: { type: 'users_select', selected_user: null } },
    });
  });

  it.each<[string, object, string | null]>([
    ['C1MAIL', {}, 'C1MAIL'],
    ['C1MAIL', { filter: { include: ['public', 'private'] } }, 'C1MAIL'],
    ['C1MAIL', { filter: { include: ['private'] } }, null],
    ['DU1MARIA', {}, 'DU1MARIA'],
    ['DU1MARIA', { filter: { include: ['public', 'private'] } }, null],
    ['C3SECRET', { initial_conversation: 'C1MAIL' }, 'C1MAIL'],
  ])('begins with the conversation one is in where it is listed: in %s with %j', async (channel, more, expected) => {
    await using app = await listen('http', { ...still, messagesReadOnly: false });
    await answerOf(app.slack, 'conversations.open', { users: 'U1MARIA' });
    await app.slack.command('', { channel });
    const menu = { type: 'conversations_select', default_to_current_conversation: true, ...more };
    const view = { ...next, submit: plain('Send'), blocks: [input('where', menu)] };
    await answerOf(app.slack, 'views.open', { trigger_id: lastHeard(app).trigger_id, view });
    expect(app.slack.views[0]?.values).toMatchObject({ where: { where: { selected_conversation: expected } } });
  });

  const boxes = { type: 'checkboxes', options: [option('A'), option('B')] };
  it.each<[object, string | readonly string[] | null, unknown]>([
    [{ type: 'plain_text_input' }, 'Maria', { value: 'Maria' }],
    [{ type: 'plain_text_input', initial_value: 'x' }, '', { value: null }],
    [{ type: 'plain_text_input', initial_value: 'x' }, null, { value: null }],
    [{ type: 'plain_text_input', multiline: true }, 'a\nb', { value: 'a\nb' }],
    [{ type: 'plain_text_input' }, 'a\nb', 'field takes one line'],
    [{ type: 'plain_text_input', max_length: 2 }, 'abc', 'field takes 2 characters at most'],
    [{ type: 'plain_text_input' }, ['a'], 'field takes one value'],
    [{ type: 'datepicker' }, '2026-11-30', { selected_date: '2026-11-30' }],
    [{ type: 'datepicker' }, '2026-02-30', 'field takes a date such as 2026-11-30'],
    [{ type: 'timepicker' }, '09:30', { selected_time: '09:30' }],
    [{ type: 'timepicker' }, '9:30', 'field takes a time such as 09:30'],
    [by, 'By ESP', { selected_option: option('By ESP', 'esp') }],
    [by, 'esp', { selected_option: option('By ESP', 'esp') }],
    [by, 'By day', 'there is no option By day in field'],
    [
      { ...by, options: undefined, option_groups: [{ label: plain('All'), options: by.options }] },
      'ip',
      { selected_option: option('By IP', 'ip') },
    ],
    [{ ...by, type: 'radio_buttons' }, 'ip', { selected_option: option('By IP', 'ip') }],
    [{ ...by, type: 'radio_buttons' }, null, 'field cannot be emptied'],
    [boxes, ['a', 'B'], { selected_options: [option('A'), option('B')] }],
    [boxes, 'a', { selected_options: [option('A')] }],
    [boxes, ['a', 'a'], 'field takes an option once'],
    [{ ...by, type: 'multi_static_select', max_selected_items: 1 }, ['esp', 'ip'], 'field takes 1 options at most'],
    [{ type: 'conversations_select' }, 'C1MAIL', { selected_conversation: 'C1MAIL' }],
    [{ type: 'conversations_select' }, 'C3SECRET', { selected_conversation: 'C3SECRET' }],
    [{ type: 'conversations_select', filter: { include: ['public'] } }, 'C3SECRET', 'field does not list C3SECRET'],
    [{ type: 'conversations_select' }, 'C4OLD', 'field does not list C4OLD'],
    [{ type: 'channels_select' }, 'C3SECRET', 'field does not list C3SECRET'],
    [{ type: 'users_select' }, 'U2CHEN', { selected_user: 'U2CHEN' }],
    [{ type: 'users_select' }, 'U9', 'there is no user U9'],
    [{ type: 'external_select', initial_option: option('welcome') }, 'welcome', { selected_option: option('welcome') }],
    [{ type: 'external_select' }, 'welcome', 'there is no option welcome in field among what was suggested'],
  ])('in %j: %j gives %j', async (element, value, expected) => {
    await using app = await listen('http', still);
    const id = await opened(app, [input('field', element)]);
    if (typeof expected === 'string') await expect(app.slack.fill(id, 'field', value)).rejects.toThrow(expected);
    else {
      await app.slack.fill(id, 'field', value);
      expect(app.slack.views[0]?.values.field?.field).toMatchObject(expected as object);
    }
  });

  it('in an input with dispatch_action is told at once', async () => {
    await using app = await listen('socket', still);
    const id = await opened(app, [{ ...name, dispatch_action: true }]);
    expect(await app.slack.fill(id, 'name', 'Maria')).toMatchObject({ acknowledged: true });
    expect(lastHeard(app)).toMatchObject({
      actions: [{ type: 'plain_text_input', action_id: 'name', value: 'Maria' }],
    });
  });
});

describe('a submission', () => {
  it.each<[string, object]>([
    ['“field” (field) has to be filled in', { type: 'plain_text_input' }],
    ['“field” (field) has to be filled in', by],
    ['“field” (field) has to be filled in', { ...by, type: 'multi_static_select' }],
    ['“field” (field) takes 3 characters at least', { type: 'plain_text_input', initial_value: 'ab', min_length: 3 }],
  ])('is refused by the client: %s %j', async (error, element) => {
    await using app = await listen('http', still);
    const id = await opened(app, [input('field', element)]);
    const before = app.heard.length;
    await expect(app.slack.submit(id)).rejects.toThrow(error);
    expect(app.heard).toHaveLength(before);
  });

  it('does not need what is optional', async () => {
    await using app = await listen('socket', still);
    const id = await opened(app, [input('field', { type: 'plain_text_input' }, { optional: true })]);
    expect(await app.slack.submit(id)).toMatchObject({ acknowledged: true });
  });

  it('needs a button for it, in a form', async () => {
    await using app = await listen('socket', still);
    await expect(app.slack.submit(await opened(app, [], { submit: undefined }))).rejects.toThrow(
      'the view has no button to submit it',
    );
  });

  it('brings a response_url for the conversation that was chosen for it', async () => {
    await using app = await listen('socket', still);
    const where = { type: 'conversations_select', response_url_enabled: true };
    const id = await opened(app, [input('where', where)]);
    await app.slack.fill(id, 'where', 'C2OTHER');
    await app.slack.submit(id);
    const [url] = lastHeard(app).response_urls as Record<string, string>[];
    expect(url).toMatchObject({ block_id: 'where', action_id: 'where', channel_id: 'C2OTHER' });
    const headers = { 'content-type': 'application/json' };
    await fetch(url?.response_url ?? '', { method: 'POST', headers, body: '{"text":"hi"}' });
    expect(app.slack.messages).toMatchObject([{ channel: 'C2OTHER', text: 'hi', onlyTo: 'U1MARIA' }]);
  });

  it.each<[string, object]>([
    ['errors without an error', { response_action: 'errors', errors: {} }],
    ['an error for text, which is no input block of the view', { response_action: 'errors', errors: { text: 'x' } }],
    ['an error for name without a text', { response_action: 'errors', errors: { name: '' } }],
    [
      'the update was refused: {"ok":false,"error":"invalid_arguments"',
      { response_action: 'update', view: { ...next, title: plain('x'.repeat(25)) } },
    ],
    [
      'the push was refused: {"ok":false,"error":"invalid_arguments"',
      { response_action: 'push', view: { type: 'home', blocks: [] } },
    ],
    ['there is no response_action shout', { response_action: 'shout' }],
  ])('with an answer that Slack would not take is a violation: %s', async (violation, answer) => {
    await using app = await listen('socket', { ...still, answer: () => answer });
    const text = { type: 'section', block_id: 'text', text: plain('x') };
    const id = await opened(app, [text, { ...name, optional: true }]);
    await app.slack.submit(id);
    expect(app.slack.violations[0]).toContain(`view_submission: ${violation}`);
    expect(app.slack.views).toMatchObject([{ id, title: 'Ask' }]);
  });

  it.each<[string, object]>([
    ['errors', { errors: { name: 'x' } }],
    ['view', { response_action: 'clear', view: next }],
    ['responseAction', { responseAction: 'clear' }],
  ])('with a field that Slack passes over is a violation, and closes: %s', async (field, answer) => {
    await using app = await listen('socket', { ...still, answer: () => answer });
    await app.slack.submit(await opened(app, [{ ...name, optional: true }]));
    expect(app.slack.violations).toEqual([`view_submission: a field that Slack does not know: ${field}`]);
    expect(app.slack.views).toEqual([]);
  });
});

describe('a suggestion', () => {
  const many = Array.from({ length: 101 }, (_, at) => option(`o${at}`));
  it.each<[string, object | undefined]>([
    ['must provide an array [json-pointer:/options]', undefined],
    ['no more than 100 items allowed [json-pointer:/options]', { options: many }],
    ['must be less than 76 characters [json-pointer:/options/0/text/text]', { options: [option('x'.repeat(76), 'x')] }],
    ['must be less than 151 characters [json-pointer:/options/0/value]', { options: [option('x', 'x'.repeat(151))] }],
    ['must be less than 76 characters', { option_groups: [{ label: plain('x'.repeat(76)), options: [option('x')] }] }],
  ])('that breaks a rule is a violation, and shows nothing: %s', async (violation, answer) => {
    await using app = await listen('socket', { ...still, answer: () => answer });
    const id = await opened(app, [input('tag', { type: 'multi_external_select', min_query_length: 1 })]);
    expect(await app.slack.suggest(id, 'tag', 'x')).toMatchObject({ options: [], groups: [] });
    expect(app.slack.violations[0]).toContain(violation);
  });

  it('is asked for from so many characters on, of menus that have none of their own', async () => {
    await using app = await listen('socket', still);
    const id = await opened(app, [input('tag', { type: 'external_select' }), input('by', by)]);
    await expect(app.slack.suggest(id, 'tag', 'ab')).rejects.toThrow('tag asks for options from 3 characters on');
    await expect(app.slack.suggest(id, 'by', 'esp')).rejects.toThrow('by has its options already');
  });
});

describe('a trigger of a form', () => {
  it('opens another form in its place, which is noted: people do not see it', async () => {
    await using app = await listen('socket', still);
    const id = await opened(app, [menu]);
    await app.slack.fill(id, 'by', 'esp');
    const { trigger_id } = lastHeard(app);
    expect(await answerOf(app.slack, 'views.open', { trigger_id, view: next })).toMatchObject({ ok: true });
    expect(app.slack.views).toMatchObject([{ title: 'Next' }]);
    expect(app.slack.violations.splice(0)).toEqual([
      'a form opened from a form, where only an update or a push is shown',
    ]);
    expect(await newTrigger(app)).not.toBe(trigger_id);
  });
});
