import { StoreProblem, type StoreProblemKind } from './problem.ts';

/** Primary result codes (sqlite.org/rescode.html); `{file}` is the path as the setting has it. */
const byResultCode: Record<number, readonly [StoreProblemKind, string]> = {
  5: [
    'locked',
    'The store file {file} is locked by another program. Close what has it open, such as a database browser, and try again.',
  ],
  8: [
    'not-writable',
    'The store file {file} cannot be written. Let the user that runs mailstats write to it and to its folder.',
  ],
  10: [
    'unexpected',
    'The store file {file} could not be read or written: the disk refused. Look at the disk and its free space.',
  ],
  11: ['corrupt', 'The store file {file} is damaged. Put a backup in its place.'],
  13: ['full', 'The disk that holds the store file {file} is full. What was stored is safe; free some space.'],
  14: [
    'not-writable',
    'The store file {file} cannot be opened. Let the user that runs mailstats write to it and to its folder.',
  ],
  26: [
    'corrupt',
    'The file {file} is not a mailstats store, or it is damaged. Put a backup in its place, or name another file in DATABASE_URL.',
  ],
};

/** Errors of `mkdir` and `realpath`, before SQLite is asked. */
const byFileSystemCode: Record<string, number> = {
  EACCES: 14,
  EISDIR: 14,
  ENOENT: 14,
  EPERM: 14,
  ENOTDIR: 14,
  EEXIST: 14,
  EROFS: 8,
  ENOSPC: 13,
};

interface SqliteError {
  readonly code?: unknown;
  readonly errcode?: unknown;
}

/** What happened to the store file, in words for people. */
export function sqliteProblem(error: unknown, file: string): StoreProblem {
  if (error instanceof StoreProblem) return error;
  const { code, errcode } = error as SqliteError;
  // The upper bytes of an extended result code only refine the lower one.
  const primary = typeof errcode === 'number' ? errcode & 0xff : byFileSystemCode[String(code)];
  const shown = typeof errcode === 'number' ? `SQLITE_${errcode}` : String(code ?? 'no code');
  const [kind, sentence] = byResultCode[primary ?? -1] ?? [
    'unexpected',
    `The store file {file} failed in a way nobody foresaw (${shown}).`,
  ];
  const problem = new StoreProblem(
    kind,
    sentence.replace('{file}', () => file),
    shown,
  );
  problem.cause = error;
  return problem;
}

/** SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY. */
export const isSqliteTaken = (error: unknown) => [2067, 1555].includes((error as { errcode: number }).errcode);
