import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportRequest } from '../../src/commands/request.ts';
import type { AccountFacts, Fault, Listed, TrackQuery } from '../../src/ports.ts';
import { makeReport } from '../../src/reports/make-report.ts';
import { plainText } from '../../src/reports/plain-text.ts';
import { present } from '../../src/reports/present.ts';
import { drawPlainly } from './draw-plainly.ts';
import { type CompactRow, pretendSource, row } from './pretend-source.ts';
import { request, world } from './requests.ts';

/**
 * Every folder of `cases` is a whole report: `_request.json` and `_answers.json` go in, `report.json`, `page.txt` and
 * `plain.txt` come out, `_notes.txt` says what it is for. `UPDATE=1 npx vitest run test/reports/cases.test.ts` records.
 */
const folder = new URL('cases/', import.meta.url).pathname;
const names = readdirSync(folder).sort();

interface Given {
  readonly request: Partial<ReportRequest>;
  readonly zone?: string;
  readonly today?: string;
  readonly directMailToday?: string;
  readonly facts?: AccountFacts;
}

interface Answers {
  readonly lists?: Record<string, readonly Listed[] | Fault>;
  /** Keyed by the question: `2026-11-11..2026-11-17 esp=gmail.com`. */
  readonly tracks: Record<string, readonly CompactRow[] | Fault>;
}

function question({ from, to, ...filters }: TrackQuery): string {
  const words = Object.entries(filters).map(([name, value]) => ` ${name}=${value}`);
  return `${from}..${to}${words.sort().join('')}`;
}

async function run(name: string) {
  const read = <T>(file: string) => JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as T;
  const { request: asked, ...around } = read<Given>('_request.json');
  const { lists, tracks } = read<Answers>('_answers.json');
  const source = pretendSource(
    (query) => {
      const reply = tracks[question(query)];
      if (reply === undefined) throw new Error(`not in _answers.json: ${question(query)}`);
      return 'kind' in reply ? reply : reply.map(row);
    },
    (dimension) => {
      const reply = lists?.[dimension];
      if (reply === undefined) throw new Error(`not in _answers.json: list of ${dimension}`);
      return reply;
    },
  );
  const made = await makeReport(request(asked), world(source, around), { priority: 'person' });
  return { made, source, expected: Object.keys(tracks) };
}

function check(name: string, file: string, text: string): void {
  const path = join(folder, name, file);
  if (process.env.UPDATE === '1') writeFileSync(path, text);
  expect(existsSync(path), `${path} is not recorded`).toBe(true);
  const recorded = readFileSync(path, 'utf8');
  if (file.endsWith('.json')) expect(JSON.parse(text)).toEqual(JSON.parse(recorded));
  else expect(text).toBe(recorded);
}

describe('cases', () => {
  it('are there', () => expect(names.length).toBeGreaterThan(15));

  it.each(names)('%s', async (name) => {
    const { made, source, expected } = await run(name);
    expect(source.tracked.map(question).sort()).toEqual(expected.sort());
    check(name, 'report.json', `${JSON.stringify(made, null, 2)}\n`);
    if (!made.ok) return;
    check(name, 'page.txt', drawPlainly(present(made.report)));
    const plain = plainText(made.report);
    check(name, 'plain.txt', `${plain}\n`);
    expect(plain.length).toBeLessThanOrEqual(4000);
  });

  it.each(names)('%s says why it is there', (name) => {
    expect(readFileSync(join(folder, name, '_notes.txt'), 'utf8').trim().length).toBeGreaterThan(20);
  });
});
