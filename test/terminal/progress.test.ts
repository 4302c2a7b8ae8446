import { expect, it } from 'vitest';
import { renderProgress } from '../../src/adapters/terminal/progress.ts';

it.each([
  [4, 12, 20_000, 'asking Direct Mail: 4 of 12, about 20 s'],
  [4, 12, 0, 'asking Direct Mail: 4 of 12'],
  [4, 12, 1900, 'asking Direct Mail: 4 of 12'],
  [0, 1, 2100, 'asking Direct Mail: 0 of 1, about 3 s'],
  [4, 12, 21_000, 'asking Direct Mail: 4 of 12, about 25 s'],
  [4, 300, 91_000, 'asking Direct Mail: 4 of 300, about 2 min'],
  [0, 0, 0, 'asking Direct Mail'],
  [1, 2, Number.NaN, 'asking Direct Mail: 1 of 2'],
])('%i of %i, %i ms: %s', (asked, total, waitMs, line) => {
  expect(renderProgress({ asked, total, waitMs })).toBe(line);
});
