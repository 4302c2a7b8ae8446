import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportMessage } from '../src/adapters/slack/message.ts';
import { openWorld } from './demo/world.ts';
import { page } from './pictures/page.ts';

/**
 * Draws the answers the README shows, through Chromium (`CHROMIUM`, default `chromium`), from the pretend account at one
 * fixed moment: `npm run pictures`.
 */
const pictures = [
  { file: 'report-by-esp', words: 'last 7 days by esp', height: 1270 },
  { file: 'report-by-ip', words: 'last week by ip vs previous', height: 1300 },
] as const;

const out = join(import.meta.dirname, '../docs/pictures');
const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--hide-scrollbars'];
const offline = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

const silent = { info() {}, warn() {}, error: console.error };
const world = await openWorld(() => new Date('2026-11-18T10:00:00+08:00'), silent);
mkdirSync(out, { recursive: true });
for (const { file, words, height } of pictures) {
  const reply = await world.bot.ask(words, { user: 'maria', channel: 'email', priority: 'person' });
  if (reply.kind !== 'report') throw new Error(`"${words}" was not answered: ${JSON.stringify(reply)}`);
  const folder = mkdtempSync(join(tmpdir(), 'mailstats-'));
  writeFileSync(join(folder, 'page.html'), page(words, '10:00 AM', reportMessage(reply.report).blocks ?? []));
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
