import { enableCompileCache } from 'node:module';
import { type Io, processIo } from './cli/io.ts';
import { readDotEnv } from './config.ts';

const usage = `Usage: npm run -s mailstats -- <command>

  report "<words>"   the same request and report as in Slack
         [--format text|json|csv|blocks] [--now ISO]
  digest <words>     the same words about digests as in Slack: list, run weekly-esp, weekly on monday at 9:00: last week
         [--channel C…] [--owner U…] [--now ISO]
  dates  [phrases…]  what date phrases mean; one a line on standard input
         [--now ISO] [--zone ZONE] [--json]
  store  export|import   the digests and what became of them, as a file: for backups, and for moving to PostgreSQL
  doctor             check settings, credentials, permissions, and what is unknown about the account

Try: npm run -s mailstats -- report "last 7 days by esp"
`;

type Command = (args: readonly string[], io: Io) => Promise<number>;

/** Loaded when called for: reading dates needs no SDK. */
const commands: Record<string, () => Promise<Command>> = {
  report: async () => (await import('./cli/report.ts')).report,
  digest: async () => (await import('./cli/digest.ts')).digest,
  dates: async () => (await import('./cli/dates.ts')).dates,
  store: async () => (await import('./cli/store.ts')).store,
  doctor: async () => (await import('./cli/doctor.ts')).doctor,
};

/** Runs one command; the number is the exit code: 0 an answer, 2 words or settings wrong, 3 the source failed. */
async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name = '', ...args] = argv;
  if (name === '' || name === 'help' || name === '--help' || name === '-h') {
    io.out(usage);
    return name === '' ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    io.err(`There is no command "${name}".\n\n${usage}`);
    return 2;
  }
  return (await command())(args, io);
}

/** Nothing that is thrown reaches a person as it is. */
async function run(io: Io): Promise<number> {
  const unreadable = readDotEnv();
  if (unreadable !== null) {
    io.err(`${unreadable}\n`);
    return 2;
  }
  try {
    return await main(process.argv.slice(2), io);
  } catch (error) {
    io.log.error('unforeseen', { error });
    io.err('Something unforeseen happened; the log line above tells more.\n');
    return 3;
  }
}

// Half of a short run would otherwise be spent on compiling the same files again.
enableCompileCache();
process.exitCode = await run(processIo());
