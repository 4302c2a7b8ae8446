import type { Directory } from '../ports.ts';

const mostNamed = 3;

/** Who can change what is refused: `Maria Lopez or Wei Chen`. Names are from outside: whoever shows them escapes them. */
export async function helpersFrom({
  admins,
  directory,
}: {
  readonly admins: readonly string[];
  readonly directory: Directory;
}): Promise<string> {
  if (admins.length === 0) return 'whoever runs mailstats';
  const people = await Promise.all(admins.slice(0, mostNamed).map((id) => directory.person(id)));
  const names = people.flatMap((person) => (person === null ? [] : [person.name]));
  if (names.length === 0) return 'an administrator of mailstats';
  return names.length === 1 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
