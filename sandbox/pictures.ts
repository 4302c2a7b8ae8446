import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { openPage } from './page/page.ts';
import { createWorldClock } from './page/world-clock.ts';

/**
 * Takes the pictures the README shows: of the sandbox page, in Chromium (`CHROMIUM_PATH`, default /usr/bin/chromium), at
 * one fixed moment, twice as large as they are shown: `npm run pictures`.
 */
interface Picture {
  readonly file: string;
  readonly words: string;
  /** What is in the last of the messages to be seen. */
  readonly awaited: string;
  /** The label of a move of the clock, to be made once the answer is there. */
  readonly move?: string;
}

const pictures: readonly Picture[] = [
  { file: 'report-by-esp', words: 'last 7 days by esp', awaited: 'Direct Mail by ESP' },
  { file: 'report-by-ip', words: 'last week by ip vs previous', awaited: 'Direct Mail by IP' },
  { file: 'check', words: 'check welcome from:hello', awaited: 'Tag welcome' },
  { file: 'digest', words: 'digest every monday 9am: last week by esp', awaited: 'weekly-esp', move: 'is due' },
];

const out = join(import.meta.dirname, '../docs/pictures');
const start = new Date('2026-11-18T10:00:00+08:00');
/** Around the messages, in pixels. */
const margin = 16;
const silent = { info() {}, warn() {}, error: console.error };

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const picture of pictures) {
  // Each in a world of its own, so that nothing of another is on it.
  const sandbox = await openPage(createWorldClock(start), silent, 0);
  const page = await browser.newPage({
    viewport: { width: 1110, height: 3_000 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
  });
  await page.goto(sandbox.url);
  await take(picture, page);
  await page.close();
  await sandbox.close();
  console.log(`docs/pictures/${picture.file}.png`);
}
await takeFormHomeAndPage();
await browser.close();

/** In one world: the whole page with an answer, the form over it, and Home with a digest. */
async function takeFormHomeAndPage(): Promise<void> {
  const sandbox = await openPage(createWorldClock(start), silent, 0);
  const page = await browser.newPage({
    viewport: { width: 1180, height: 820 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
  });
  await page.goto(sandbox.url);
  await say('digest every monday 9am: last week by esp', 'weekly-esp', page);
  await say('yesterday by ip', 'Direct Mail by IP', page);
  await page.screenshot({ path: join(out, 'page.png'), animations: 'disabled' });
  await say('', 'Direct Mail by IP', page);
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Ask' }).waitFor();
  await page.setViewportSize({ width: 1180, height: 1_500 });
  await form.screenshot({ path: join(out, 'form.png'), animations: 'disabled' });
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await page
    .getByRole('button', { name: /^mailstats/ })
    .first()
    .click();
  await page.getByRole('navigation', { name: 'Tabs of mailstats' }).getByText('Home').click();
  const home = page.getByRole('region', { name: 'Home of mailstats' });
  await home.getByText('weekly-esp').first().waitFor();
  const box = await home.boundingBox();
  if (box === null) throw new Error('there is no Home to be seen');
  const clip = { ...box, width: Math.min(box.width, 760), height: 430 };
  await page.screenshot({ path: join(out, 'home.png'), clip, animations: 'disabled' });
  await page.close();
  await sandbox.close();
  console.log('docs/pictures/page.png, form.png, home.png');
}

async function say(words: string, awaited: string, page: Page): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Message #mail' });
  await field.fill(`/mailstats ${words}`.trimEnd());
  await field.press('Enter');
  await page.locator('.message').filter({ hasText: awaited }).first().waitFor();
}

async function take({ file, words, awaited, move }: Picture, page: Page): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Message #mail' });
  await field.fill(`/mailstats ${words}`);
  await field.press('Enter');
  const answers = page.locator('.message');
  await answers.filter({ hasText: awaited }).first().waitFor();
  if (move !== undefined) {
    const before = await answers.count();
    await page.getByRole('button', { name: /^Move the clock/ }).click();
    await page.getByRole('menuitem', { name: move }).first().click();
    await answers.nth(before).waitFor();
  }
  const box = await page.locator('.log > .messages').boundingBox();
  if (box === null) throw new Error(`${file}: there are no messages to be seen`);
  const clip = {
    x: box.x - margin,
    y: box.y,
    width: box.width + 2 * margin,
    height: box.height + margin,
  };
  await page.screenshot({ path: join(out, `${file}.png`), clip, animations: 'disabled' });
}
