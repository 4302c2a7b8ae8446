import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const places = process.env.CHROMIUM_PATH === undefined ? usualPlaces : [process.env.CHROMIUM_PATH];
/** `null`: there is none, and what needs it is skipped. */
export const browserPath = places.find((place) => existsSync(place)) ?? null;

/** Says aloud what is skipped. */
export function sayWithoutBrowser(): void {
  if (browserPath === null)
    console.warn(`No Chromium at ${places.join(', ')}: the page is not tested. Set CHROMIUM_PATH.`);
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath ?? '', args: ['--no-sandbox'] });
}

/** A page, and what went wrong in it: mistakes of scripts, what the policy refused, and requests to elsewhere. */
export async function openTab(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly wrong: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  // Several people use the machine that tests run on.
  page.setDefaultTimeout(25_000);
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (request.url().startsWith('http') && origin !== new URL(url).origin) wrong.push(`asked ${origin}`);
  });
  await page.goto(url);
  await page.waitForSelector('#composer, .home, .foot');
  return { page, wrong };
}
