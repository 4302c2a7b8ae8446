import { expect, it } from 'vitest';
import { nearestWord } from '../../src/dates/nearest.ts';

const words = ['sender', 'tag', 'pool', 'domain', 'config', 'day', 'private', 'previous'];

it.each([
  ['sendr', 'sender'],
  ['Sneder', 'sender'],
  ['domian', 'domain'],
  ['pol', 'pool'],
  ['privat', 'private'],
  ['prevoius', 'previous'],
  ['xyz', null],
  ['x', null],
  ['', null],
  ['something else entirely, and far too long', null],
])('%j is nearest to %j', (word, expected) => expect(nearestWord(word, words)).toBe(expected));

it('does not choose between two that are as near', () => expect(nearestWord('tay', ['tag', 'day'])).toBeNull());
