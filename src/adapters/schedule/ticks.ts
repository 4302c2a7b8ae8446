import { performance } from 'node:perf_hooks';
import { createTask, type Logger, type RunCoordinator } from 'node-cron';
import type { Conductor } from '../../digests/conductor/conductor.ts';
import type { Log } from '../../ports.ts';

export interface TickOptions {
  readonly log: Log;
  /** A crontab line, with or without seconds. Default: each minute. */
  readonly pattern?: string;
}

/** A schedule that was silent for so long waits for a time that a clock showed which has since been put back. */
const longestSilenceMs = 150_000;

/**
 * Has the conductor look for what is due, at once and then as often as the pattern says. Which of several replicas does
 * something is for the ledger to say: a fire is run by those that it gave work. Nothing is lost with a fire that is
 * missed, since the conductor looks back. Keeps the process running until it is stopped.
 */
export function startTicks(
  conductor: Pick<Conductor, 'tick' | 'settled'>,
  { log, pattern = '* * * * *' }: TickOptions,
): { stop(): Promise<void> } {
  let lastTick = performance.now();
  const ledger: RunCoordinator = {
    async shouldRun() {
      lastTick = performance.now();
      return await conductor.tick();
    },
  };
  const task = createTask(pattern, () => conductor.settled(), {
    name: 'digests',
    // Fires come at the same moments whatever zone the process is in, and whatever its clock changes.
    timezone: 'UTC',
    distributed: true,
    runCoordinator: ledger,
    suppressMissedWarning: true,
    logger: loggerOver(log),
  });
  const watch = setInterval(() => {
    if (performance.now() - lastTick < longestSilenceMs) return;
    log.warn('the clock was put back; ticks begin anew');
    lastTick = performance.now();
    restart();
  }, longestSilenceMs / 5);

  function restart(): void {
    void task.stop();
    void task.start();
  }

  void task.start();
  conductor.tick().catch((error) => loggerOver(log).error(failed, error));
  return {
    async stop() {
      clearInterval(watch);
      await task.destroy();
    },
  };
}

const failed = 'digests were not looked at; the next tick does';

/** node-cron tells of a tick that failed in words of its own. */
function loggerOver(log: Log): Logger {
  return {
    info: (message) => log.info(message),
    warn: (message) => log.warn(message),
    error(message, error) {
      if (message instanceof Error) log.error('a tick failed', { error: message });
      else log.error(failed, { said: message, error });
    },
    debug() {},
  };
}
