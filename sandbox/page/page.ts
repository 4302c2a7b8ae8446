import type { Log } from '../../src/ports.ts';
import { openPageWorld } from './page-world.ts';
import { type PageServer, servePage } from './server.ts';
import type { WorldClock } from './world-clock.ts';

/** The whole sandbox, and its page. */
export async function openPage(clock: WorldClock, log: Log, port?: number): Promise<PageServer> {
  const world = await openPageWorld(clock, log);
  try {
    const server = await servePage(world, port);
    return {
      url: server.url,
      async close() {
        await server.close();
        await world.close();
      },
    };
  } catch (error) {
    await world.close();
    throw error;
  }
}
