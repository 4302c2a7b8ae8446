import { expect } from 'vitest';
import { type Outcome, type RunOptions, run } from './run.ts';
import { say } from './say.ts';

/** Tells the seed, runs it, tells what came of it; nothing may be lost, doubled or wrong. */
export async function keepsAll(name: string, options: Omit<RunOptions, 'seed'>): Promise<Outcome> {
  const seed = givenSeed() ?? Math.floor(Math.random() * 1_000_000) + 1;
  console.log(`${name}: SEED=${seed}`);
  const outcome = await run({ ...options, seed });
  console.log(`${name}:\n${say(outcome)}`);
  expect(outcome.flaws).toEqual([]);
  // It would prove nothing if nobody had been killed, or nothing posted.
  expect(Object.values(outcome.kills).reduce((all, count) => all + count, 0)).toBe(options.kills);
  expect(outcome.ended.posted).toBeGreaterThan(0);
  return outcome;
}

/** `SEED=… npx vitest run test/crash` draws the same again: kills, jumps and troubles, not how long processes take. */
function givenSeed(): number | null {
  const given = Number(process.env.SEED);
  return Number.isInteger(given) && given > 0 ? given : null;
}
