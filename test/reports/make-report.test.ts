import { describe, expect, it } from 'vitest';
import type { AccountFacts, MailSource, TrackQuery } from '../../src/ports.ts';
import { type Made, makeReport, type Progress } from '../../src/reports/make-report.ts';
import type { Report } from '../../src/reports/report.ts';
import { type CompactRow, fault, pretendSource, row } from './pretend-source.ts';
import { lastWeek, request, world } from './requests.ts';

const person = { priority: 'person' } as const;
const twoDays = (scale: number): readonly CompactRow[] => [
  ['2026-11-12', 1000 * scale, 500 * scale, 300 * scale, 50 * scale, 30 * scale],
  ['2026-11-14', 500 * scale, 200 * scale, 150 * scale, 20 * scale, 12 * scale],
];
const rows = (scale: number) => twoDays(scale).map(row);

function reportOf(made: Made): Report {
  if (!made.ok) throw new Error(made.fault.sentence);
  return made.report;
}

describe('what is asked', () => {
  it('asks the total while the values are being listed', async () => {
    let release = () => {};
    const source = pretendSource(() => rows(1));
    const waiting: MailSource = {
      ...source,
      list: () =>
        new Promise((resolve) => {
          release = () => resolve({ ok: true, value: [{ key: '1.1.1.1', label: '1.1.1.1' }], calls: 1 });
        }),
    };
    const made = makeReport(request({ by: 'ip' }), world(waiting), person);
    await Promise.resolve();
    expect(source.tracked).toEqual([{ ...lastWeek }]);
    release();
    await made;
    expect(source.tracked).toHaveLength(2);
  });

  it('counts the requests that GetTrackList was sent, not the list', async () => {
    const source = pretendSource(
      () => rows(1),
      () => [{ key: 'p', label: 'Pool' }],
    );
    const report = reportOf(await makeReport(request({ by: 'pool' }), world(source), person));
    expect(report.queries).toBe(2);
    expect(source.listed).toEqual(['pool']);
    expect(report.current.groups[0]).toMatchObject({ key: 'p', label: 'Pool' });
  });

  it('stops at a refusal of the key: what was not asked yet is not asked', async () => {
    const source = pretendSource(
      () => fault('permission', 'The key may not read.'),
      () => [{ key: '1.1.1.1', label: '1.1.1.1' }],
    );
    const slowList: MailSource = {
      ...source,
      list: async (...args) => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return source.list(...args);
      },
    };
    const made = await makeReport(request({ by: 'ip' }), world(slowList), person);
    expect(made).toEqual({ ok: false, fault: fault('permission', 'The key may not read.') });
    expect(source.tracked).toHaveLength(1);
  });

  it('a refused sender ends it, with the fault that says so', async () => {
    const source = pretendSource(() => fault('unknown-sender', 'No such sender.'));
    const made = await makeReport(request({ by: 'esp', filters: { sender: 'x@y.z' } }), world(source), person);
    expect(made).toMatchObject({ ok: false, fault: { kind: 'unknown-sender' } });
  });
});

