import { describe, expect, it } from 'vitest';
import { type AccessRules, maySee, refusalOf } from '../../src/access/gate.ts';
import type { Person } from '../../src/ports.ts';
import { open } from './rules.ts';

const not = (whom: string, who: string) => `mailstats answers only ${whom}. ${who} can change that.`;
const chosen = (who: string) => not('some people, and you are not among them yet', who);
const guest = (who: string) => not('members of this workspace, and you are a guest', who);
const stranger = not('members of its own workspace, and you are of another one', 'Whoever runs mailstats');
const app = not('people, not apps', 'Whoever runs mailstats');
const noOne = chosen('Whoever runs mailstats');
const unclear =
  'Slack does not say who you are at the moment, so mailstats cannot tell whether you may ask. Try again in a minute. If it stays so, its log says why.';
const notHere =
  'mailstats does not answer in this channel. Ask in one where it does, or in a direct message to mailstats; whoever runs mailstats can add this one.';

const kinds: Readonly<Record<string, Person['kind']>> = { UGUEST: 'guest', USTRANGER: 'stranger', UBOT: 'bot' };
const names: Readonly<Record<string, string>> = { U7: 'Maria Lopez', U8: 'Wei Chen', U9: 'Ada' };

/** Of `UNKNOWN` nothing is known, and `SUNKNOWN` cannot be looked into. */
const directory: AccessRules & Parameters<typeof refusalOf>[1] = {
  ...open,
  directory: {
    person: async (id) =>
      id.startsWith('UNKNOWN') ? null : { id, name: names[id] ?? id, kind: kinds[id] ?? 'member' },
    isInGroup: async (user, groups) => {
      if (groups.includes('S1') && ['U1', 'UGUEST', 'UNKNOWN'].includes(user)) return true;
      return groups.includes('SUNKNOWN') ? null : false;
    },
  },
};

describe('who may ask where', () => {
  it.each<[string, Partial<AccessRules>, string, string, string | null]>([
    ['nothing is set', {}, 'U1', 'C1', null],
    ['only administrators are set', { admins: ['U9'] }, 'U1', 'C1', null],
    ['they are named', { users: ['U1'] }, 'U1', 'C1', null],
    ['others are named', { users: ['U2'] }, 'U1', 'C1', noOne],
    ['others are named, and they are an administrator', { users: ['U2'], admins: ['U1'] }, 'U1', 'C1', null],
    ['the channel is named', { channels: ['C1'] }, 'U1', 'C1', null],
    ['another channel is named', { channels: ['C2'] }, 'U1', 'C1', notHere],
    ['another channel is named, to an administrator', { channels: ['C2'], admins: ['U1'] }, 'U1', 'C1', 'U1'],
    ['a channel is named, and this is their own direct message', { channels: ['C2'] }, 'U1', 'DOWN', null],
    ['a channel is named, and this is a direct message of others', { channels: ['C2'] }, 'U1', 'DELSE', notHere],
    ['a channel is named, and none is chosen yet', { channels: ['C2'] }, 'U1', '', null],
    ['others are named, and no channel is chosen yet', { users: ['U2'] }, 'U1', '', noOne],
    ['others are named, in a direct message', { users: ['U2'] }, 'U1', 'DOWN', noOne],
    ['nothing is set, to a guest', {}, 'UGUEST', 'C1', guest('Whoever runs mailstats')],
    ['administrators are set, to a guest', { admins: ['U7'] }, 'UGUEST', 'C1', guest('Maria Lopez')],
    ['nothing is set, to a guest in a direct message', {}, 'UGUEST', 'DOWN', guest('Whoever runs mailstats')],
    ['they are named, and a guest', { users: ['UGUEST'] }, 'UGUEST', 'C1', null],
    ['they are an administrator, and a guest', { admins: ['UGUEST'] }, 'UGUEST', 'C1', null],
    [
      'only their group is named, and they are a guest',
      { groups: ['S1'] },
      'UGUEST',
      'C1',
      guest('Whoever runs mailstats'),
    ],
    ['nothing is set, to somebody of elsewhere', {}, 'USTRANGER', 'C1', stranger],
    ['the channel is named, to somebody of elsewhere', { channels: ['C1'] }, 'USTRANGER', 'C1', stranger],
    [
      'others and administrators are named, to somebody of elsewhere',
      { users: ['U2'], admins: ['U7'] },
      'USTRANGER',
      'C1',
      stranger,
    ],
    ['they are named, and of elsewhere', { users: ['USTRANGER'] }, 'USTRANGER', 'C1', null],
    ['nothing is set, to an app', {}, 'UBOT', 'C1', app],
    ['nobody knows who they are', {}, 'UNKNOWN', 'C1', unclear],
    ['nobody knows who they are, but their group is named', { groups: ['S1'] }, 'UNKNOWN', 'C1', unclear],
    ['nobody knows who they are, but they are named', { users: ['UNKNOWN'] }, 'UNKNOWN', 'C1', null],
    ['nobody knows who they are, and others are named', { users: ['U2'], admins: ['U7'] }, 'UNKNOWN', 'C1', noOne],
    ['their group is named', { groups: ['S2', 'S1'] }, 'U1', 'C1', null],
    ['their group is named, and others', { groups: ['S1'], users: ['U2'] }, 'U1', 'C1', null],
    ['they are named, and a group they are not in', { groups: ['S1'], users: ['U2'] }, 'U2', 'C1', null],
    ['a group they are not in is named', { groups: ['S1'] }, 'U2', 'C1', noOne],
    ['nobody knows who is in the group', { groups: ['SUNKNOWN'] }, 'U1', 'C1', unclear],
    ['nobody knows who is in one group, and they are in the other', { groups: ['SUNKNOWN', 'S1'] }, 'U1', 'C1', null],
    ['one administrator can help', { users: ['U2'], admins: ['U7'] }, 'U1', 'C1', chosen('Maria Lopez')],
    ['two can help', { users: ['U2'], admins: ['U7', 'U8'] }, 'U1', 'C1', chosen('Maria Lopez or Wei Chen')],
    [
      'many can help',
      { users: ['U2'], admins: ['U7', 'U8', 'U9', 'U5'] },
      'U1',
      'C1',
      chosen('Maria Lopez, Wei Chen or Ada'),
    ],
    ['one of them is not known', { users: ['U2'], admins: ['UNKNOWN', 'U8'] }, 'U1', 'C1', chosen('Wei Chen')],
    [
      'none of them is known',
      { users: ['U2'], admins: ['UNKNOWN'] },
      'U1',
      'C1',
      chosen('An administrator of mailstats'),
    ],
  ])('%s', async (_, rules, user, channel, expected) => {
    const sentence = await refusalOf({ user, channel }, { ...directory, ...rules }, async (id) => id === 'DOWN');
    const wanted = expected === 'U1' ? notHere.replace('whoever runs mailstats', 'U1') : expected;
    expect(sentence).toBe(wanted);
  });

  it.each([
    ['U1', 'C1', true],
    ['U2', 'C2', false],
    ['U2', 'C1', true],
    ['U1', 'C2', true],
    ['U9', 'C3', true],
  ])('%s in %s sees a digest of U1 in C1: %s', (user, channel, expected) => {
    expect(maySee({ channel: 'C1', owner: 'U1' }, { user, channel }, { ...open, admins: ['U9'] })).toBe(expected);
  });
});
