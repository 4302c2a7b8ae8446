import { describe, expect, it } from 'vitest';
import { beginOf, drawAct, drawPassage, shares } from './decisions.ts';

const acts = (seed: number) => Array.from({ length: 200 }, (_, n) => drawAct(seed, n));

describe('the decisions of a crash run', () => {
  it('repeat from the seed, in any order', () => {
    expect(acts(7)).toEqual(acts(7));
    expect(drawAct(7, 150)).toEqual(acts(7)[150]);
    expect([beginOf(7), drawPassage(7, 3)]).toEqual([beginOf(7), drawPassage(7, 3)]);
    expect(acts(8)).not.toEqual(acts(7));
  });

  it('kill at every moment, and jump by a minute, by hours and past the grace time', () => {
    expect(new Set(acts(7).map(({ kill }) => kill))).toEqual(new Set(['any', 'asking', 'arrived', 'done', 'answered']));
    const jumps = acts(7).map(({ jumpMs }) => jumpMs / 3_600_000);
    expect(jumps.filter((hours) => hours < 0.03).length).toBeGreaterThan(10);
    expect(Math.max(...jumps)).toBeGreaterThan(24);
    expect(Math.min(...jumps)).toBeGreaterThan(0);
  });

  it('set clocks wrong both ways', () => {
    const minutes = acts(7).map(({ deviationMs }) => deviationMs / 60_000);
    expect(Math.min(...minutes)).toBeLessThan(-2);
    expect(Math.max(...minutes)).toBeGreaterThan(2);
  });

  it('make Slack fail after it has posted only where one may look', () => {
    expect(Object.keys(shares(true))).toContain('done-then-500');
    expect(Object.keys(shares(false))).not.toContain('done-then-500');
  });
});
