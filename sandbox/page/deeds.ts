import { setTimeout as pause } from 'node:timers/promises';
import type { Delivered } from '../slack/delivery.ts';
import { isMissing } from '../slack/submission.ts';
import type { SeenView } from '../slack/views.ts';
import type { SeenMessage } from '../slack/world.ts';
import type { Board } from './board.ts';
import { nameOf } from './brightcart.ts';
import type { PageWorld } from './page-world.ts';
import { conversationsOf } from './state.ts';
import type { Deed, Done, ElementValue, Question, Suggested } from './wire.ts';

const done: Done = { ok: true };
const longestWaitMs = 3_000;
const trouble = 'We had some trouble connecting. Try again?';

type Of<Kind extends Deed['do']> = Extract<Deed, { readonly do: Kind }>;

/** What people can do, done in the pretend Slack. */
export interface Deeds {
  /** Rejects with what a client would not have let this person do. */
  perform(deed: Deed): Promise<Done>;
  suggest(question: Question): Promise<Suggested>;
}

export function createDeeds(world: PageWorld, board: Board): Deeds {
  const { slack, clock, conductor } = world;

  /** Somebody who cannot see a conversation cannot do anything there either. */
  function conversationOf(user: string, channel: string) {
    const found = conversationsOf(user, world).find(({ id }) => id === channel);
    if (found === undefined) throw new Error(`There is no conversation ${channel} for ${nameOf(user)}.`);
    return found;
  }

  function messageAt({ channel, ts }: { readonly channel: string; readonly ts: string }, user: string): SeenMessage {
    conversationOf(user, channel);
    const found = slack.messages.find((each) => each.channel === channel && each.ts === ts);
    if (found === undefined) throw new Error('The message is not there any more.');
    return found;
  }

  function viewAt(id: string, user: string) {
    const found = [...slack.views, ...slack.homes.values()].find((view) => view.id === id && view.user === user);
    if (found === undefined) throw new Error('The form is not there any more.');
    return found;
  }

  async function command({ user, channel, text }: Of<'command'>): Promise<Done> {
    const { isArchived } = conversationOf(user, channel);
    if (isArchived) throw new Error('The channel is archived.');
    board.echo(user, channel, nameOf(user), `/mailstats ${text}`.trimEnd());
    const { acknowledged } = await slack.command(text, { user, channel });
    if (!acknowledged) board.tell(user, channel, darn('/mailstats', whyNot()));
    return done;
  }

  /** Without a connection Slack knows at once, else it waits. */
  const whyNot = () => (slack.sockets.open() > 0 ? 'operation_timeout' : 'dispatch_failed');

  function say({ user, channel, text }: Of<'say'>): Done {
    const { isMember, isArchived } = conversationOf(user, channel);
    if (isArchived || !isMember) throw new Error('Only members can write into a channel that is not archived.');
    const [word = ''] = text.split(/\s/);
    if (/^\/\w/.test(word)) {
      board.tell(user, channel, `\`${word}\` is not a valid command here. This workspace has \`/mailstats\`.`);
    } else slack.workspace.say(channel, escaped(text), { user });
    return done;
  }

  async function act({ user, at, actionId, value }: Of<'act'>): Promise<Done> {
    if ('message' in at) {
      const option = value.selected_option?.text.text;
      const message = messageAt(at.message, user);
      return told(await slack.click(message, actionId, { user, ...(option === undefined ? {} : { option }) }));
    }
    const { id } = viewAt(at.view, user);
    if (value.type === 'button') return told(await slack.press(id, actionId));
    if (value.type === 'overflow') {
      return told(await slack.press(id, actionId, { option: value.selected_option?.text.text ?? '' }));
    }
    const delivered = await slack.fill(id, actionId, heldIn(value));
    return delivered === null ? done : told(delivered);
  }

  async function submit({ user, view }: Of<'submit'>): Promise<Done> {
    const form = viewAt(view, user);
    const missing = missingIn(form);
    if (Object.keys(missing).length > 0) return { ok: false, error: '', fields: missing };
    const { acknowledged, errors } = await slack.submit(form.id);
    if (!acknowledged) return { ok: false, error: trouble };
    return errors === undefined ? done : { ok: false, error: 'Look at the fields marked below.', fields: errors };
  }

  async function moveClock({ to }: Of<'move clock'>): Promise<Done> {
    // What is under way ends first where it can: its leases go by the same clock.
    await Promise.race([conductor.settled(), pause(longestWaitMs, undefined, { ref: false })]);
    clock.moveTo(new Date(to));
    await conductor.tick();
    return done;
  }

  const performs: { readonly [Kind in Deed['do']]: (deed: Of<Kind>) => Promise<Done> | Done } = {
    command,
    say,
    async join({ user, channel }) {
      if (!conversationOf(user, channel).isMember) await slack.workspace.invite(channel, user, { by: user });
      return done;
    },
    async invite({ user, channel }) {
      const { hasBot, isArchived, isMember } = conversationOf(user, channel);
      if (isArchived || !isMember) throw new Error('Only members can invite to a channel that is not archived.');
      if (hasBot) board.tell(user, channel, 'mailstats is already in this channel.');
      else await slack.workspace.invite(channel, undefined, { by: user });
      return done;
    },
    act,
    submit,
    async close({ user, view }) {
      await slack.dismiss(viewAt(view, user).id);
      return done;
    },
    async shortcut({ user, callbackId, message }) {
      const on = message === undefined ? {} : { message: messageAt(message, user) };
      return told(await slack.shortcut(callbackId, { user, ...on }));
    },
    async home({ user }) {
      const delivered = await slack.openHome(user);
      return delivered === null ? done : told(delivered);
    },
    'move clock': moveClock,
  };

  return {
    perform: async (deed) => performs[deed.do](deed as never),
    async suggest({ user, at, actionId, query }) {
      if (!('view' in at)) throw new Error('Only forms and Home have such menus.');
      const { options, groups } = await slack.suggest(viewAt(at.view, user).id, actionId, query);
      return {
        options: options as Suggested['options'],
        groups: groups.map((group) => ({
          label: group.label.text,
          options: group.options as Suggested['options'],
        })),
      };
    },
  };
}

function told({ acknowledged }: Pick<Delivered, 'acknowledged'>): Done {
  return acknowledged ? done : { ok: false, error: trouble };
}

/** What a client checks before a form is sent off, at its fields. */
function missingIn(form: SeenView): Readonly<Record<string, string>> {
  const missing = form.blocks.filter((block) => isMissing(block, form));
  return Object.fromEntries(missing.map(({ block_id }) => [block_id, 'Please complete this required field.']));
}

/** As Slackbot says it. */
function darn(command: string, error: string): string {
  return `Darn – that slash command didn’t work (error message: \`${error}\`). Command: \`${command}\``;
}

/** What people type is text: Slack's clients escape its control characters. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What is filled in, as `fill` takes it. */
function heldIn(value: ElementValue): string | readonly string[] | null {
  if (value.selected_options !== undefined) return value.selected_options.map((option) => option.value);
  const one =
    value.value ??
    value.selected_option?.value ??
    value.selected_date ??
    value.selected_time ??
    value.selected_conversation ??
    value.selected_channel ??
    value.selected_user;
  return one ?? null;
}
