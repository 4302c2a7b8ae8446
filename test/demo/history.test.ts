import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHistory } from '../../sandbox/demo/history.ts';

let folder: string;
let told: string[];
const open = (...path: string[]) => openHistory(join(folder, ...path), (sentence) => told.push(sentence));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-history-'));
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('openHistory', () => {
  it('keeps questions over sessions, for the owner alone', () => {
    const first = open('data', 'demo-history');
    expect(first.earlier).toEqual([]);
    first.keep(['上周', 'last week']);
    expect(readFileSync(join(folder, 'data', 'demo-history'), 'utf8')).toBe('last week\n上周\n');
    expect(statSync(join(folder, 'data', 'demo-history')).mode & 0o077).toBe(0);
    expect(open('data', 'demo-history').earlier).toEqual(['上周', 'last week']);
    expect(told).toEqual([]);
  });

  it('keeps the last 500', () => {
    open('long').keep(Array.from({ length: 600 }, (_, at) => `question ${at}`));
    expect(open('long').earlier).toHaveLength(500);
    expect(open('long').earlier[0]).toBe('question 0');
  });

  it('says once where it cannot be kept, and goes on', () => {
    writeFileSync(join(folder, 'file'), '');
    const history = open('file', 'demo-history');
    history.keep(['last week']);
    history.keep(['last week', 'yesterday']);
    expect(history.earlier).toEqual([]);
    expect(told).toEqual([`Questions are not kept for next time: EEXIST on ${join(folder, 'file', 'demo-history')}.`]);
  });
});
