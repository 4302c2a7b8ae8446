import { describe, expect, it } from 'vitest';
import { brokenRules, type Surface } from '../../sandbox/slack/block-rules.ts';
import { refusedView } from '../../sandbox/slack/view-rules.ts';
import { listen } from './pretend-slack-app.ts';
import { answerOf } from './pretend-slack-client.ts';
import { input, option, plain } from './pretend-slack-opened.ts';

const modal = { type: 'modal', title: plain('Ask'), blocks: [] };
const options = [option('A'), option('B')];
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** What is said against a view, without the frame around it. */
function said(view: object, type: 'modal' | 'home' = 'modal'): unknown {
  const refused = refusedView(view, type, []);
  if (refused === null) return [];
  if (refused.error !== 'invalid_arguments') return refused.error;
  return (refused.response_metadata as { messages: string[] }).messages.map((each) => each.replace('[ERROR] ', ''));
}

describe('a view', () => {
  it.each<[string, object]>([
    ['must be less than 25 characters [json-pointer:/view/title/text]', { title: plain('x'.repeat(25)) }],
    ['unsupported type: mrkdwn [json-pointer:/view/title/type]', { title: mrkdwn('x') }],
    ['must provide an object [json-pointer:/view/title]', { title: undefined }],
    ['must be less than 25 characters [json-pointer:/view/submit/text]', { submit: plain('x'.repeat(25)) }],
    ['must be less than 25 characters [json-pointer:/view/close/text]', { close: plain('x'.repeat(25)) }],
    ['must be less than 256 characters [json-pointer:/view/callback_id]', { callback_id: 'x'.repeat(256) }],
    ['must be less than 3001 characters [json-pointer:/view/private_metadata]', { private_metadata: 'x'.repeat(3001) }],
    ['must provide a boolean [json-pointer:/view/notify_on_close]', { notify_on_close: 'yes' }],
    ['must provide an array [json-pointer:/view/blocks]', { blocks: undefined }],
    ['no more than 100 items allowed [json-pointer:/view/blocks]', { blocks: times(101, () => ({ type: 'divider' })) }],
    ['additional property "color" [json-pointer:/view]', { color: 'red' }],
    ['unsupported type: form [json-pointer:/view/type]', { type: 'form' }],
  ])('breaks a rule: %s', (broken, fields) => {
    expect(said({ ...modal, ...fields })).toEqual([broken]);
  });

  it('needs a submit button with an input', () => {
    const blocks = [input('name', { type: 'plain_text_input' })];
    expect(said({ ...modal, blocks })).toEqual([
      'submit is required when an input block is in the blocks array [json-pointer:/view/submit]',
    ]);
    expect(said({ ...modal, blocks, submit: plain('Send') })).toEqual([]);
    expect(said({ type: 'home', blocks }, 'home')).toEqual([]);
  });

  it('of Home has neither title nor buttons', () => {
    expect(said({ type: 'home', blocks: [], title: plain('x') }, 'home')).toEqual([
      'additional property "title" [json-pointer:/view]',
    ]);
  });

  it('has 250 kB at most, and may have 100 blocks', () => {
    const section = { type: 'section', text: plain('é'.repeat(2_900)) };
    expect(said({ ...modal, blocks: times(40, () => section) })).toEqual([]);
    expect(said({ ...modal, blocks: times(45, () => section) })).toBe('view_too_large');
    expect(said({ ...modal, blocks: times(100, () => ({ type: 'divider' })) })).toEqual([]);
  });

  it('is looked at by blocks.validate too, which shows nothing', async () => {
    await using app = await listen('http');
    const validate = (view: object) => answerOf(app.slack, 'blocks.validate', { view });
    expect(await validate(modal)).toMatchObject({ ok: true });
    expect(await validate({ ...modal, blocks: [{ type: 'table', rows: [] }] })).toMatchObject({
      error: 'invalid_view',
      errors: [{ pointer: '/view/blocks/0/type' }],
    });
    expect(await validate({ type: 'form' })).toMatchObject({ errors: [{ pointer: '/view/type' }] });
    expect(app.slack.views).toEqual([]);
  });

  it('has one element with the focus', () => {
    const focused = { type: 'plain_text_input', focus_on_load: true };
    const blocks = [input('a', focused), input('b', focused)];
    expect(said({ ...modal, submit: plain('Send'), blocks })).toEqual([
      'only one element can have focus_on_load [json-pointer:/view/blocks]',
    ]);
  });
});

