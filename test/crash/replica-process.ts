import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Order } from './orders.ts';

/** A process of mailstats, from its start to its SIGKILL. */
export interface Replica {
  /** Its parts are loaded, or it is gone. */
  readonly loaded: Promise<unknown>;
  send(order: Order): void;
  /** Resolves when it is gone; to `false` when it had ended by itself. */
  kill(): Promise<boolean>;
  readonly pid: number;
  /** The last of its log. */
  told(): string;
}

const program = new URL('./replica.ts', import.meta.url);

/** What is compiled is kept in the folder, if there is one, for the next ones. */
export function startReplica(cache?: string): Replica {
  const { TZ = 'UTC' } = process.env;
  const env = {
    TZ,
    ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
    ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }),
  };
  const child = fork(program, { env, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let told = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    told = (told + text).slice(-20_000);
  });
  const ended = once(child, 'close');
  return {
    pid: child.pid ?? 0,
    loaded: Promise.race([once(child, 'message'), ended]),
    send(order) {
      // It may have died a moment ago.
      if (child.connected) child.send(order, () => {});
    },
    async kill() {
      const lived = child.kill('SIGKILL');
      await ended;
      return lived && child.signalCode === 'SIGKILL';
    },
    told: () => told,
  };
}
