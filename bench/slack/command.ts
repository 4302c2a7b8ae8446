import { Agent, request } from 'node:http';
import { type SignedRequest, sign } from '../../sandbox/slack/signed-delivery.ts';

/** Of the pretend Slack. */
export const botToken = 'xoxb-pretend-bot';
export const appToken = 'xapp-pretend-app';
export const signingSecret = 'pretend-signing-secret';

const agent = new Agent({ keepAlive: true });
let commands = 0;

/** Delivers words to a bot's request URL; resolves when they are acknowledged, rejects unless with 200. */
export type DeliverWords = (botUrl: string, text: string, responseUrl: string) => Promise<void>;

/** As a signed /mailstats. */
export const deliverCommand: DeliverWords = (botUrl, text, responseUrl) => {
  commands += 1;
  return deliver(botUrl, {
    team_id: 'T1',
    channel_id: 'C1MAIL',
    channel_name: 'mail',
    user_id: 'U1MARIA',
    user_name: 'maria',
    command: '/mailstats',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: `bench.${commands}`,
  });
};

/** As a click on a button that says them, each in a message of its own. */
export const deliverClick: DeliverWords = (botUrl, text, responseUrl) => {
  commands += 1;
  const container = {
    type: 'message',
    message_ts: `1795000000.${commands}`,
    channel_id: 'C1MAIL',
    is_ephemeral: false,
  };
  const value = JSON.stringify({ v: 1, say: text });
  const action = { type: 'button', action_id: 'say:0', block_id: 'b0', value, text: { type: 'plain_text', text } };
  const payload = {
    type: 'block_actions',
    user: { id: 'U1MARIA', username: 'maria', name: 'maria', team_id: 'T1' },
    api_app_id: 'A1',
    container,
    trigger_id: `bench.${commands}`,
    team: { id: 'T1', domain: 'pretend' },
    is_enterprise_install: false,
    channel: { id: 'C1MAIL', name: 'mail' },
    response_url: responseUrl,
    actions: [{ ...action, action_ts: '1795000000.000001' }],
  };
  return deliver(botUrl, { payload: JSON.stringify(payload) });
};

async function deliver(botUrl: string, form: Readonly<Record<string, string>>): Promise<void> {
  const status = await post(`${botUrl}/slack/events`, sign(form, signingSecret, Date.now()));
  if (status !== 200) throw new Error(`what was delivered was answered with ${status}`);
}

function post(url: string, command: SignedRequest): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: command.headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server may close a kept connection at the moment it is used again (Node's docs, request.reusedSocket).
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(post(url, command));
      else reject(error);
    });
    sent.end(command.body);
  });
}
