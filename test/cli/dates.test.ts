import { describe, expect, it } from 'vitest';
import { parseNow } from '../../src/cli/now.ts';
import { mailstats } from './running.ts';

const args = ['dates', '--now', '2026-11-18T10:00:00+08:00', '--zone', 'Asia/Shanghai'];

describe('mailstats dates', () => {
  it('answers one JSON object a line for what comes on standard input', async () => {
    const { code, out } = await mailstats([...args, '--json'], {}, 'last week\r\n\n上周三\nuntil yesterday\n');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, 2)).toEqual([
      { phrase: 'last week', from: '2026-11-09', to: '2026-11-15' },
      { phrase: '上周三', from: '2026-11-11', to: '2026-11-11' },
    ]);
    expect(lines[2]).toEqual({ phrase: 'until yesterday', problem: expect.stringMatching(/\.$/) });
    expect(code).toBe(0);
  });

  it('takes phrases as words of the command, even ones that look like a flag', async () => {
    const { code, out } = await mailstats([...args, '-7d', 'yesterday'], {});
    expect(out).toBe('-7d: Wed 11 – Tue 17 Nov 2026\nyesterday: Tue 17 Nov 2026\n');
    expect(code).toBe(0);
  });

  it('ends with 2 when nothing was understood, and for a zone that is none', async () => {
    expect(await mailstats([...args, 'blorp'], {})).toMatchObject({ code: 2, err: '' });
    const wrong = await mailstats(['dates', 'yesterday', '--zone', 'Beijing'], {});
    expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--zone: Put an IANA time zone') });
  });
});

describe('--now', () => {
  it.each([
    ['2026-11-18T10:00:00+08:00', 'Asia/Shanghai', '2026-11-18T02:00:00.000Z'],
    ['2026-11-18T10:00', 'Asia/Shanghai', '2026-11-18T02:00:00.000Z'],
    ['2026-11-18 10:00:30', 'America/Sao_Paulo', '2026-11-18T13:00:30.000Z'],
    ['2026-11-18', 'Pacific/Auckland', '2026-11-17T23:00:00.000Z'],
    ['2026-11-18T02:00:00Z', 'Pacific/Auckland', '2026-11-18T02:00:00.000Z'],
    ['2026-11-18T02:00:00.250-0330', 'UTC', '2026-11-18T05:30:00.250Z'],
    ['2026-02-30T10:00', 'UTC', null],
    ['2026-11-18T24:30Z', 'UTC', null],
    ['yesterday', 'UTC', null],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(parseNow(text, zone)?.toISOString() ?? null).toBe(instant);
  });
});
