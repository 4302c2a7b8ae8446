import type { z } from 'zod';
import type { Digest } from '../../digests/digest.ts';
import { StoreProblem } from './problem.ts';
import { pauseSchema, scheduleSchema } from './stored-values.ts';
import type { DigestTable } from './tables.ts';

/** Names are the same when they differ in case only. */
export const nameKey = (name: string) => name.normalize('NFC').toLowerCase();

export function digestRow(digest: Digest, removedAt: Date | null): DigestTable {
  return {
    id: digest.id,
    name: digest.name,
    name_key: nameKey(digest.name),
    channel: digest.channel,
    owner: digest.owner,
    words: digest.words,
    schedule: JSON.stringify(digest.schedule),
    zone: digest.zone,
    pause: digest.pause === null ? null : JSON.stringify(digest.pause),
    created_at: digest.createdAt.getTime(),
    active_since: digest.activeSince.getTime(),
    version: digest.version,
    removed_at: removedAt?.getTime() ?? null,
  };
}

/** Throws `StoreProblem` when the row holds what no version of mailstats wrote. */
export function digestOf(row: DigestTable): Digest {
  return {
    id: row.id,
    name: row.name,
    channel: row.channel,
    owner: row.owner,
    words: row.words,
    schedule: readJson(row, 'schedule', row.schedule, scheduleSchema),
    zone: row.zone,
    pause: row.pause === null ? null : readJson(row, 'pause', row.pause, pauseSchema),
    createdAt: new Date(row.created_at),
    activeSince: new Date(row.active_since),
    version: row.version,
  };
}

function readJson<T>(row: DigestTable, column: string, text: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const sentence = `The ${column} stored for the digest "${row.name}" cannot be read. Restore it from a backup.`;
    const problem = new StoreProblem('unreadable', sentence);
    problem.cause = cause;
    throw problem;
  }
}
