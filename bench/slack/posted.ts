import { setTimeout as sleep } from 'node:timers/promises';
import type { Servers } from '../servers/start.ts';

/** Waits until Slack has accepted so many answers since it was started. */
export async function untilPosted(servers: Servers, answers: number): Promise<void> {
  const until = performance.now() + 30_000;
  for (;;) {
    const posted = await servers.ask('posted', {});
    if (posted >= answers) return;
    if (performance.now() > until) throw new Error(`${answers - posted} commands were not answered within 30 s`);
    await sleep(5);
  }
}
