import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name));

const belowTheBot = [
  'src/home',
  'src/forms',
  'src/access',
  'src/settings',
  'src/reply.ts',
  'src/digests',
  'src/reports',
  'src/commands',
  'src/dates',
  'src/ports.ts',
  'src/problem.ts',
];
/** Each room, and what it may import of the others. Adapters point inward and do not know each other. */
const rooms: Record<string, readonly string[]> = {
  'src/problem.ts': [],
  'src/dates': ['src/problem.ts'],
  // What is said to digests knows digests; the questions of reports do not.
  'src/commands/digest': ['src/digests', 'src/commands', 'src/dates', 'src/problem.ts'],
  'src/commands': ['src/dates', 'src/problem.ts'],
  // Told of by `src/ports.ts`, from where all others take them.
  'src/ports': ['src/digests'],
  'src/ports.ts': ['src/ports', 'src/commands', 'src/dates'],
  'src/access': ['src/ports.ts'],
  // What is told in answer to words: types only.
  'src/reply.ts': ['src/digests', 'src/reports', 'src/commands', 'src/ports.ts', 'src/problem.ts'],
  'src/digests': [
    'src/access',
    'src/reply.ts',
    'src/reports',
    'src/commands',
    'src/dates',
    'src/ports.ts',
    'src/problem.ts',
  ],
  'src/reports': ['src/commands', 'src/dates', 'src/ports.ts', 'src/problem.ts'],
  'src/settings': [
    'src/access',
    'src/digests',
    'src/reply.ts',
    'src/reports',
    'src/commands',
    'src/dates',
    'src/ports.ts',
    'src/problem.ts',
  ],
  'src/forms': [
    'src/access',
    'src/digests',
    'src/reply.ts',
    'src/commands',
    'src/dates',
    'src/ports.ts',
    'src/problem.ts',
  ],
  'src/home': ['src/digests', 'src/commands', 'src/dates', 'src/ports.ts', 'src/problem.ts'],
  'src/bot.ts': belowTheBot,
  'src/log.ts': ['src/ports.ts'],
  'src/config.ts': ['src/config', 'src/dates', 'src/adapters/direct-mail/regions.ts', 'src/adapters/store/address.ts'],
  'src/config': ['src/commands'],
  'src/adapters/direct-mail': ['src/commands', 'src/dates', 'src/ports.ts', 'src/problem.ts'],
  'src/adapters/store': ['src/digests', 'src/commands', 'src/dates', 'src/ports.ts', 'src/problem.ts'],
  'src/adapters/schedule': ['src/digests', 'src/ports.ts'],
  'src/adapters/slack': ['src/bot.ts', ...belowTheBot],
  'src/adapters/terminal': ['src/bot.ts', ...belowTheBot],
  'src/compose.ts': ['src'],
  'src/compose-works.ts': ['src'],
  'src/doctor': ['src'],
  'src/cli': ['src'],
  'src/cli.ts': ['src'],
  'src/main.ts': ['src'],
};

const core = [
  'src/home',
  'src/forms',
  'src/access',
  'src/settings',
  'src/dates',
  'src/commands',
  'src/reports',
  'src/digests',
  'src/problem.ts',
  'src/ports',
  'src/ports.ts',
  'src/bot.ts',
  'src/reply.ts',
];
/** Packages without a world of their own. */
const purePackages = ['date-fns', '@date-fns/tz', '@date-fns/utc', 'zod', 'csv-stringify/sync'];

const isIn = (file: string, place: string) => file === place || file.startsWith(`${place}/`);
const roomOf = (file: string) => Object.keys(rooms).find((room) => isIn(file, room));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** `import x from 'y'`, `export x from 'y'`, `import 'y'` and `import('y')`. */
function importsOf(file: string): string[] {
  const said =
    /(?:^|\n)(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/g;
  return [...read(file).matchAll(said)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

describe('the house', () => {
  it('has files in every room', () => {
    expect(files.length).toBeGreaterThan(50);
    for (const room of Object.keys(rooms))
      expect(
        files.some((file) => isIn(file, room)),
        room,
      ).toBe(true);
  });

  it.each(files)('%s belongs to a room and imports only what its room may', (file) => {
    const room = roomOf(file);
    expect(room, 'no room for this file').toBeDefined();
    for (const specifier of importsOf(file).filter((name) => name.startsWith('.'))) {
      const target = normalize(join(dirname(file), specifier));
      const allowed = [room ?? '', ...(rooms[room ?? ''] ?? [])].some((place) => isIn(target, place));
      expect(allowed, `${file} imports ${target}`).toBe(true);
    }
  });

  it.each(files.filter((file) => core.some((place) => isIn(file, place))))('%s knows no world', (file) => {
    const text = read(file);
    expect(
      importsOf(file).filter((name) => !name.startsWith('.') && !purePackages.some((pure) => isIn(name, pure))),
    ).toEqual([]);
    expect(
      text.match(/new Date\(\)|Date\.now\(|Math\.random\(|\bprocess\.[a-z]|setTimeout\(|setInterval\(|fetch\(/g),
    ).toBeNull();
  });

  it('reads the environment in one place', () => {
    const readers = files.filter((file) => /process\.env\b/.test(read(file)));
    // The terminal's own variables (NO_COLOR, TERM) are no settings.
    expect(readers.toSorted()).toEqual(['src/cli/io.ts', 'src/config.ts']);
  });

  it('keeps files small', () => {
    const sizes = files.map((file) => [file, read(file).split('\n').length - 1] as const);
    expect(sizes.filter(([, lines]) => lines > 200)).toEqual([]);
  });

  it('mocks no module', () => {
    const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(tests.length).toBeGreaterThan(10);
    const mocking = new RegExp(['vi', '(mock|doMock)\\('].join('\\.'));
    expect(tests.filter((name) => mocking.test(read(join('test', name))))).toEqual([]);
  });
});
