import { describe, expect, it } from 'vitest';
import type { SeenView } from '../../sandbox/slack/views.ts';
import type { AccessRules } from '../../src/access/gate.ts';
import { type Office, openOffice } from '../digests/desk/office.ts';
import { modes, type RunOptions, run, until } from './running.ts';

const digest = 'digest every monday at 9 in Asia/Shanghai: last week by esp';
const everybody: AccessRules = { users: [], groups: [], channels: [], admins: [] };

interface HomeOptions extends RunOptions {
  readonly access?: AccessRules;
  /** Default: the first time tells something new. */
  readonly look?: () => Promise<boolean>;
  readonly office?: Parameters<typeof openOffice>[0];
}

/** The bot with a real desk and Home in a pretend Slack. U1MARIA and U2CHEN are in C1MAIL, where U1MARIA has a digest. */
async function start(
  mode: (typeof modes)[number],
  { access = everybody, look, office: more, ...options }: HomeOptions = {},
) {
  let asked = 0;
  const office: Office = await openOffice({
    access,
    home: {
      health: () => (asked === 0 ? null : { at: new Date('2026-11-18T01:00:00Z'), fault: null }),
      look:
        look ??
        (async () => {
          asked += 1;
          return asked === 1;
        }),
      channelsOf: async (user) => ({ U1MARIA: ['C1MAIL', 'C2OTHER'], U2CHEN: ['C1MAIL'] })[user] ?? [],
    },
    ...more,
  });
  if (access === everybody) await office.say(digest, { user: 'U1MARIA', channel: 'C1MAIL' });
  const { home, forms } = office.bot;
  const bot = await run(mode, office.reply, { home, forms, ...options });
  const { slack } = bot;
  const view = (user = 'U1MARIA'): SeenView => {
    const found = slack.homes.get(user);
    if (found === undefined) throw new Error(`${user} has no Home`);
    return found;
  };
  const drawn = (user?: string) => JSON.stringify(view(user).blocks);
  return {
    ...bot,
    office,
    view,
    drawn,
    /** Opens Home and waits until it says what Direct Mail said. */
    async open(user = 'U1MARIA') {
      await slack.openHome(user);
      await until(() => slack.homes.has(user) && drawn(user).includes('Asked last on'));
    },
    async press(label: string, user = 'U1MARIA') {
      const { id, blocks } = view(user);
      type Button = { readonly action_id: string; readonly text: { readonly text: string } };
      const buttons = blocks.flatMap(({ type, elements }) => (type === 'actions' ? (elements as Button[]) : []));
      const button = buttons.find(({ text }) => text.text === label);
      if (button === undefined) throw new Error(`no button ${label} in Home`);
      return slack.press(id, button.action_id);
    },
    stored: () => office.store.digests.byName('weekly-esp'),
    [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose](),
  };
}

