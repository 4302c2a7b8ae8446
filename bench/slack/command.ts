import { Agent, request } from 'node:http';
import { type SignedRequest, sign } from '../../sandbox/slack/signed-delivery.ts';

/** Of the pretend Slack. */
export const botToken = 'xoxb-pretend-bot';
export const appToken = 'xapp-pretend-app';
export const signingSecret = 'pretend-signing-secret';

const agent = new Agent({ keepAlive: true });
let commands = 0;

/** Delivers a signed /mailstats to a bot's request URL; resolves when it is acknowledged, rejects unless with 200. */
export async function deliverCommand(botUrl: string, text: string, responseUrl: string): Promise<void> {
  commands += 1;
  const command = sign(
    {
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
    },
    signingSecret,
    Date.now(),
  );
  const status = await post(`${botUrl}/slack/events`, command);
  if (status !== 200) throw new Error(`a command was answered with ${status}`);
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
