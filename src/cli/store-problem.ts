import { StoreProblem, type StoreProblemKind } from '../adapters/store/problem.ts';
import type { Io } from './io.ts';

/** What somebody can put right by other words, another file or another setting; everything else is the store failing. */
const wrongWords: readonly StoreProblemKind[] = ['bad-export', 'not-empty', 'missing'];

/** Runs what needs the store. Its failure is told, and is the exit code: 2 or 3. */
export async function tellingStoreProblems(io: Io, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error;
    io.err(`${error.message}\n`);
    return wrongWords.includes(error.kind) ? 2 : 3;
  }
}
