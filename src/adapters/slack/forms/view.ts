import type { types } from '@slack/bolt';
import type { FilledForm, Sheet } from '../../../forms/form.ts';
import type { SlackBlock } from '../block-types.ts';
import { blockKit } from '../limits.ts';
import { type Line, say } from '../lines.ts';
import { asCommand } from '../messages.ts';
import { digestFields } from './digest-fields.ts';
import { actionOf, input, plain } from './elements.ts';
import { type FormMetadata, formatMetadata } from './metadata.ts';
import { reportFields } from './report-fields.ts';

export const formCallback = 'mailstats_form';

/** Where a form stands, as far as its fields do not tell. */
export type FormPlace = Pick<FormMetadata, 'channel' | 'responseUrl' | 'clicked'>;

/** What a form has to know that is opened with this filled in. */
export function metadataOf(sheet: Sheet, place: FormPlace): FormMetadata {
  const { form, days } = sheet;
  const report = form.kind === 'report' ? form.report : form.digest.report;
  const isQuick = report.days === null || days.some(({ words }) => words === report.days);
  const isUsual = report.compare === null || report.compare === 'vs previous';
  const { pool, domain, config } = report.filters;
  return {
    ...place,
    kind: form.kind,
    ...(form.kind === 'digest' && form.before !== null ? { before: form.before } : {}),
    ...(isQuick ? {} : { ownDays: report.days ?? '' }),
    ...(isUsual ? {} : { ownComparison: report.compare ?? '' }),
    more: pool !== undefined || domain !== undefined || config !== undefined,
  };
}

/** The form; `null` when what it has to know of itself does not fit into a view. */
export function formView(sheet: Sheet, metadata: FormMetadata): types.ModalView | null {
  const { form, words, days } = sheet;
  const private_metadata = formatMetadata(metadata);
  if (private_metadata === null) return null;
  const report = form.kind === 'report' ? form.report : form.digest.report;
  const blocks = [
    // Above the fields, where it is seen to change.
    ...commandBlocks(words),
    ...(form.kind === 'digest' ? digestFields(form.digest, metadata) : []),
    ...reportFields(report, days, metadata),
    ...(metadata.channel === undefined && !isChange(form) ? [whereField(form)] : []),
  ];
  const { title, submit } = wordsFor(form);
  return {
    type: 'modal',
    callback_id: formCallback,
    title: plain(title, blockKit.view.title),
    submit: plain(submit, blockKit.view.title),
    close: plain('Cancel', blockKit.view.title),
    private_metadata,
    blocks: blocks as types.KnownBlock[],
  };
}

function wordsFor(form: FilledForm): { readonly title: string; readonly submit: string } {
  if (form.kind === 'report') return { title: 'Ask about mail', submit: 'Ask' };
  return form.before === null
    ? { title: 'New digest', submit: 'Create' }
    : { title: `Change ${form.before.name}`, submit: 'Save' };
}

/** What would be typed to the same effect: whoever sees it each time need not open the form for long. */
function commandBlocks(words: string): readonly SlackBlock[] {
  // What a digest would be left as needs no command.
  const told: readonly Line[] = words.startsWith('digest show ')
    ? [['Nothing is changed yet.']]
    : [[{ bold: 'The same in words' }], [{ code: asCommand(words) }]];
  const [{ blocks = [] }] = say(...told);
  return blocks.map((block) => ({ ...block, block_id: 'command' }));
}

/** A digest that is there already stays in its channel; what was changed is told in direct messages. */
const isChange = (form: FilledForm): boolean => form.kind === 'digest' && form.before !== null;

/** Slack then gives a response_url with what is filled in. */
function whereField({ kind }: FilledForm): types.InputBlock {
  const element: types.ConversationsSelect = {
    type: 'conversations_select',
    action_id: actionOf('where'),
    placeholder: plain('Choose a channel', blockKit.placeholder),
    default_to_current_conversation: true,
    response_url_enabled: true,
    filter: { include: ['public', 'private', ...(kind === 'report' ? ['im' as const] : [])] },
  };
  const label = kind === 'report' ? 'Answer in' : 'Post it in';
  // A menu with a response_url cannot tell of its changes.
  return input('where', label, element, { optional: false, tells: false });
}

/** Until it is known what the form begins with, or in its place. */
export function noticeView(title: string, ...lines: readonly Line[]): types.ModalView {
  const [{ blocks = [] }] = say(...lines);
  return {
    type: 'modal',
    title: plain(title, blockKit.view.title),
    close: plain('Close', blockKit.view.title),
    blocks: blocks as types.KnownBlock[],
  };
}

/** In the place of a form that another version opened. */
export function outdatedView(): types.ModalView {
  return noticeView('mailstats', [
    'This form comes from another version of mailstats. Close it and open it again: ',
    { code: '/mailstats' },
  ]);
}