describe('faults', () => {
  it('tells the most telling one when nothing came', async () => {
    const source = pretendSource(({ esp }) => fault(esp === undefined ? 'unreachable' : 'bad-request'));
    const made = await makeReport(request({ by: 'esp' }), world(source), person);
    expect(made).toMatchObject({ ok: false, fault: { kind: 'bad-request' } });
  });

  it('shows the groups when the total failed', async () => {
    const source = pretendSource(({ esp }) => (esp === undefined ? fault('unreachable') : rows(1)));
    const { current, notes } = reportOf(await makeReport(request({ by: 'esp' }), world(source), person));
    expect(current.total).toEqual({ error: 'Direct Mail says unreachable.' });
    expect(current.groups[0]?.outcome).toMatchObject({ sent: 1500 });
    expect(current.remainder).toHaveProperty('error');
    expect(notes[0]).toBe('No total. Direct Mail says unreachable.');
  });

  it('prints no comparison when the filter does nothing, whatever else fails or goes out meanwhile', async () => {
    const sent = (sent: number) => [row(['2026-11-12', sent, 50, 30, 5, 3]), row(['2026-11-14', 10, 5, 3, 1, 1])];
    const source = pretendSource(({ esp }) =>
      esp === 'yahoo.com' ? fault('unreachable') : sent(esp === undefined ? 1000 : 1002),
    );
    const { current, notes } = reportOf(await makeReport(request({ by: 'esp' }), world(source), person));
    expect(current.total).toMatchObject({ sent: 1010 });
    const told = "Direct Mail gave the total's figures instead of this ESP's own.";
    expect(current.groups.map(({ outcome }) => outcome)).toEqual(
      [told, 'Direct Mail says unreachable.', told, told, told].map((error) => ({ error })),
    );
    expect(notes[0]).toMatch(/^No comparison is possible: Direct Mail ignores the ESP filter/);
  });

  it('shows the total when the values could not be listed', async () => {
    const source = pretendSource(
      () => rows(1),
      () => fault('permission', 'The key may not list IPs.'),
    );
    const { current, notes } = reportOf(await makeReport(request({ by: 'ip' }), world(source), person));
    expect(current).toMatchObject({ total: { sent: 1500 }, groups: [] });
    expect(current).not.toHaveProperty('remainder');
    expect(notes[0]).toBe(
      'The IPs of this account could not be listed, so there is no comparison. The key may not list IPs.',
    );
  });

  it('has no total of a tag by sender without the senders', async () => {
    const source = pretendSource(
      () => rows(1),
      () => fault('unreachable'),
    );
    const made = await makeReport(request({ by: 'sender', filters: { tag: 'x' } }), world(source), person);
    expect(made).toMatchObject({ ok: false, fault: { kind: 'unreachable' } });
  });
});

/** Time that passes only when told to, 5 s at a step, with room for promises in between. */
function standingClock() {
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  let now = 0;
  return {
    timers,
    after(ms: number, run: () => void) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async pass(seconds: number) {
      for (const end = now + seconds * 1000; now < end; now += 5000) {
        await new Promise(setImmediate);
        for (const timer of [...timers].filter(({ at }) => at <= now + 5000)) {
          timers.delete(timer);
          timer.run();
        }
      }
      await new Promise(setImmediate);
    },
  };
}

describe('notes', () => {
  it.each([
    ['tag', 'these tags, such as mail whose tag was deleted.'],
    ['sender', 'these senders, such as mail whose sender was deleted.'],
    ['domain', 'these domains, such as mail whose domain was deleted.'],
    ['config', 'these configuration sets, such as mail that was sent without one.'],
  ] as const)('leaves no mail untold by %s', async (by, end) => {
    const source = pretendSource(
      (query) => rows(query[by] === 'x' ? 2 : 5),
      () => [{ key: 'x', label: 'x' }],
    );
    const filters = by === 'tag' ? { sender: 'news@example.com' } : {};
    const { current, notes } = reportOf(await makeReport(request({ by, filters }), world(source), person));
    expect(current.remainder).toMatchObject({ sent: 4_500 });
    expect(notes).toContainEqual(expect.stringMatching(`${end}$`));
  });

  it('says what the row below the groups is, where there is one', async () => {
    const source = pretendSource(
      ({ ip }) => rows(ip === undefined ? 5 : 2),
      () => [{ key: '1.1.1.1', label: '1.1.1.1' }],
    );
    const { notes } = reportOf(await makeReport(request({ by: 'ip' }), world(source), person));
    const told =
      'Unexplained: 4,500 of those sent, which Direct Mail counts for none of these IPs, such as mail through shared IPs.';
    expect(notes).toContain(told);
    const whole = pretendSource(
      () => rows(5),
      () => [{ key: '1.1.1.1', label: '1.1.1.1' }],
    );
    expect(reportOf(await makeReport(request({ by: 'ip' }), world(whole), person)).notes).not.toContain(told);
  });

  it('warns of counts that include an unfinished day', async () => {
    const told = 'Today is not over, but the period compared with is, so counts look low beside it.';
    const mail = pretendSource(({ from }) => [row([from, 900, 90, 60, 9, 8])]);
    const notesUpTo = async (to: string) => {
      const compare = { kind: 'previous', range: { from: '2026-11-09', to: '2026-11-11' } } as const;
      const asked = request({ range: { from: '2026-11-16', to }, compare });
      return reportOf(await makeReport(asked, world(mail), person)).notes;
    };
    expect(await notesUpTo('2026-11-17')).not.toContain(told);
    expect(await notesUpTo('2026-11-18')).toContain(told);
  });
});

