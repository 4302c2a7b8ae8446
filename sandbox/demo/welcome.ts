import { renderHelp } from '../../src/adapters/terminal/help.ts';
import { roomOn } from '../../src/adapters/terminal/surface.ts';
import { wrap } from '../../src/adapters/terminal/wrap.ts';
import type { HelpRow } from '../../src/commands/help.ts';
import type { Screen } from './screen.ts';

/** The main job in three questions. */
export const examples: readonly HelpRow[] = [
  { words: 'last 7 days by esp vs previous', meaning: 'How mailbox providers differ, and what changed.' },
  { words: 'last week by ip', meaning: 'One of the dedicated IPs has trouble.' },
  { words: '最近14天 按标签 发信地址：news', meaning: 'In Chinese: the tags of one sender.' },
];

const about =
  'This is a demo: the mails of Brightcart, a shop that does not exist. The bot is the real one; a pretend Direct Mail ' +
  'answers it on 127.0.0.1, and nothing leaves this machine.';

/** Above the prompt. */
export function welcome({ surface }: Screen): string {
  const title = 'mailstats: how your mails are doing, and where they differ';
  const notes = [
    'Digests are reports that a channel gets by itself: try "digest weekly on monday at 9:00: last week by esp", then ' +
      '"digest run weekly-esp here". They go when you leave.',
    'Tab completes words, ↑ brings questions back, help explains, exit leaves.',
  ];
  return `${renderHelp({ title, intro: about, examples, sections: [], notes }, surface())}\n`;
}

/** Before questions that nobody typed. */
export function introduction({ surface }: Screen): string {
  return `${wrap(about, roomOn(surface()).sentence).join('\n')}\n\n`;
}

/** To whoever came without a terminal, and so saw no page. */
export function howToOpen({ surface }: Screen): string {
  const words =
    'In a terminal, "npm run demo" opens a page with its buttons, forms and digests; without one, "npm run demo -- --port 4000".';
  return `${wrap(words, roomOn(surface()).sentence).join('\n')}\n\n`;
}

/** The last line of every demo. */
export function howToConnect({ surface }: Screen): string {
  const words =
    'An invented account, on this machine alone. For your own mails in Slack: copy .env.example to .env, fill it in as ' +
    'README.md says, and npm start.';
  return `${wrap(words, roomOn(surface()).sentence).join('\n')}\n`;
}

/** Where the page is. A terminal makes the address something to click on by itself. */
export function atThePage(url: string, { ink, surface }: Screen): string {
  const words = 'A workspace to try mailstats in, with its buttons, forms and digests. Open it in a browser:';
  return `${wrap(words, roomOn(surface()).sentence).join('\n')}\n\n  ${ink.bold(url)}\n\n`;
}
