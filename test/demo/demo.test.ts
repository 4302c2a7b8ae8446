import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const demo = fileURLToPath(new URL('../../sandbox/demo.ts', import.meta.url));
/** What a developer may have lying about: none of it may be used, or asked. */
const env = {
  PATH: process.env.PATH,
  TZ: process.env.TZ,
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'somebody-real',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'a-real-secret',
  DIRECT_MAIL_ENDPOINT: 'http://127.0.0.1:9',
  DIRECT_MAIL_REGION: 'nowhere',
  MAILSTATS_TIMEZONE: 'nowhere either',
};

const ask = (...words: string[]) => spawn(process.execPath, [demo, ...words], { env });
const start = (more: Record<string, string> = {}) => spawn(process.execPath, [demo], { env: { ...env, ...more } });

/** Both outputs and the exit code, once the process has ended by itself. */
async function ended(child: ChildProcessWithoutNullStreams) {
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

async function piped(input: string) {
  const child = start();
  child.stdin.end(input);
  return ended(child);
}

const titles = (out: string) => out.match(/^(?:mailstats› .*|Direct Mail(?: by .*| from .*)?)$/gm);

describe('npm run demo', () => {
  it.each([[['last week by esp']], [['last', 'week', 'by', 'esp']]])('answers the words %j and ends', async (words) => {
    const { code, out, err } = await ended(ask(...words));
    expect(code).toBe(0);
    expect(out).toMatch(/^Direct Mail by ESP\n/);
    for (const esp of ['gmail.com', 'yahoo.com', 'outlook.com', 'icloud.com', 'others']) expect(out).toContain(esp);
    expect(err).toContain('.env.example');
  });

  it('corrects words that are wrong, and ends with 2', async () => {
    const { code, out } = await ended(ask('last week by colour'));
    expect(code).toBe(2);
    expect(out).toMatch(/ {2}last week by colour\n {12,15}\^+\n/);
  });

  it('answers questions from a pipe, line by line', async () => {
    const { code, out } = await piped('yesterday\n\n  help  \r\n上周 按IP\nexit\nlast week\n');
    expect(titles(out)).toEqual([
      'mailstats› yesterday',
      'Direct Mail',
      'mailstats› help',
      'mailstats› 上周 按IP',
      'Direct Mail by IP',
    ]);
    expect(code).toBe(0);
  });

  it('goes on after a mistake in a pipe, and ends with 2', async () => {
    const { code, out } = await piped('last weak by nonsense\nyesterday');
    expect(titles(out)).toContain('Direct Mail');
    expect(code).toBe(2);
  });

  it('shows the main job when nobody asks anything', async () => {
    const { code, out } = await piped('');
    expect(out).toMatch(/^This is a demo: the mails of Brightcart/);
    expect(titles(out)?.filter((title) => title.startsWith('mailstats›'))).toHaveLength(3);
    expect(titles(out)?.filter((title) => title.startsWith('Direct Mail'))).toHaveLength(3);
    expect(out).toMatch(/npm start\.\n$/);
    expect(code).toBe(0);
  });

  it('does not wait for ever at a pipe that stays open and empty', async () => {
    const { code, out } = await ended(start());
    expect(out).toMatch(/npm start\.\n$/);
    expect(code).toBe(0);
  });

  it('keeps digests while it runs, shows what would be posted, and leaves nothing behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-test-'));
    const child = start({ TMPDIR: folder });
    child.stdin.end(
      'digest weekly on monday at 9:00: last week by esp\ndigest run weekly-esp\ndigest run weekly-esp here\ndigest list\n',
    );
    const { code, out, err } = await ended(child);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(titles(out)).toEqual([
      'mailstats› digest weekly on monday at 9:00: last week by esp',
      'mailstats› digest run weekly-esp',
      'Direct Mail by ESP',
      'mailstats› digest run weekly-esp here',
      'Direct Mail by ESP',
      'mailstats› digest list',
    ]);
    expect(out).toMatch(/What the channel gets from weekly-esp:\n\nDirect Mail by ESP\n/);
    expect(out).toMatch(/\n• weekly-esp: every Monday at 09:00/);
    expect(readdirSync(folder)).toEqual([]);

    const stopped = start({ TMPDIR: folder });
    stopped.stdin.write('digest list\n');
    await once(stopped.stdout, 'data');
    expect(readdirSync(folder)).toHaveLength(1);
    stopped.kill('SIGTERM');
    expect(await once(stopped, 'exit')).toEqual([143, null]);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('serves the page at the port that is asked for, until it is stopped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-test-'));
    const child = spawn(process.execPath, [demo, '--port', '0'], { env: { ...env, TMPDIR: folder } });
    let out = '';
    child.stdout.setEncoding('utf8');
    for await (const chunk of child.stdout) {
      out += chunk;
      if (/http:\/\/\S+\n/.test(out)) break;
    }
    const [url = ''] = out.match(/http:\/\/127\.0\.0\.1:\d+\//) ?? [];
    expect(await (await fetch(url)).text()).toContain('<title>mailstats sandbox</title>');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([143, null]);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it.each(['', 'http', '70000', '4000 yesterday'])('says what to put after --port instead of %j', async (words) => {
    const { code, out, err } = await ended(ask('--port', words));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      'Put a port after --port, a whole number from 0 to 65535, and nothing else: npm run demo -- --port 4000\n',
    );
  });

  it('says so when the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, err } = await ended(ask('--port', String(port)));
    expect(code).toBe(2);
    expect(err).toBe(`Port ${port} of 127.0.0.1 cannot be used (EADDRINUSE). Give another one with --port.\n`);
    server.close();
  });

  it('keeps colours and cursor movements to terminals', async () => {
    const { out, err } = await piped('yesterday\n');
    expect(out + err).not.toContain('\u001b');
    expect(err).toBe('');
  });

  it('ends quietly when its reader goes away', async () => {
    const child = start();
    child.stdout.destroy();
    child.stdin.end();
    const { code, err } = await ended(child);
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it('ends quietly when both of its readers go away', async () => {
    const child = ask('last week');
    child.stdout.destroy();
    child.stderr.destroy();
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });
});