describe('a block', () => {
  const rows = [[{ type: 'raw_text', text: 'ESP' }], [{ type: 'raw_text', text: 'SES' }]];
  const feedback = { text: plain('Good'), value: 'good' };
  const everywhere: readonly Surface[] = ['message', 'modal', 'home'];
  it.each<[object, readonly Surface[]]>([
    [{ type: 'section', text: plain('x') }, everywhere],
    [{ type: 'header', text: plain('x') }, everywhere],
    [{ type: 'context', elements: [plain('x')] }, everywhere],
    [{ type: 'actions', elements: [{ type: 'button', text: plain('x') }] }, everywhere],
    [input('name', { type: 'plain_text_input' }), everywhere],
    [{ type: 'table', rows }, ['message', 'home']],
    [{ type: 'data_table', caption: 'x', rows }, ['message', 'home']],
    [{ type: 'alert', text: plain('x') }, ['modal']],
    [{ type: 'markdown', text: '# x' }, ['message']],
    [
      {
        type: 'context_actions',
        elements: [{ type: 'feedback_buttons', positive_button: feedback, negative_button: feedback }],
      },
      ['message'],
    ],
  ])('%j is for %j', (block, surfaces) => {
    const taken = everywhere.filter((surface) => brokenRules([block], [], surface).length === 0);
    expect(taken).toEqual(surfaces);
  });
});

