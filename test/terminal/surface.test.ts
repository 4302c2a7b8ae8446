import { expect, it } from 'vitest';
import { surfaceOf } from '../../src/adapters/terminal/surface.ts';

const terminal = { isTTY: true, columns: 132 };

it.each([
  ['a terminal', terminal, {}, 132, true],
  ['a pipe', {}, {}, 80, false],
  ['a terminal that does not know its size', { isTTY: true, columns: 0 }, {}, 80, true],
  ['NO_COLOR', terminal, { NO_COLOR: '1' }, 132, false],
  ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, 132, true],
  ['TERM=dumb', terminal, { TERM: 'dumb' }, 132, false],
  ['FORCE_COLOR into a pipe', {}, { FORCE_COLOR: '1' }, 80, true],
  ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, 132, false],
])('%s', (_, stream, env, width, color) => {
  expect(surfaceOf(stream, env)).toEqual({ width, color });
});
