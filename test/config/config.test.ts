import { describe, expect, it } from 'vitest';
import { loadAskingSettings, loadBotSettings } from '../../src/config.ts';

/** Whatever the environment of the tests holds does not count. */
const nothing = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => /^(?:ALIBABA_CLOUD|DIRECT_MAIL|MAILSTATS|SLACK)_|^(?:HOST|PORT)$/.test(name))
    .map((name) => [name, '']),
);

describe('settings', () => {
  it('have defaults for everything that asking needs', () => {
    expect(loadAskingSettings(nothing)).toMatchObject({
      ok: true,
      settings: {
        DIRECT_MAIL_REGION: 'cn-hangzhou',
        DIRECT_MAIL_CALLS_PER_MINUTE: 50,
        DIRECT_MAIL_CREATE_TIME: 'china',
        MAILSTATS_TIMEZONE: 'Asia/Shanghai',
        MAILSTATS_WEEK_STARTS_ON: 1,
        MAILSTATS_DATE_ORDER: 'mdy',
      },
    });
  });

  it('are all told at once when wrong, by name and what to put there, never by value', () => {
    const wrong = {
      SLACK_BOT_TOKEN: 'secret-token',
      DIRECT_MAIL_REGION: 'mars',
      DIRECT_MAIL_ENDPOINT: 'http://user:secret@host/path',
      PORT: '99999',
      ALIBABA_CLOUD_ACCESS_KEY_ID: 'secret-id',
    };
    expect(loadBotSettings({ ...nothing, ...wrong })).toEqual({
      ok: false,
      problems: [
        'DIRECT_MAIL_REGION: Put one of cn-hangzhou, ap-southeast-1, us-east-1, eu-central-1.',
        'DIRECT_MAIL_ENDPOINT: Put a host or a URL without a path, such as http://127.0.0.1:8080.',
        'SLACK_BOT_TOKEN: Put the bot token of your Slack app; it begins with xoxb-.',
        'PORT: Put a port, a whole number from 0 to 65535.',
        'ALIBABA_CLOUD_ACCESS_KEY_SECRET: Set it too: the access key has an id and a secret.',
        'SLACK_APP_TOKEN: Put the app-level token (xapp-…) for Socket Mode, or set SLACK_SIGNING_SECRET for HTTP.',
      ],
    });
  });

  it.each([
    ['monday', 1],
    ['Sun', 0],
    ['6', 6],
  ])('a week starts on %s', (said, weekday) => {
    const loaded = loadAskingSettings({ ...nothing, MAILSTATS_WEEK_STARTS_ON: said });
    expect(loaded).toMatchObject({ ok: true, settings: { MAILSTATS_WEEK_STARTS_ON: weekday } });
  });
});
