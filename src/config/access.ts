import { z } from 'zod';
import { mostAllowed } from '../commands/settings/parse-allowed.ts';
import type { Rule } from './rule.ts';

const ids = (pattern: RegExp, sentence: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,;]+/).filter((id) => id !== ''))
    .refine((list) => list.every((id) => pattern.test(id)), sentence);

const userIds = 'Put ids of people, such as U0123456789, with commas between them; a profile in Slack shows it.';
const channelIds =
  'Put ids of channels, such as C0123456789, with commas between them; the details of a channel show it.';

const groupIds =
  'Put ids of user groups, such as S0123456789, with commas between them; the link to a group ends in it.';

export const access = {
  MAILSTATS_ALLOWED_USERS: ids(/^[UW][A-Z0-9]+$/, userIds),
  MAILSTATS_ALLOWED_GROUPS: ids(/^S[A-Z0-9]+$/, groupIds),
  MAILSTATS_ALLOWED_CHANNELS: ids(/^[CGD][A-Z0-9]+$/, channelIds),
  MAILSTATS_ADMINS: ids(/^[UW][A-Z0-9]+$/, userIds),
};

/** With commas between them: tags may hold spaces. */
const names = (isOne: (name: string) => boolean, sentence: string) =>
  z
    .string()
    .default('')
    .transform((text) => [...new Set(text.split(/[,;]/).map((name) => name.trim()))].filter((name) => name !== ''))
    .refine((list) => list.length <= mostAllowed && list.every(isOne), sentence);

/** What may be seen, be it asked for in Slack or posted from the command line. */
export const allowed = {
  MAILSTATS_ALLOWED_SENDERS: names(
    (name) => /^[^\s@]+@[^\s@]+$/.test(name),
    `Put whole sender addresses, such as news@example.com, with commas between them; at most ${mostAllowed}.`,
  ),
  MAILSTATS_ALLOWED_TAGS: names(
    (name) => [...name].length <= 128,
    `Put tags, such as welcome, with commas between them; at most ${mostAllowed} of at most 128 characters.`,
  ),
};

export const tagsHaveSenders: Rule = ({ MAILSTATS_ALLOWED_TAGS: tags, MAILSTATS_ALLOWED_SENDERS: senders }) =>
  tags !== undefined && senders === undefined
    ? 'MAILSTATS_ALLOWED_SENDERS: Set it too: a tag belongs to a sender, so MAILSTATS_ALLOWED_TAGS alone means nothing.'
    : null;
