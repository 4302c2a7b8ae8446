import type { types } from '@slack/bolt';
import type { HelpRow } from '../../../commands/help.ts';
import type { Home, HomeDigest } from '../../../home/home.ts';
import type { ActionValue } from '../action-value.ts';
import type { SlackBlock } from '../block-types.ts';
import { tidyLine } from '../characters.ts';
import { blockKit } from '../limits.ts';
import { type Line, say } from '../lines.ts';
import { code, prose } from '../mrkdwn.ts';
import { actionButton } from '../say-button.ts';
import { contextBlock, headerBlock } from '../text-blocks.ts';

/** Home as somebody sees it. Its clicks say their words as if they were typed in the direct messages with mailstats. */
export function homeView(home: Home): types.HomeView {
  const { digests, more, knowsChannels, questions, health, help } = home;
  const blocks: readonly SlackBlock[] = [
    headerBlock('How is your mail doing?', blockKit),
    ...actions('questions', [
      { label: 'Ask about mail', does: { do: 'form', say: '' }, style: 'primary' },
      ...questions.map(({ label, words }) => ({ label, does: { do: 'say', say: words } as const })),
    ]),
    contextBlock(`Answers come in Messages, above. ${health}`, blockKit),
    headerBlock('Digests', blockKit),
    ...(digests.length === 0 ? [noDigests(knowsChannels)] : digests.flatMap(digestBlocks)),
    ...(more === 0 ? [] : [lines([`These are posted next; ${more} more are not shown.`])]),
    ...(knowsChannels || digests.length === 0 ? [] : [contextBlock(onlyOwn, blockKit)]),
    ...actions('digests', [
      { label: 'New digest', does: { do: 'digest', say: '' } },
      ...(more === 0 ? [] : [{ label: 'List all', does: { do: 'say', say: 'digest list all' } } as const]),
    ]),
    headerBlock('What can be asked', blockKit),
    lines([help.intro], ...help.examples.map((row) => helpLine(row, '/mailstats '))),
    ...help.sections.map(({ title, rows }) => lines([{ bold: title }], ...rows.map((row) => helpLine(row)))),
    lines(...help.notes.map((note): Line => [note])),
  ];
  return { type: 'home', callback_id: 'mailstats_home', blocks: blocks as types.KnownBlock[] };
}

/** For whoever may not ask, or when Home cannot be made. */
export function homeNotice(sentence: string): types.HomeView {
  return { type: 'home', callback_id: 'mailstats_home', blocks: [lines([sentence])] as types.KnownBlock[] };
}

const onlyOwn = 'Slack does not tell now which channels you are in, so these are only your own.';

function noDigests(knowsChannels: boolean): SlackBlock {
  const none = knowsChannels ? 'You and your channels have no digests yet' : 'You have no digests yet';
  return lines([`${none}: reports that come by themselves, such as every Monday.`]);
}

interface Button {
  readonly label: string;
  readonly does: ActionValue;
  readonly style?: 'primary';
}

/** Buttons in a row; no row when no button can hold its words. */
function actions(id: string, buttons: readonly Button[]): readonly SlackBlock[] {
  const elements = buttons.flatMap(({ label, does, style }, index) => {
    const button = actionButton(label, does, `home:${id}:${index}`);
    return button === null ? [] : [{ ...button, ...(style === undefined ? {} : { style }) }];
  });
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: `home:${id}`, elements }];
}

function digestBlocks(digest: HomeDigest, index: number): readonly SlackBlock[] {
  const { name, paused } = digest;
  const say = (verb: string): ActionValue => ({ do: 'say', say: `digest ${verb} ${name}` });
  const buttons: readonly Button[] = [
    { label: 'Change …', does: say('edit') },
    paused === null ? { label: 'Pause', does: say('pause') } : { label: 'Resume', does: say('resume') },
    { label: 'See it now', does: say('run') },
  ];
  return [section(digest), ...actions(`digest:${index}`, buttons)];
}

/** Its channel is a mention, which shows the name to those only who may see it. */
function section({ name, channel, isMine, words, when, next, paused, last }: HomeDigest): types.SectionBlock {
  const where = /^[CG][A-Z0-9]+$/.test(channel) ? ` in <#${channel}>` : '';
  const told = [
    `*${short(name)}*${where}${isMine ? ' · yours' : ''}`,
    short(capitalized(when)),
    [paused, next === null ? null : `Next: ${next}`, last === null ? 'Not due yet' : `Last: ${last}`]
      .flatMap((part) => (part === null ? [] : [short(capitalized(part))]))
      .join(' · '),
    code(words, blockKit.text.characters / 5),
  ];
  return { type: 'section', text: { type: 'mrkdwn', text: told.join('\n'), verbatim: true } };
}

/** All parts together fit into one text. */
const short = (text: string): string => prose(tidyLine(text), blockKit.ours.quoted);

const helpLine = ({ words, meaning }: HelpRow, before = ''): Line => [
  '• ',
  { code: `${before}${words}` },
  ` ${meaning}`,
];

function lines(...told: readonly Line[]): SlackBlock {
  const [{ blocks: [block] = [] }] = say(...told);
  return block ?? contextBlock('–', blockKit);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
