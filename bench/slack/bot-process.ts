import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface BotProcess extends AsyncDisposable {
  readonly url: string;
  /** From spawning to the first 200 of /healthz. */
  readonly readyMs: number;
  /** Resident set, in MB of 10⁶ bytes. */
  residentMb(): number;
}

/** Runs a program that serves /healthz on PORT; it sees nothing of our environment, nor a `.env`. */
export async function startBot(program: URL, environment: Readonly<Record<string, string>>): Promise<BotProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'mailstats-bench-'));
  const logFile = join(folder, 'log');
  const log = openSync(logFile, 'w');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [program.pathname], {
    cwd: folder,
    env: { ...environment, PORT: String(port) },
    // A file: the bot must not wait for somebody to read its log from a pipe.
    stdio: ['ignore', 'ignore', log],
  });
  closeSync(log);
  const pid = child.pid ?? 0;
  const told = () => readFileSync(logFile, 'utf8').slice(-2_000);
  const ended = once(child, 'exit');
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null) throw new Error(`${program.pathname} ended: ${told()}`);
    if (performance.now() - began > 30_000) throw new Error(`${program.pathname} is not ready: ${told()}`);
    await sleep(2);
  }
  return {
    url,
    readyMs: performance.now() - began,
    residentMb: () => residentMb(pid),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

function isHealthy(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(`${url}/healthz`, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** In MB of 10⁶ bytes. */
export function residentMb(pid: number): number {
  if (process.platform === 'linux') {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (Number(kilobytes) * 1_024) / 1e6;
  }
  return (Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1_024) / 1e6;
}
