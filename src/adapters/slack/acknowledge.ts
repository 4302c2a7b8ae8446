import type { Log } from '../../ports.ts';

/** A late ack fails, and the asker has seen a timeout; the answer still reaches them. */
export async function acknowledge(ack: () => Promise<void>, log: Log): Promise<void> {
  try {
    await ack();
  } catch (error) {
    log.warn('Slack was not told in time that a command or a click arrived', { error });
  }
}