describe('an element', () => {
  const at = '/blocks/0/element';
  const select = { type: 'static_select', options };
  it.each<[string, object]>([
    [`unsupported type: button [json-pointer:${at}/type]`, { type: 'button', text: plain('x') }],
    [`unsupported type: overflow [json-pointer:${at}/type]`, { type: 'overflow', options }],
    [`unsupported type: rating [json-pointer:${at}/type]`, { type: 'rating' }],
    [`additional property "options" [json-pointer:${at}]`, { type: 'plain_text_input', options }],
    [
      `must be less than 151 characters [json-pointer:${at}/placeholder/text]`,
      { ...select, placeholder: plain('x'.repeat(151)) },
    ],
    [`unsupported type: mrkdwn [json-pointer:${at}/placeholder/type]`, { ...select, placeholder: mrkdwn('x') }],
    [`must be less than 3001 [json-pointer:${at}/max_length]`, { type: 'plain_text_input', max_length: 3_001 }],
    [
      `min_length must not be above max_length [json-pointer:${at}]`,
      { type: 'plain_text_input', max_length: 1, min_length: 2 },
    ],
    [
      `must be less than 3 characters [json-pointer:${at}/initial_value]`,
      { type: 'plain_text_input', max_length: 2, initial_value: 'abc' },
    ],
    [
      `unsupported value [json-pointer:${at}/dispatch_action_config/trigger_actions_on/0]`,
      { type: 'plain_text_input', dispatch_action_config: { trigger_actions_on: ['on_blur'] } },
    ],
    [`must provide either options or option_groups [json-pointer:${at}]`, { type: 'static_select' }],
    [`no fewer than 1 items [json-pointer:${at}/options]`, { ...select, options: [] }],
    [
      `no more than 100 items allowed [json-pointer:${at}/options]`,
      { ...select, options: times(101, (at) => option(`o${at}`)) },
    ],
    [`values must be unique [json-pointer:${at}/options]`, { ...select, options: [option('A'), option('B', 'a')] }],
    [
      `unsupported type: mrkdwn [json-pointer:${at}/options/0/text/type]`,
      { ...select, options: [{ text: mrkdwn('x'), value: 'x' }] },
    ],
    [
      `additional property "url" [json-pointer:${at}/options/0]`,
      { ...select, options: [{ ...option('A'), url: 'https://a.example' }] },
    ],
    [`must provide a string [json-pointer:${at}/options/0/value]`, { ...select, options: [{ text: plain('x') }] }],
    [
      `could not find the option in the provided options [json-pointer:${at}/initial_option]`,
      { ...select, initial_option: option('C') },
    ],
    [
      `could not find the option in the provided options [json-pointer:${at}/initial_option]`,
      { ...select, initial_option: option('Other', 'a') },
    ],
    [
      `could not find the option in the provided options [json-pointer:${at}/initial_options]`,
      { type: 'checkboxes', options, initial_options: [option('C')] },
    ],
    [
      `no fewer than 1 items [json-pointer:${at}/initial_options]`,
      { type: 'multi_external_select', initial_options: [] },
    ],
    [
      `no more than 1 items allowed [json-pointer:${at}/initial_options]`,
      { type: 'multi_static_select', options, initial_options: options, max_selected_items: 1 },
    ],
    [
      `must be greater than 0 [json-pointer:${at}/max_selected_items]`,
      { type: 'multi_external_select', max_selected_items: 0 },
    ],
    [
      `must provide an integer [json-pointer:${at}/min_query_length]`,
      { type: 'external_select', min_query_length: '0' },
    ],
    [`additional property "min_query_length" [json-pointer:${at}]`, { ...select, min_query_length: 0 }],
    [
      `must be a valid date in the format YYYY-MM-DD [json-pointer:${at}/initial_date]`,
      { type: 'datepicker', initial_date: '2026-02-30' },
    ],
    [
      `must be a valid date in the format YYYY-MM-DD [json-pointer:${at}/initial_date]`,
      { type: 'datepicker', initial_date: '30.11.2026' },
    ],
    [
      `must be a valid time in the format HH:mm [json-pointer:${at}/initial_time]`,
      { type: 'timepicker', initial_time: '24:00' },
    ],
    [`must be a valid timezone [json-pointer:${at}/timezone]`, { type: 'timepicker', timezone: 'Mars/Olympus' }],
    [
      `no more than 10 items allowed [json-pointer:${at}/options]`,
      { type: 'checkboxes', options: times(11, (at) => option(`o${at}`)) },
    ],
    [
      `no more than 10 items allowed [json-pointer:${at}/options]`,
      { type: 'radio_buttons', options: times(11, (at) => option(`o${at}`)) },
    ],
    [`must provide a filter [json-pointer:${at}/filter]`, { type: 'conversations_select', filter: {} }],
    [
      `unsupported value [json-pointer:${at}/filter/include/0]`,
      { type: 'conversations_select', filter: { include: ['direct'] } },
    ],
    [`must provide an object [json-pointer:${at}/confirm/text]`, { ...select, confirm: { title: plain('Sure?') } }],
    [
      `must be less than 76 characters [json-pointer:${at}/option_groups/0/label/text]`,
      { type: 'static_select', option_groups: [{ label: plain('x'.repeat(76)), options }] },
    ],
  ])('breaks a rule: %s', (broken, element) => {
    expect(brokenRules([input('name', element)])).toEqual([broken]);
  });

  it.each<object>([
    { type: 'plain_text_input', multiline: true, min_length: 1, max_length: 10, placeholder: plain('x') },
    { type: 'static_select', option_groups: [{ label: plain('All'), options }], initial_option: option('A') },
    { type: 'multi_static_select', options, initial_options: [option('B')], max_selected_items: 2 },
    { type: 'external_select', min_query_length: 0, initial_option: option('A'), placeholder: plain('x') },
    { type: 'multi_external_select', initial_options: options },
    { type: 'datepicker', initial_date: '2028-02-29', placeholder: plain('x') },
    { type: 'timepicker', initial_time: '00:00', timezone: 'Asia/Shanghai' },
    { type: 'radio_buttons', options: [{ text: mrkdwn('*x*'), value: 'x', description: mrkdwn('y') }] },
    { type: 'checkboxes', options, initial_options: options },
    { type: 'conversations_select', filter: { include: ['public', 'private'] }, default_to_current_conversation: true },
    { type: 'channels_select', initial_channel: 'C1MAIL' },
    { type: 'users_select', initial_user: 'U1MARIA' },
  ])('is taken: %j', (element) => {
    expect(brokenRules([input('name', element)])).toEqual([]);
  });

  it('is in a section as its accessory, but not every one', () => {
    const section = { type: 'section', text: plain('x') };
    const overflow = { type: 'overflow', options: [{ ...option('A'), url: 'https://a.example' }] };
    expect(brokenRules([{ ...section, accessory: overflow }])).toEqual([]);
    expect(brokenRules([{ ...section, accessory: { type: 'plain_text_input' } }])).toEqual([
      'unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]',
    ]);
  });

  describe('with a response_url', () => {
    const menu = { type: 'conversations_select', response_url_enabled: true };
    const notInModal = (at: string) => [`response_url_enabled is for modals [json-pointer:${at}]`];
    it.each<[Surface, object, readonly string[]]>([
      ['modal', input('where', menu), []],
      ['message', input('where', menu), notInModal('/blocks')],
      ['home', input('where', menu), notInModal('/view/blocks')],
      [
        'modal',
        { type: 'section', text: plain('x'), accessory: menu },
        ['response_url_enabled is for input blocks [json-pointer:/view/blocks/0/accessory]'],
      ],
      [
        'modal',
        input('where', menu, { dispatch_action: true }),
        ['dispatch_action is not for elements with response_url_enabled [json-pointer:/view/blocks/0]'],
      ],
    ])('in a %s: %j', (surface, block, broken) => {
      expect(brokenRules([block], [], surface)).toEqual(broken);
    });
  });

  it.each(['multi_static_select', 'multi_external_select'])('that takes several is not among actions: %s', (type) => {
    const menu = type === 'multi_static_select' ? { type, options } : { type };
    expect(brokenRules([{ type: 'section', text: plain('x'), accessory: menu }])).toEqual([]);
    expect(brokenRules([{ type: 'actions', elements: [menu] }])).toEqual([
      `unsupported type: ${type} [json-pointer:/blocks/0/elements/0/type]`,
    ]);
  });

  it.each<[string, object]>([
    ['must be less than 2001 characters [json-pointer:/blocks/0/label/text]', { label: plain('x'.repeat(2_001)) }],
    ['must be less than 2001 characters [json-pointer:/blocks/0/hint/text]', { hint: plain('x'.repeat(2_001)) }],
    ['must provide a boolean [json-pointer:/blocks/0/optional]', { optional: 1 }],
    ['must provide a boolean [json-pointer:/blocks/0/dispatch_action]', { dispatch_action: 'yes' }],
    ['must provide an object [json-pointer:/blocks/0/element]', { element: undefined }],
    ['must be less than 256 characters [json-pointer:/blocks/0/block_id]', { block_id: 'x'.repeat(256) }],
  ])('is in an input block that keeps the rules: %s', (broken, fields) => {
    expect(brokenRules([{ ...input('name', { type: 'plain_text_input' }), ...fields }])).toEqual([broken]);
  });

  it('has an id of its own', () => {
    const twice = [input('a', { type: 'plain_text_input' }), { ...input('a', { type: 'datepicker' }), block_id: 'b' }];
    expect(brokenRules(twice)).toEqual(['action_id must be unique [json-pointer:/blocks]']);
  });
});
