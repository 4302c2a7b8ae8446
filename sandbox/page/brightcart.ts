import type { WorldOptions } from '../slack/world.ts';
import type { PageUser } from './wire.ts';

/** Who works at Brightcart, the shop that does not exist. */
export const users: readonly PageUser[] = [
  { id: 'U1MARIA', name: 'Maria Lopez', about: 'sends the newsletters' },
  { id: 'U2CHEN', name: 'Wei Chen', about: 'administrator of mailstats' },
  { id: 'U3SAM', name: 'Sam Okafor', about: 'guest, may not ask' },
];

export const administrators: readonly string[] = ['U2CHEN'];

/** What Slack says about them. */
export const people: NonNullable<WorldOptions['people']> = {
  U1MARIA: { name: 'Maria Lopez' },
  U2CHEN: { name: 'Wei Chen' },
  U3SAM: { name: 'Sam Okafor', kind: 'guest' },
};

const bot = 'U0BOT';
const direct = (user: string) => ({ kind: 'direct' as const, members: [user, bot] });

/** Where they talk: with mailstats, without it, in private, and where nobody talks any more. */
export const conversations: NonNullable<WorldOptions['conversations']> = {
  C1MAIL: { name: 'mail', kind: 'public', members: [...users.map(({ id }) => id), bot] },
  C2CAMPAIGNS: { name: 'campaigns', kind: 'public', members: ['U1MARIA', 'U2CHEN'] },
  C3DELIVERY: { name: 'delivery', kind: 'private', members: ['U1MARIA', 'U2CHEN', bot] },
  C4SPRING: { name: 'spring-sale', kind: 'public', members: ['U1MARIA'], archived: true },
  ...Object.fromEntries(users.map(({ id }) => [`D${id}`, direct(id)])),
};

export const firstChannel = 'C1MAIL';

/** To click on where nobody has asked yet. */
export const firstQuestions = [
  { words: 'last 7 days by esp vs previous', meaning: 'How mailbox providers differ, and what changed' },
  { words: 'last week by ip', meaning: 'One of the dedicated IPs has trouble' },
  { words: 'check welcome from:hello', meaning: 'One tag against its own past' },
  { words: 'digest weekly on monday at 9:00: last week by esp', meaning: 'A report every week; then move the clock' },
  { words: '', meaning: 'Choose in a form instead' },
] as const;

export function nameOf(user: string): string {
  return users.find(({ id }) => id === user)?.name ?? user;
}
