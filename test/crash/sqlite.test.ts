import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { keepsAll } from './keeping.ts';

const folder = temporaryFolder();
const minute = 60_000;

describe('one process after the other on a store file, each killed', () => {
  it('loses no slot and doubles none', { timeout: 2 * minute }, async () => {
    const store = `file:${join(folder.path, 'killed.db')}`;
    const { found } = await keepsAll('SQLite', { kills: 20, store, replicas: 1 });
    // What was posted by one that died was looked for and found by the next.
    expect(found).toBeGreaterThan(0);
  });

  it('doubles none where it may not read the channels, and tells the owner of what it cannot know', {
    timeout: 2 * minute,
  }, async () => {
    const store = `file:${join(folder.path, 'blind.db')}`;
    const scopes = ['chat:write', 'im:write', 'channels:read'];
    const { rows, told } = await keepsAll('SQLite without history', { kills: 8, store, replicas: 1, scopes });
    const unsure = rows.filter(({ state }) => state === 'unsure');
    expect(unsure.length).toBeGreaterThan(0);
    expect(unsure.filter((row) => !row.told)).toEqual([]);
    for (const { digestId } of unsure) expect(told.some((text) => text.includes(digestId))).toBe(true);
  });
});
