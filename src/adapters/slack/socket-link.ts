import { setTimeout as pause } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../ports.ts';
import { within } from './in-flight.ts';
import { tokenProblem } from './start-problem.ts';
import type { Timing } from './timing.ts';

/** A connection to Slack that is made again whenever it is lost. */
export interface Link {
  /** Rejects when the first connection cannot be made. */
  connect(): Promise<void>;
  readonly isUp: () => boolean;
  close(ms: number): Promise<void>;
}

/**
 * Keeps a Socket Mode client connected. The client must not reconnect by itself: it would wait 5 s at every refresh
 * Slack asks for, and a failed attempt would be an unhandled rejection, which ends the process.
 */
export function keepConnected(
  client: SocketModeReceiver['client'],
  { log, timing }: { readonly log: Log; readonly timing: Timing },
): Link {
  const closing = new AbortController();
  let up = false;

  client.on('connected', () => {
    up = true;
  });
  client.on('disconnected', () => {
    const wasUp = up;
    up = false;
    if (wasUp && !closing.signal.aborted) void reconnect();
  });

  async function attempt(): Promise<void> {
    // The client rejects with nothing when the socket is closed before Slack said hello.
    const started = client.start().catch((error: unknown) => {
      throw error ?? withCode('connection closed');
    });
    if (await within(timing.hello, started)) return;
    started.catch(() => log.warn('a connection attempt to Slack was given up'));
    await within(timing.closing, client.disconnect());
    throw withCode('no hello');
  }

  async function reconnect(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; failures += 1) {
      const wait = timing.reconnect[Math.min(failures, timing.reconnect.length - 1)] ?? 0;
      try {
        // Spread a little, so that replicas do not come back all at once.
        await pause(wait * (0.75 + Math.random() / 2), undefined, { signal: closing.signal });
      } catch {
        return; // the bot is stopping
      }
      try {
        await attempt();
        log.info('connected to Slack again');
        return;
      } catch (error) {
        log.error('Slack cannot be reached over Socket Mode; trying again', {
          ...tokenProblem(error, 'SLACK_APP_TOKEN'),
        });
      }
    }
  }

  return {
    connect: attempt,
    isUp: () => up,
    async close(ms) {
      closing.abort();
      await within(ms, client.disconnect());
    },
  };
}

const withCode = (code: string) => Object.assign(new Error(code), { code });
