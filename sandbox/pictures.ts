import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerDrafts } from '../src/adapters/slack/answer.ts';
import { digestDrafts } from '../src/adapters/slack/digest-message.ts';
import { postDrafts } from '../src/adapters/slack/digest-post.ts';
import type { DigestPost, Poster } from '../src/digests/poster.ts';
import { openWorld } from './demo/world.ts';
import { page, type Shown } from './pictures/page.ts';

/**
 * Draws the answers the README shows, through Chromium (`CHROMIUM`, default `chromium`), from the pretend account at one
 * fixed moment: `npm run pictures`.
 */
const pictures = [
  { file: 'report-by-esp', words: 'last 7 days by esp', height: 1320 },
  { file: 'report-by-ip', words: 'last week by ip vs previous', height: 1350 },
  { file: 'check', words: 'check welcome from:hello', height: 1490 },
  { file: 'digest', words: 'digest every monday 9am: last week by esp', height: 1630 },
] as const;

const out = join(import.meta.dirname, '../docs/pictures');
const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'];
const offline = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

const silent = { info() {}, warn() {}, error: console.error };
let now = new Date('2026-11-18T10:00:00+08:00');
const posts: DigestPost[] = [];
const poster: Poster = {
  async post(post) {
    posts.push(post);
    return { ok: true, messageTs: `${posts.length}.000000` };
  },
  turn: async () => {},
  attach: async () => {},
  look: async () => ({ kind: 'not-found' }),
  tell: async () => true,
  reach: async () => ({ kind: 'open', name: 'email' }),
  tokenWorks: async () => true,
};
const world = await openWorld(() => now, silent, poster);
mkdirSync(out, { recursive: true });
for (const { file, words, height } of pictures) {
  const messages = await answered(words);
  const folder = mkdtempSync(join(tmpdir(), 'mailstats-'));
  writeFileSync(join(folder, 'page.html'), page(words, messages));
  const picture = `--screenshot=${join(out, `${file}.png`)}`;
  const profile = `--user-data-dir=${join(folder, 'profile')}`;
  const size = `--window-size=720,${height}`;
  const done = spawnSync(
    process.env.CHROMIUM ?? 'chromium',
    [...quiet, ...offline, profile, size, picture, `file://${join(folder, 'page.html')}`],
    { stdio: 'ignore' },
  );
  if (done.status !== 0) throw new Error(`Chromium could not draw ${file}; is it installed?`, { cause: done.error });
  console.log(`docs/pictures/${file}.png`);
}
await world.close();

async function answered(words: string): Promise<readonly Shown[]> {
  const context = { user: 'maria', channel: 'email', priority: 'person' } as const;
  const reply = await world.bot.ask(words, context);
  if (reply.kind === 'report') {
    const [message] = answerDrafts(reply, { id: 'maria', name: 'maria' });
    return [{ time: '10:00 AM', blocks: message.blocks ?? [] }];
  }
  if (reply.kind !== 'digest') throw new Error(`"${words}" was not answered: ${JSON.stringify(reply)}`);
  const [confirmed] = digestDrafts(reply.message, { words, askedBy: 'maria' });
  now = new Date('2026-11-23T09:00:00+08:00');
  await world.bot.ask('digest run weekly-esp here', context);
  const posted = posts.at(-1);
  if (posted === undefined) throw new Error('nothing was posted');
  const [post] = postDrafts(posted);
  return [
    { time: 'Wednesday, 10:00 AM', blocks: confirmed.blocks ?? [] },
    { time: 'Monday, 9:00 AM', blocks: post.blocks ?? [] },
  ];
}
