import { App, HTTPReceiver } from '@slack/bolt';

/** The peer of the bot in Slack: the least that Bolt can be. It acknowledges /mailstats and does nothing else. */
const { SLACK_BOT_TOKEN: token = '', SLACK_SIGNING_SECRET: signingSecret = '', SLACK_API_URL, PORT } = process.env;
const receiver = new HTTPReceiver({
  signingSecret,
  customRoutes: [{ path: '/healthz', method: ['GET'], handler: (_, response) => void response.end() }],
});
const clientOptions = SLACK_API_URL === undefined ? {} : { slackApiUrl: SLACK_API_URL };
const app = new App({ token, receiver, clientOptions });
app.command('/mailstats', async ({ ack }) => ack());
await app.start({ port: Number(PORT), host: '127.0.0.1' });
