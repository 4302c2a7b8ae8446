import { createInterface } from 'node:readline';
import type { StoreOptions } from '../adapters/store/open.ts';
import type { Moved } from '../adapters/store/transfer-format.ts';
import { loadStoreSettings } from '../config.ts';
import type { Io } from './io.ts';
import { tellingStoreProblems } from './store-problem.ts';

const usage = `Usage: npm run -s mailstats -- store export > FILE
       npm run -s mailstats -- store import < FILE

The store is the one that DATABASE_URL names. An import needs an empty one.
`;

type Action = (url: string, io: Io, options: StoreOptions) => Promise<number>;

const actions: Record<string, Action> = {
  async export(url, io, options) {
    const { exportStore } = await import('../adapters/store/export.ts');
    io.err(`Exported ${said(await exportStore(url, io.out, io.now(), options))}.\n`);
    return 0;
  },
  async import(url, io, options) {
    if (io.stdin.isTTY === true) return refuse(`The export is read from standard input.\n\n${usage}`, io);
    const { importStore } = await import('../adapters/store/import.ts');
    io.err(`Imported ${said(await importStore(url, lines(io), options))}.\n`);
    return 0;
  },
};

/** `store export > FILE`, `store import < FILE`. 0 done, 2 the words, the file or a setting are wrong, 3 the store failed. */
export async function store(args: readonly string[], io: Io): Promise<number> {
  const [name = '', ...rest] = args;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined || rest.length > 0) return refuse(usage, io);
  const loaded = loadStoreSettings();
  if (!loaded.ok) return refuse(`${loaded.problems.join('\n')}\n`, io);
  return tellingStoreProblems(io, () => action(loaded.settings.DATABASE_URL, io, { log: io.log }));
}

/** Begins to read when asked for the first line: lines that came before that would be lost. */
async function* lines(io: Io): AsyncGenerator<string> {
  yield* createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY });
}

function said({ channels, digests, slots }: Moved): string {
  const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  const settings = channels === 0 ? '' : `, and what was set for ${count(channels, 'channel')}`;
  return `${count(digests, 'digest')} and ${count(slots, 'ledger row')}${settings}`;
}

function refuse(text: string, io: Io): number {
  io.err(text);
  return 2;
}
