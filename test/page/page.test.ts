import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, launch, openTab, sayWithoutBrowser } from './browser.ts';
import { type RunningPage, runPage } from './running.ts';

sayWithoutBrowser();

let running: RunningPage;
let browser: Browser;
let opened: { readonly page: Page; readonly wrong: readonly string[] }[] = [];

async function open(hash = '', options: Parameters<typeof openTab>[2] = {}): Promise<Page> {
  const tab = await openTab(browser, running.url + hash, options);
  opened.push(tab);
  return tab.page;
}

const messages = (page: Page) => page.locator('.message:not(.only-you)');
const composer = (page: Page) => page.getByRole('combobox', { name: /^Message/ });

async function ask(page: Page, words: string): Promise<void> {
  await composer(page).fill(words);
  // Enter would take a word that is offered only once it is chosen.
  await composer(page).press('Enter');
}

/** What axe finds wrong, WCAG 2.2 A and AA and best practice. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  // The policy of the page forbids scripts that come in as text; debuggers may run them all the same.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

describe.skipIf(browserPath === null)('the page', () => {
  beforeAll(async () => {
    [running, browser] = await Promise.all([runPage(), launch()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await running?.close();
  });
  afterEach(async () => {
    const wrong = opened.flatMap((tab) => tab.wrong);
    await Promise.all(opened.map(({ page }) => page.context().close()));
    opened = [];
    // A form that a test left open would stand in the way of the next.
    for (const { id } of (await running.state()).views)
      await running.perform({ do: 'close', user: 'U1MARIA', view: id });
    expect(wrong).toEqual([]);
    expect(running.world.slack.violations).toEqual([]);
  });

  it('invites to a first question, and shows its answer', async () => {
    const page = await open();
    await page.getByRole('button', { name: /last 7 days by esp vs previous/ }).click();
    const report = messages(page).last();
    await report.getByRole('table', { name: 'By ESP', exact: true }).waitFor();
    expect(await report.getByRole('heading').textContent()).toBe('Direct Mail by ESP');
    expect(await report.locator('.chart svg').count()).toBe(2);
    await page.getByText(/^mailstats: Direct Mail by ESP/).waitFor({ state: 'attached' });
    expect(await faultsOf(page)).toEqual([]);
  });

  it('sorts tables by their headings, and pages through them', async () => {
    const page = await open();
    await ask(page, '/mailstats last 14 days by day');
    await ask(page, '/mailstats last week by tag from:hello');
    const table = page.getByRole('table', { name: /^By tag/ }).last();
    await table.waitFor();
    const heading = table.getByRole('columnheader', { name: 'Sent' });
    const column = async () => {
      const cells = await table.locator('tbody tr td:nth-of-type(1)').allTextContents();
      return cells.map((text) => Number(text.replaceAll(',', '')));
    };
    expect(await heading.getAttribute('aria-sort')).toBe('none');
    await heading.getByRole('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    expect(await column()).toEqual((await column()).toSorted((a, b) => b - a));
    await heading.getByRole('button').press('Enter');
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    expect(await column()).toEqual((await column()).toSorted((a, b) => a - b));
  });

  it('says what takes the place of a message, and draws it anew', async () => {
    const page = await open();
    await ask(page, '/mailstats last week by esp');
    await page.getByText(/^mailstats: Direct Mail by ESP/).waitFor({ state: 'attached' });
    const report = messages(page).last();
    const table = report.getByRole('table', { name: /^By / }).first();
    await table.getByRole('columnheader', { name: 'Sent' }).getByRole('button').click();
    await report.getByRole('button', { name: 'By IP' }).click();
    await page.getByText(/^mailstats: Direct Mail by IP/).waitFor({ state: 'attached' });
    await report.getByRole('heading', { name: 'Direct Mail by IP' }).waitFor();
    expect(await table.getByRole('columnheader', { name: 'Sent' }).getAttribute('aria-sort')).toBe('none');
  });

  it('leaves the focus where somebody was when what they pressed is taken away', async () => {
    const page = await open();
    await ask(page, '/mailstats last 3 days by esp');
    const report = messages(page).last();
    // It is the last of them, and there is none in its place afterwards.
    await report.getByRole('button', { name: 'Last week instead' }).press('Enter');
    await page.getByText(/^mailstats: .*9 – Sun 15 Nov/s).waitFor({ state: 'attached' });
    const isAt = (selector: string) =>
      page.evaluate((where) => document.activeElement?.closest(where) !== null, selector);
    expect(await isAt('.message article')).toBe(true);

    await report.getByRole('button', { name: 'More' }).last().press('Enter');
    await page.getByRole('menuitem', { name: 'Change …' }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Ask about mail' });
    await form.getByRole('button', { name: 'More filters' }).press('Enter');
    await form.getByRole('combobox', { name: 'Only this IP' }).first().waitFor();
    expect(await isAt('dialog input, dialog button')).toBe(true);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(await isAt('.message')).toBe(true);
  });

  it('takes no messages in the direct messages with mailstats, which Slack takes none in', async () => {
    const page = await open('#U1MARIA/DU1MARIA/messages');
    await page.getByRole('button', { name: 'mailstats', exact: true }).click();
    await page.getByRole('button', { name: 'Messages', exact: true }).click();
    await page.getByText('Sending messages to this app has been turned off.').waitFor();
    expect(await composer(page).count()).toBe(0);
  });

  it.each(['#U9NOBODY/C1MAIL/messages', '#%E0%A4%A/x'])('finds its way from %s', async (hash) => {
    const page = await open(hash);
    await page.getByRole('heading', { name: '#mail' }).waitFor();
    // What is refused is told in the console too.
    opened = opened.filter((tab) => tab.page !== page);
    await page.context().close();
  });

  it('completes words, sends with Enter, and brings back what was sent', async () => {
    const page = await open();
    await composer(page).pressSequentially('/m');
    await page.getByRole('option', { name: '/mailstats' }).waitFor();
    await composer(page).press('Tab');
    await composer(page).pressSequentially('yest');
    await composer(page).press('ArrowDown');
    await composer(page).press('Enter');
    expect(await composer(page).inputValue()).toBe('/mailstats yesterday ');
    await composer(page).press('Escape');
    await composer(page).press('Enter');
    await page.locator('.typed', { hasText: '/mailstats yesterday' }).waitFor();
    await composer(page).press('ArrowUp');
    expect(await composer(page).inputValue()).toBe('/mailstats yesterday');
    await composer(page).press('ArrowDown');
    expect(await composer(page).inputValue()).toBe('');
  });

  it('opens forms that keep the focus, tell mistakes at their field, and give the focus back', async () => {
    const page = await open();
    await ask(page, '/mailstats');
    const form = page.getByRole('dialog', { name: 'Ask about mail' });
    await form.getByRole('button', { name: 'Ask' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    for (let times = 0; times < 30; times += 1) await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () => document.activeElement?.closest('dialog') !== null || document.activeElement === document.body,
      ),
    ).toBe(true);

    await form.getByRole('combobox', { name: 'Compare' }).fill('check');
    await page.keyboard.press('Enter');
    await form.getByText(/^\/mailstats .*check/).waitFor();
    await form.getByRole('button', { name: 'Ask' }).click();
    const tag = form.getByRole('combobox', { name: 'Only this tag' });
    await form.locator('.error', { hasText: /tag/i }).first().waitFor();
    expect(await tag.getAttribute('aria-invalid')).toBe('true');

    await tag.fill('welc');
    await form.getByRole('option', { name: 'welcome' }).click();
    await form.getByText(/^\/mailstats .*check.*welcome/).waitFor();
    await form.getByRole('combobox', { name: 'Only this sender' }).click();
    await form.getByRole('option', { name: /hello@/ }).click();
    await form.getByRole('button', { name: 'Ask' }).click();
    await form.waitFor({ state: 'detached' });
    await messages(page)
      .last()
      .getByRole('heading', { name: /^Tag welcome/ })
      .waitFor();

    await composer(page).focus();
    await ask(page, '/mailstats');
    await form.waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(await composer(page).evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('puts files into threads, shows what is in them, and lets them be kept', async () => {
    const page = await open();
    await ask(page, '/mailstats yesterday by ip');
    const report = messages(page).filter({ hasText: 'Direct Mail by IP' }).first();
    await report.getByRole('button', { name: 'More', exact: true }).first().click();
    await page.getByRole('menuitem', { name: 'CSV file' }).click();
    const thread = report.locator('.thread');
    await thread.getByRole('button', { name: 'Preview' }).click();
    await thread.getByRole('columnheader', { name: 'period' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      thread.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^mailstats-.*-by-ip\.csv$/);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('moves the clock by the keyboard, and a digest arrives where nobody looks', async () => {
    const page = await open();
    await ask(page, '/mailstats digest weekly on monday at 9:00: last week by esp');
    await messages(page).filter({ hasText: 'weekly-esp' }).first().waitFor();
    await page.getByRole('button', { name: 'campaigns' }).click();
    await page.getByRole('button', { name: /^Move the clock/ }).press('ArrowDown');
    const due = page.getByRole('menuitem', { name: /weekly-esp is due/ });
    while (!(await due.evaluate((item) => item === document.activeElement))) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: 'mail , new messages' })
      .or(page.getByRole('button', { name: /^mail.*new messages/ }))
      .click();
    await messages(page).last().getByRole('table', { name: 'By ESP', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /^Move the clock/ }).textContent()).toContain('Mon 23 Nov 09:0');
    expect(await page.getByText('Monday 23 November').count()).toBe(1);
  });

  it('shows each person what is theirs, and remembers over a reload where somebody was', async () => {
    const page = await open();
    await page.getByRole('button', { name: /^You are Maria Lopez/ }).click();
    await page.getByRole('menuitemradio', { name: /Sam Okafor/ }).click();
    await page.getByRole('button', { name: /^You are Sam Okafor/ }).waitFor();
    expect(await page.getByRole('button', { name: /delivery/ }).count()).toBe(0);
    await ask(page, '/mailstats today');
    await page.locator('.only-you', { hasText: 'Only visible to you' }).last().waitFor();
    await composer(page).fill('half a thought');
    await page.reload();
    await page.getByRole('button', { name: /^You are Sam Okafor/ }).waitFor();
    expect(await composer(page).inputValue()).toBe('half a thought');
    await composer(page).fill('');
    await composer(page).press('ArrowUp');
    expect(await composer(page).inputValue()).toBe('/mailstats today');
  });

  it('shows what others wrote as text, whatever it is', async () => {
    const page = await open();
    const hostile =
      '<img src=x onerror="alert(1)"> <script>alert(2)</script> <!channel> &amp; <https://evil.example|click>';
    await ask(page, hostile);
    await messages(page).filter({ hasText: hostile }).waitFor();
    expect(await page.locator('.contents img, .contents script, .contents a').count()).toBe(0);
  });

  it('opens the shortcuts of the workspace and of a message, and Home', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /Ask about mail/ }).click();
    await page.getByRole('dialog', { name: 'Ask about mail' }).getByRole('button', { name: 'Cancel' }).click();
    await messages(page).first().getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /Ask about mail/ }).click();
    await page.getByRole('dialog', { name: 'Ask about mail' }).getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'mailstats', exact: true }).click();
    await page.getByRole('button', { name: 'Home' }).click();
    await page.locator('.home').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it.each([
    ['light', 360],
    ['dark', 360],
    ['dark', 1280],
  ] as const)('is whole in %s, %i pixels wide', async (colorScheme, width) => {
    const page = await open('', { colorScheme, viewport: { width, height: 740 } });
    await ask(page, '/mailstats last 7 days by esp vs previous');
    await messages(page).last().getByRole('table', { name: 'By ESP', exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await page.locator('.log').evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    const menu = messages(page).last().getByRole('button', { name: 'More' }).last();
    // Wherever the buttons before it end.
    for (const from of ['flex-start', 'flex-end']) {
      await menu.evaluate((button, justify) => {
        const row = button.closest<HTMLElement>('.actions');
        if (row !== null) row.style.justifyContent = justify;
      }, from);
      await menu.click();
      const { left, right } = await page.getByRole('menu').evaluate((popup) => popup.getBoundingClientRect());
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      await page.keyboard.press('Escape');
    }
    if (width > 360) return;
    await page.getByRole('button', { name: 'Channels' }).click();
    await page.getByRole('button', { name: 'campaigns' }).click();
    await page.getByRole('heading', { name: '#campaigns' }).waitFor();
  });
});
