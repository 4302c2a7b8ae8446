/** mailstats as a process that posts digests, with a clock that is told from outside. It ends with whoever started it. */
import { flushCompileCache } from 'node:module';
import { composeWorks } from '../../src/compose-works.ts';
import { loadBotSettings } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { Order } from './orders.ts';

let aheadMs = 0;
const clock = () => new Date(Date.now() + aheadMs);

process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  aheadMs = order.aheadMs;
  if (order.do === 'begin') void begin(order);
});
// One that is killed leaves nothing to the next.
flushCompileCache();
process.send?.('loaded');

async function begin({ settings, works: shape }: Extract<Order, { do: 'begin' }>): Promise<void> {
  const loaded = loadBotSettings(settings);
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  const log = createLog((line) => void process.stderr.write(line), clock);
  const works = await composeWorks(loaded.settings, { ...shape, clock, log });
  works.start();
}
