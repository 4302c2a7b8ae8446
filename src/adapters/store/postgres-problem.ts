import { StoreProblem, type StoreProblemKind } from './problem.ts';

type Row = readonly [code: RegExp, kind: StoreProblemKind, sentence: string];

/** SQLSTATE codes (PostgreSQL, appendix A), Node's network codes, and `pg`'s own words where it gives no code. */
const rows: readonly Row[] = [
  [/^28P01$/, 'refused', 'PostgreSQL refused the user name or password in DATABASE_URL.'],
  [
    /^28/,
    'refused',
    'PostgreSQL does not let this user in from here. Check the user in DATABASE_URL, whether the server asks for TLS (sslmode), and its pg_hba.conf.',
  ],
  [/^3D000$/, 'refused', 'PostgreSQL has no database of the name in DATABASE_URL. Create it, or correct the name.'],
  [
    /^(42501|3F000)$/,
    'refused',
    'The PostgreSQL user in DATABASE_URL may not create or change the tables of mailstats. Grant it the rights on the database and its schema.',
  ],
  [/^25006$/, 'not-writable', 'PostgreSQL takes no changes: DATABASE_URL names a read-only server or a standby.'],
  [/^53100$/, 'full', 'The disk of the PostgreSQL server is full. What was stored is safe; free some space on it.'],
  [
    /^53300$/,
    'unreachable',
    'PostgreSQL has no connection left for mailstats. Allow more connections, or close others.',
  ],
  [/^57014$|Query read timeout/, 'unreachable', 'PostgreSQL did not answer in time.'],
  [/^57P0/, 'unreachable', 'PostgreSQL is starting up or shutting down.'],
  [
    /CERT|SELF_SIGNED|does not support SSL|ERR_TLS/,
    'refused',
    'The TLS connection to PostgreSQL cannot be made. Check the sslmode and the certificates that DATABASE_URL asks for.',
  ],
  [/^XX00[12]$/, 'corrupt', 'The PostgreSQL server says that its data is damaged.'],
  [
    /^08|^E[A-Z]+$|terminated|timeout exceeded|not queryable/,
    'unreachable',
    'PostgreSQL cannot be reached. Check the host and port in DATABASE_URL, and that the server runs.',
  ],
];

/** What happened to the server, in words for people; its own message may hold its address and stays out. */
export function postgresProblem(error: unknown): StoreProblem {
  if (error instanceof StoreProblem) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const sign = typeof code === 'string' ? code : String(message);
  const row =
    rows.find(([pattern]) => pattern.test(sign)) ?? (typeof code === 'string' ? rowByWords(message) : undefined);
  const shown = typeof code === 'string' ? code : undefined;
  const problem =
    row === undefined
      ? new StoreProblem('unexpected', `PostgreSQL failed in a way nobody foresaw (${shown ?? 'no code'}).`, shown)
      : new StoreProblem(row[1], row[2], shown);
  problem.cause = error;
  return problem;
}

const rowByWords = (message: unknown) => rows.find(([pattern]) => pattern.test(String(message)));

/** unique_violation. */
export const isPostgresTaken = (error: unknown) => (error as { code?: unknown }).code === '23505';