describe('giving up', () => {
  const gaveUp = 'Direct Mail did not get on with it for 2 minutes, so this was given up.';

  it('says what it has when nothing moves, and leaves no timer behind', async () => {
    const hung = pretendSource((query) =>
      query.esp === 'icloud.com' ? new Promise(() => {}) : rows(query.esp === undefined ? 9 : 1),
    );
    const clock = standingClock();
    let made: Made | null = null;
    void makeReport(request({ by: 'esp' }), world(hung, clock), person).then((result) => {
      made = result;
    });
    await clock.pass(115);
    expect(made).toBeNull();
    await clock.pass(5);
    const { current } = reportOf(made as unknown as Made);
    expect(current.groups.map(({ outcome }) => 'error' in outcome)).toEqual([false, false, false, true, false]);
    expect(current.groups[3]?.outcome).toEqual({ error: gaveUp });
    expect(clock.timers.size).toBe(0);
  });

  it('waits on while only the budget is waited for', async () => {
    let answer = () => {};
    const source: MailSource = {
      track: (_query, { onEvent }) =>
        new Promise((resolve) => {
          onEvent?.({ kind: 'waiting' });
          answer = () => resolve({ ok: true, value: rows(1), calls: 1 });
        }),
      list: async () => ({ ok: true, value: [], calls: 0 }),
      waitFor: () => 30_000,
    };
    const clock = standingClock();
    const made = makeReport(request(), world(source, clock), person);
    await clock.pass(600);
    answer();
    expect(reportOf(await made).current.total).toMatchObject({ sent: 1500 });
  });

  it.each(['unreachable', 'throttled'] as const)('does not wait for the budget to try in vain: %s', async (kind) => {
    const clock = standingClock();
    const source: MailSource = {
      track: (_query, { onEvent }) =>
        new Promise(() => {
          const attempt = () => {
            onEvent?.({ kind: 'started' });
            onEvent?.({ kind: 'retrying', afterMs: 250, fault: fault(kind) });
            onEvent?.({ kind: 'waiting' });
          };
          attempt();
          for (const minute of [1, 2, 3, 4]) clock.after(minute * 60_000, attempt);
        }),
      list: async () => ({ ok: true, value: [], calls: 0 }),
      waitFor: () => 30_000,
    };
    let made: Made | null = null;
    void makeReport(request({ by: 'esp' }), world(source, clock), person).then((result) => {
      made = result;
    });
    await clock.pass(120);
    expect(made).toMatchObject({
      ok: false,
      fault: { kind: 'gave-up', sentence: `${gaveUp} Direct Mail says ${kind}.` },
    });
  });

  it('lets one question that fails again and again not stop the others from waiting for the budget', async () => {
    const clock = standingClock();
    const source: MailSource = {
      track: ({ esp }, { onEvent }) =>
        new Promise((resolve) => {
          onEvent?.({ kind: 'waiting' });
          if (esp === 'yahoo.com') {
            onEvent?.({ kind: 'started' });
            onEvent?.({ kind: 'retrying', afterMs: 250, fault: fault('unreachable') });
            clock.after(200_000, () => resolve({ ok: false, fault: fault('unreachable'), calls: 5 }));
          } else clock.after(260_000, () => resolve({ ok: true, value: rows(esp === undefined ? 9 : 1), calls: 1 }));
        }),
      list: async () => ({ ok: true, value: [], calls: 0 }),
      waitFor: () => 30_000,
    };
    const made = makeReport(request({ by: 'esp' }), world(source, clock), person);
    await clock.pass(260);
    const { current } = reportOf(await made);
    expect(current.groups.map(({ outcome }) => 'error' in outcome)).toEqual([false, true, false, false, false]);
  });

  it('ends at once when called off, whatever the source does', async () => {
    const controller = new AbortController();
    const source = pretendSource(() => new Promise(() => {}));
    const made = makeReport(request(), world(source), { ...person, signal: controller.signal });
    controller.abort();
    expect(await made).toEqual({
      ok: false,
      fault: { kind: 'gave-up', sentence: 'This was called off before Direct Mail answered.' },
    });
  });
});

