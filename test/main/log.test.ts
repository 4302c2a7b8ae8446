import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';

const now = () => new Date('2026-11-18T02:00:00Z');

function logged(details: Record<string, unknown>, message = 'm'): Record<string, unknown> {
  const lines: string[] = [];
  createLog((line) => lines.push(line), now).error(message, details);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]*\n$/);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

describe('a log line', () => {
  it('is one JSON object with time, level, message and details', () => {
    expect(logged({ a: 1, b: 'x\ny' })).toEqual({
      time: '2026-11-18T02:00:00.000Z',
      level: 'error',
      message: 'm',
      a: 1,
      b: 'x\ny',
    });
  });

  it('holds what an error says, and what caused it', () => {
    const error = new Error('outer', { cause: new TypeError('inner') });
    expect(logged({ error })).toMatchObject({
      error: {
        name: 'Error',
        message: 'outer',
        stack: expect.any(String),
        cause: { name: 'TypeError', message: 'inner' },
      },
    });
  });

  it.each([
    ['a bot token', 'sent xoxb-12-ab with it'],
    ['an app token', 'sent xapp-1-A-b with it'],
    ['the address of a socket', 'got wss://wss-primary.slack.com/link/?ticket=abc with it'],
    ['a response_url', 'got https://hooks.slack.com/commands/T1/2/secret with it'],
  ])('hides %s, wherever it stands', (_, text) => {
    const line = logged({ error: new Error(text), text, deep: [{ text }] }, text);
    expect(JSON.stringify(line)).not.toMatch(/xoxb|xapp|slack\.com/);
    expect(line).toMatchObject({ message: expect.stringMatching(/\[hidden\] with it$/), text: line.message });
  });

  it.each([
    ['a circle', circle()],
    ['a big integer', { value: 10n }],
    [
      'something that throws',
      {
        get value() {
          throw new Error('no');
        },
      },
    ],
  ])('is written in spite of %s', (_, details) => {
    expect(logged({ error: details })).toMatchObject({ message: 'm', level: 'error' });
  });
});

function circle(): Record<string, unknown> {
  const round: Record<string, unknown> = {};
  round.self = round;
  return round;
}
