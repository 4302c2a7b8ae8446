import { openPageWorld, type PageWorld } from '../../sandbox/page/page-world.ts';
import { type PageServer, servePage } from '../../sandbox/page/server.ts';
import type { Deed, Done, PageMessage, PageState } from '../../sandbox/page/wire.ts';
import { createWorldClock } from '../../sandbox/page/world-clock.ts';

/** A Wednesday, ten o'clock in Shanghai. */
const began = new Date('2026-11-18T02:00:00Z');

export interface RunningPage {
  readonly world: PageWorld;
  readonly url: string;
  /** What the bot logged as an error. */
  readonly errors: readonly string[];
  state(user?: string): Promise<PageState>;
  perform(deed: Deed): Promise<Done>;
  /** Resolves with the first message this person sees that is so. */
  sees(isSo: (message: PageMessage) => boolean, user?: string): Promise<PageMessage>;
  close(): Promise<void>;
}

/** The sandbox with its page, on any port. */
export async function runPage(): Promise<RunningPage> {
  const errors: string[] = [];
  const log = { info() {}, warn() {}, error: (message: string) => void errors.push(message) };
  const world = await openPageWorld(createWorldClock(began), log);
  const server: PageServer = await servePage(world, 0);
  const { url } = server;

  async function state(user = 'U1MARIA'): Promise<PageState> {
    return (await (await fetch(`${url}state?user=${user}`)).json()) as PageState;
  }

  return {
    world,
    url,
    errors,
    state,
    async perform(deed) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${url}do`, { method: 'POST', headers, body: JSON.stringify(deed) });
      return (await response.json()) as Done;
    },
    async sees(isSo, user) {
      for (;;) {
        const found = (await state(user)).messages.find(isSo);
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close() {
      await server.close();
      await world.close();
    },
  };
}