describe('progress', () => {
  it('counts calls up to all of them, with pages, and estimates by the budget', async () => {
    const seen: Progress[] = [];
    const source: MailSource = {
      async track(_query, { onEvent }) {
        onEvent?.({ kind: 'waiting' });
        await Promise.resolve();
        onEvent?.({ kind: 'started' });
        await Promise.resolve();
        onEvent?.({ kind: 'answered' });
        onEvent?.({ kind: 'pages', more: 1 });
        onEvent?.({ kind: 'started' });
        onEvent?.({ kind: 'retrying', afterMs: 1, fault: fault('unreachable') });
        onEvent?.({ kind: 'started' });
        onEvent?.({ kind: 'answered' });
        return { ok: true, value: rows(1), calls: 3 };
      },
      list: async () => ({ ok: true, value: [], calls: 0 }),
      waitFor: (calls) => 1000 + calls,
    };
    const range = { from: '2026-11-04', to: '2026-11-17' };
    const options = { ...person, onProgress: (progress: Progress) => seen.push(progress) };
    const report = reportOf(await makeReport(request({ range }), world(source), options));
    expect(report.queries).toBe(6);
    expect(seen[0]?.asked).toBe(0);
    expect(seen.some(({ waitMs }) => waitMs === 1000)).toBe(true);
    expect(seen.at(-1)).toEqual({ asked: 4, total: 4, waitMs: 0 });
    for (const [at, { asked, total }] of seen.entries()) {
      expect(asked).toBeLessThanOrEqual(total);
      expect(total).toBeGreaterThanOrEqual(seen[at - 1]?.total ?? 0);
      expect(asked).toBeGreaterThanOrEqual(seen[at - 1]?.asked ?? 0);
    }
  });
});

