import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePage } from '../../sandbox/page/server.ts';
import { type RunningPage, runPage } from './running.ts';

let running: RunningPage;
beforeAll(async () => {
  running = await runPage();
}, 60_000);
afterAll(() => running.close());

interface Given {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** By hand, since `fetch` lets nobody choose the Host header. */
function ask({ path = '/', method = 'GET', headers = {}, body = '' }: Given) {
  const { port } = new URL(running.url);
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    })
      .on('error', reject)
      .end(body);
  });
}

const json = { 'content-type': 'application/json' };
const deed = JSON.stringify({ do: 'home', user: 'U1MARIA' });

describe('the server of the page', () => {
  it('serves the page and its modules, under a policy that lets nothing else in', async () => {
    const page = await ask({});
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[^']+';/);
    const imports = JSON.parse(page.text.match(/importmap">(.*?)<\/script>/)?.[1] ?? '') as {
      imports: Record<string, string>;
    };
    for (const path of ['/app.js', '/style/base.css', ...Object.values(imports.imports)]) {
      const asset = await ask({ path });
      expect([path, asset.status]).toEqual([path, 200]);
      expect(asset.headers['x-content-type-options']).toBe('nosniff');
      expect(asset.text).not.toContain('sourceMappingURL');
    }
  });

  it.each<[string, Given]>([
    ['a name that leads here (DNS rebinding)', { headers: { host: 'evil.example:4321' } }],
    ['another port of this machine', { headers: { host: '127.0.0.1:1' } }],
    ['another page', { path: '/state?user=U1MARIA', headers: { origin: 'http://evil.example' } }],
    ['a sandboxed frame', { path: '/do', method: 'POST', headers: { ...json, origin: 'null' }, body: deed }],
    ['a form of another page', { path: '/do', method: 'POST', headers: { 'content-type': 'text/plain' }, body: deed }],
  ])('refuses %s', async (_, given) => {
    expect((await ask(given)).status).toBe(403);
  });

  it.each<[string, Given, number]>([
    ['a path that is not there', { path: '/nothing' }, 404],
    ['a path that leads out', { path: '/../server.ts' }, 404],
    ['a path that leads out, in disguise', { path: '/%2e%2e/server.ts' }, 404],
    ['a person who is not there', { path: '/state?user=U9' }, 400],
    ['another method', { method: 'DELETE' }, 405],
    ['what is no JSON', { path: '/do', method: 'POST', headers: json, body: '{' }, 400],
    ['what is no deed', { path: '/do', method: 'POST', headers: json, body: '{"do":"dance"}' }, 400],
    ['what is no question', { path: '/suggest', method: 'POST', headers: json, body: '{}' }, 400],
    ['what is too long', { path: '/do', method: 'POST', headers: json, body: ' '.repeat(300_000) }, 400],
  ])('has nothing for %s', async (_, given, status) => {
    const answered = await ask(given);
    expect(answered.status).toBe(status);
    expect(JSON.parse(answered.text)).toMatchObject({ ok: false, error: expect.any(String) });
  });

  it('tells of changes as they happen', async () => {
    const response = await fetch(`${running.url}events?user=U1MARIA`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const heard = async (words: string) => {
      for (let all = ''; !all.includes(words); all += (await reader?.read())?.value ?? '');
    };
    await heard('"user":"U1MARIA"');
    await running.perform({ do: 'say', user: 'U2CHEN', channel: 'C1MAIL', text: 'Good morning' });
    await heard('Good morning');
    await reader?.cancel();
  });

  it('takes any free port where the usual one is taken, and says so of one that was chosen', async () => {
    const { port } = new URL(running.url);
    await expect(servePage(running.world, Number(port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const one = await servePage(running.world);
    const other = await servePage(running.world);
    expect(other.url).not.toBe(one.url);
    await Promise.all([one.close(), other.close()]);
  });
});