describe.each(modes)('Home in %s mode', (mode) => {
  it('is not drawn for who looks at the messages beside it', async () => {
    await using at = await start(mode);
    await at.slack.openHome('U1MARIA', 'messages');
    await at.app.stop();
    expect(at.slack.events).toMatchObject([{ type: 'app_home_opened', acknowledged: true }]);
    expect(at.slack.homes.size).toBe(0);
  });

  it('is drawn when it is opened, at first without waiting for Direct Mail', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    await using at = await start(mode, { look: () => promise });
    await at.slack.openHome();
    await until(() => at.slack.homes.has('U1MARIA'));
    expect(at.drawn()).toContain('Direct Mail has not been asked since mailstats started.');
    expect(at.drawn()).toContain('*weekly-esp* in <#C1MAIL> · yours\\nEvery Monday at 09:00, Asia/Shanghai');
    const { hash } = at.view();
    resolve(true);
    await until(() => at.view().hash !== hash);
    expect(at.slack.messages).toEqual([]);
    expect(at.slack.violations).toEqual([]);
  });

  it('asks what its buttons say, and the answer comes in direct messages', async () => {
    await using at = await start(mode);
    await at.open('U2CHEN');
    await at.press('Last 7 days by ESP', 'U2CHEN');
    const [answer] = await at.messages(1);
    expect(answer).toMatchObject({ channel: 'DU2CHEN', via: 'chat.postMessage' });
    expect(answer?.text).toMatch(/^Direct Mail by ESP\n/);
    const answered = () => at.log.find(({ message }) => message === 'answered');
    await until(() => answered() !== undefined);
    expect(answered()?.details).toMatchObject({ user: 'U2CHEN', channel: 'DU2CHEN', via: 'home', kind: 'report' });
    expect(at.slack.violations).toEqual([]);
  });

  it('pauses and resumes digests of one’s channels, those of others too, and is drawn again', async () => {
    await using at = await start(mode);
    await at.open('U2CHEN');
    expect(at.drawn('U2CHEN')).toContain('*weekly-esp* in <#C1MAIL>\\n');
    await at.press('Pause', 'U2CHEN');
    await until(() => at.drawn('U2CHEN').includes('Paused until it is resumed'));
    expect(await at.stored()).toMatchObject({ pause: { by: 'person', until: null } });
    expect((await at.messages(1))[0]).toMatchObject({ channel: 'DU2CHEN', via: 'chat.postMessage' });
    await at.press('Resume', 'U2CHEN');
    await until(() => at.drawn('U2CHEN').includes('"Pause"'));
    expect(await at.stored()).toMatchObject({ pause: null });
    expect(at.log.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(at.slack.violations).toEqual([]);
  });

  it('shows what a digest would post now, as a message that stays', async () => {
    await using at = await start(mode);
    await at.open();
    await at.press('See it now');
    const [preview] = await at.messages(1);
    expect(preview).toMatchObject({ channel: 'DU1MARIA', via: 'chat.postMessage' });
    expect(preview).not.toHaveProperty('onlyTo');
    expect(at.log.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('changes a digest in its form, which asks for no channel', async () => {
    await using at = await start(mode);
    await at.open('U2CHEN');
    await at.press('Change …', 'U2CHEN');
    await until(() => at.slack.views.some(({ title }) => title === 'Change weekly-esp'));
    const [form] = at.slack.views;
    expect(form?.blocks.map(({ block_id }) => block_id)).not.toContain('where');
    await at.slack.fill(form?.id ?? '', 'form:rhythm', 'Every day');
    await until(() => at.slack.views[0]?.hash !== form?.hash);
    expect(await at.slack.submit(form?.id ?? '')).toMatchObject({ acknowledged: true });
    await until(() => at.drawn('U2CHEN').includes('Every day at 09:00, Asia/Shanghai'));
    expect(await at.stored()).toMatchObject({ channel: 'C1MAIL', owner: 'U1MARIA' });
    expect((await at.messages(1))[0]).toMatchObject({ channel: 'DU2CHEN' });
    expect(at.slack.violations).toEqual([]);
  });

  it('makes a digest in the channel that is chosen, which then is in Home', async () => {
    await using at = await start(mode);
    await at.open();
    await at.press('New digest');
    await until(() => at.slack.views.some(({ title }) => title === 'New digest'));
    const [form] = at.slack.views;
    await at.slack.fill(form?.id ?? '', 'form:where', 'C2OTHER');
    await at.slack.fill(form?.id ?? '', 'form:name', 'fresh');
    await until(() => at.slack.views[0]?.hash !== form?.hash);
    await at.slack.submit(form?.id ?? '');
    await until(() => at.drawn().includes('*fresh* in <#C2OTHER> · yours'));
    expect(at.slack.violations).toEqual([]);
  });

  it('opens the form for questions', async () => {
    await using at = await start(mode);
    await at.open();
    await at.press('Ask about mail');
    await until(() => at.slack.views.some(({ title }) => title === 'Ask about mail'));
    expect(at.slack.messages).toEqual([]);
    expect(at.slack.violations).toEqual([]);
  });

  it('follows what is said to digests elsewhere, once it has been opened', async () => {
    await using at = await start(mode);
    await at.slack.command('digest pause weekly-esp');
    await at.messages(1);
    expect(at.slack.homes.size).toBe(0);
    await at.open();
    await at.slack.command('digest resume weekly-esp');
    await until(() => at.drawn().includes('"Pause"'));
    expect(at.slack.violations).toEqual([]);
  });
});

describe('Home', () => {
  const notYou =
    'mailstats answers only some people, and you are not among them yet. Whoever runs mailstats can change that.';

  it('has nothing but the refusal for whoever may not ask', async () => {
    await using at = await start('http', { access: { ...everybody, users: ['U1MARIA'] } });
    await at.slack.openHome('U2CHEN');
    await until(() => at.slack.homes.has('U2CHEN'));
    expect(at.view('U2CHEN').blocks).toHaveLength(1);
    expect(at.drawn('U2CHEN')).toContain(notYou);
  });

  it('is there where only some channels are answered', async () => {
    await using at = await start('http', { access: { ...everybody, channels: ['C1MAIL'] } });
    await at.open();
    expect(at.drawn()).toContain('Ask about mail');
    await at.press('Ask about mail');
    await until(() => at.slack.views.some(({ title }) => title === 'Ask about mail'));
  });

  it('does nothing to a digest of a channel that one has left since', async () => {
    await using at = await start('http');
    await at.open('U2CHEN');
    const { store } = at.office;
    const before = await at.stored();
    if (before === null) throw new Error('there is no digest');
    await store.digests.update({ ...before, channel: 'C2OTHER' });
    await at.press('Pause', 'U2CHEN');
    expect((await at.messages(1))[0]?.text).toContain('weekly-esp');
    expect(await at.stored()).toMatchObject({ pause: null });
    await until(() => !at.drawn('U2CHEN').includes('weekly-esp'));
  });

  it('that Slack does not take is logged, and drawn the next time it is opened', async () => {
    await using at = await start('socket');
    at.slack.mishap('views.publish', { kind: 'error', error: 'internal_error' });
    await at.slack.openHome();
    await until(() => at.log.some(({ message }) => message === 'Home could not be drawn'));
    await at.open();
    expect(at.slack.violations).toEqual([]);
  });

  it('says so when something went wrong that nobody foresaw', async () => {
    const home = { of: () => Promise.reject(new Error('oops')), look: async () => false };
    await using at = await start('http', { home });
    await at.slack.openHome();
    await until(() => at.slack.homes.has('U1MARIA'));
    expect(at.drawn()).toContain(
      'Home cannot be shown now. Whoever runs mailstats finds the reason in the log as ref123.',
    );
    expect(at.log).toContainEqual(
      expect.objectContaining({ message: 'unforeseen', details: expect.objectContaining({ reference: 'ref123' }) }),
    );
  });

  it('keeps nobody waiting at a shutdown while Direct Mail is looked at', async () => {
    await using at = await start('http', { look: () => new Promise(() => {}) });
    await at.slack.openHome();
    await until(() => at.slack.homes.has('U1MARIA'));
    expect(await at.app.stop(600_000)).toEqual({ unanswered: 0 });
  });
});