describe('others', () => {
  /** Knows the catch-all only as `Others`, which holds what the four named ESPs leave. */
  const capital = () =>
    pretendSource(({ esp }: TrackQuery) => {
      if (esp === undefined) return rows(9);
      if (esp === 'others') return [];
      return rows(esp === 'Others' ? 5 : 1);
    });

  it('is tried once as Others when mails are left unexplained, and remembered', async () => {
    const facts: AccountFacts = {};
    const source = capital();
    const { current, queries } = reportOf(await makeReport(request({ by: 'esp' }), world(source, { facts }), person));
    expect(source.tracked.map(({ esp }) => esp).slice(-2)).toEqual(['others', 'Others']);
    expect(current.groups.at(-1)).toMatchObject({ key: 'others', outcome: { sent: 7500 } });
    expect(current.remainder).toMatchObject({ sent: 0 });
    expect(queries).toBe(7);
    expect(facts.othersSpelling).toBe('Others');

    const again = capital();
    await makeReport(request({ by: 'esp' }), world(again, { facts }), person);
    expect(again.tracked.map(({ esp }) => esp)).toEqual([
      undefined,
      'gmail.com',
      'yahoo.com',
      'outlook.com',
      'icloud.com',
      'Others',
    ]);
  });

  it('is not tried again when nothing is left unexplained', async () => {
    const source = pretendSource(({ esp }) => (esp === undefined ? rows(4) : esp === 'others' ? [] : rows(1)));
    await makeReport(request({ by: 'esp' }), world(source), person);
    expect(source.tracked).toHaveLength(6);
  });

  it('is tried when the spelling itself is refused', async () => {
    const source = pretendSource(({ esp }) => {
      if (esp === 'others') return fault('bad-request');
      return esp === 'Others' ? rows(2) : rows(esp === undefined ? 6 : 1);
    });
    const { current } = reportOf(await makeReport(request({ by: 'esp' }), world(source), person));
    expect(current.groups.at(-1)?.outcome).toMatchObject({ sent: 3000 });
  });

  it('is not tried when every ESP is refused', async () => {
    const source = pretendSource(({ esp }) => (esp === undefined ? rows(1) : fault('bad-request', 'Refused.')));
    const { current, notes } = reportOf(await makeReport(request({ by: 'esp' }), world(source), person));
    expect(source.tracked).toHaveLength(6);
    expect(current.total).toMatchObject({ sent: 1500 });
    expect(notes[0]).toBe('No figures for any of the 5 ESPs. Refused.');
  });

  it('is remembered once it is the only spelling that is not refused, even if nothing was sent', async () => {
    const facts: AccountFacts = {};
    const source = pretendSource(({ esp }) => (esp === 'others' ? fault('bad-request') : []));
    const { current } = reportOf(await makeReport(request({ by: 'esp' }), world(source, { facts }), person));
    expect(current.groups.at(-1)?.outcome).toMatchObject({ sent: 0 });
    expect(facts.othersSpelling).toBe('Others');
  });

  it('as a filter, probes with the total before asking the rest again', async () => {
    const source = pretendSource(
      ({ esp, sender }) => (esp === 'Others' ? rows(sender === undefined ? 2 : 1) : []),
      () => [
        { key: 'a@b.com', label: 'a@b.com' },
        { key: 'c@b.com', label: 'c@b.com' },
      ],
    );
    const asked = request({ by: 'sender', filters: { esp: 'others' } });
    const { current } = reportOf(await makeReport(asked, world(source), person));
    expect(source.tracked.map(({ esp, sender }) => [esp, sender])).toEqual([
      ['others', undefined],
      ['others', 'a@b.com'],
      ['others', 'c@b.com'],
      ['Others', undefined],
      ['Others', 'a@b.com'],
      ['Others', 'c@b.com'],
    ]);
    expect(current.groups.every(({ outcome }) => 'sent' in outcome && outcome.sent === 1500)).toBe(true);
  });

  it('as a filter of the same dimension is the total and the group in one', async () => {
    const source = pretendSource(({ esp }) => (esp === 'Others' ? rows(1) : []));
    const asked = request({ by: 'esp', filters: { esp: 'others' } });
    const { current } = reportOf(await makeReport(asked, world(source), person));
    expect(source.tracked.map(({ esp }) => esp)).toEqual(['others', 'Others']);
    expect(current).toMatchObject({ total: { sent: 1500 }, groups: [{ key: 'others', outcome: { sent: 1500 } }] });
  });

  it('as a filter that finds nothing either way costs one more query a window', async () => {
    const source = pretendSource(() => []);
    const { current } = reportOf(await makeReport(request({ filters: { esp: 'others' } }), world(source), person));
    expect(source.tracked.map(({ esp }) => esp)).toEqual(['others', 'Others']);
    expect(current.total).toMatchObject({ sent: 0, uniqueOpenRate: null });
  });

  it('never leaves a false zero where the right spelling failed', async () => {
    const range = { from: '2026-11-04', to: '2026-11-17' };
    const source = pretendSource(({ esp, from }) => {
      const day = from;
      const shifted = rows(1).map((each, at) => ({
        ...each,
        day: at === 0 ? day : day.replace(/\d\d$/, (d) => `${Number(d) + 1}`.padStart(2, '0')),
      }));
      if (esp === 'others') return [];
      if (esp === 'Others' && from === '2026-11-11') return fault('unreachable');
      return shifted;
    });
    const { current } = reportOf(await makeReport(request({ range, by: 'esp' }), world(source), person));
    expect(current.groups.at(-1)?.outcome).toEqual({ error: 'Direct Mail says unreachable.' });
  });
});

describe('what was learned', () => {
  it('remembers that rows tell days apart, and then believes a single row', async () => {
    const facts: AccountFacts = {};
    const single = pretendSource(() => rows(1).slice(0, 1));
    const before = reportOf(await makeReport(request(), world(single, { facts }), person));
    expect(before.current.days).toEqual([]);
    await makeReport(
      request(),
      world(
        pretendSource(() => rows(1)),
        { facts },
      ),
      person,
    );
    expect(facts.rowsTellDays).toBe(true);
    const since = reportOf(await makeReport(request(), world(single, { facts }), person));
    expect(since.current.days.map(({ outcome }) => ('sent' in outcome ? outcome.sent : null))).toEqual([
      0, 1000, 0, 0, 0, 0, 0,
    ]);
  });
});
