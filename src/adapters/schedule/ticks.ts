import { createTask, type Logger } from 'node-cron';
import type { Conductor } from '../../digests/conductor/conductor.ts';
import type { Log } from '../../ports.ts';

export interface TickOptions {
  readonly log: Log;
  /** A crontab line, with or without seconds, that fires every two minutes at least. Default: each minute. */
  readonly pattern?: string;
}

const watchEveryMs = 30_000;
/** A schedule that was silent for so many watches waits for a time that a clock showed before it was put back. */
const longestSilence = 5;

/**
 * Has the conductor look for what is due, at once and then as often as the pattern says. Which of several replicas does
 * something is for the ledger to say: a fire is run by those that it gave work. Nothing is lost with a fire that is
 * missed, since the conductor looks back. Keeps the process running until it is stopped.
 */
export function startTicks(
  conductor: Pick<Conductor, 'tick' | 'settled'>,
  { log, pattern = '* * * * *' }: TickOptions,
): { stop(): Promise<void> } {
  let silence = 0;

  async function tick(): Promise<boolean> {
    silence = 0;
    try {
      return await conductor.tick();
    } catch (error) {
      log.error('digests were not looked at; the next tick does', { error });
      return false;
    }
  }

  const task = createTask(pattern, () => conductor.settled(), {
    name: 'digests',
    // Fires come at the same moments whatever zone the process is in and whenever its clocks change.
    timezone: 'UTC',
    distributed: true,
    runCoordinator: { shouldRun: tick },
    suppressMissedWarning: true,
    logger: loggerOver(log),
  });

  const watch = setInterval(() => {
    silence += 1;
    if (silence < longestSilence) return;
    log.warn('no tick for long, as when the clock is put back: ticks begin anew');
    silence = 0;
    void task.stop();
    void task.start();
    void tick();
  }, watchEveryMs);

  void task.start();
  void tick();
  return {
    async stop() {
      clearInterval(watch);
      await task.destroy();
    },
  };
}

function loggerOver(log: Log): Logger {
  const named = (message: string | Error) => (message instanceof Error ? message.message : message);
  return {
    info: (message) => log.info(message),
    warn: (message) => log.warn(message),
    error: (message, error) => log.error(named(message), { error: error ?? message }),
    debug() {},
  };
}
