import { Agent, request } from 'node:http';
import { sign } from '../../sandbox/slack/signed-delivery.ts';

/** Of the pretend Slack. */
export const botToken = 'xoxb-pretend-bot';
export const appToken = 'xapp-pretend-app';
export const signingSecret = 'pretend-signing-secret';

const agent = new Agent({ keepAlive: true });
let commands = 0;

/** Delivers a signed /mailstats to a bot's request URL; resolves when it is acknowledged, rejects unless with 200. */
export function deliverCommand(botUrl: string, text: string, responseUrl: string): Promise<void> {
  commands += 1;
  const { body, headers } = sign(
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
  return new Promise((resolve, reject) => {
    const sent = request(`${botUrl}/slack/events`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`a command was answered with ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
