import { z } from 'zod';
import { count } from './characters.ts';

/**
 * What a button or an option of a menu does when it is chosen. `say` is always words as they are typed after `/mailstats`.
 * `refine`: asks them in the place of its report. `csv`: its figures as a file. `share`: what was private, for the channel.
 * `formulas`: how its figures come about. `form`: its form, to be changed. `digest`: the form of a digest of it. `by` is the user id of who asked for the report; absent where nobody did.
 */
const kinds = ['refine', 'csv', 'share', 'formulas', 'form', 'digest'] as const;

const Value = z.discriminatedUnion('v', [
  // Messages stay in Slack for longer than a release of mailstats: what was once sent is read for ever.
  z.object({ v: z.literal(1), say: z.string() }),
  z.object({
    v: z.literal(2),
    do: z.enum(kinds),
    say: z.string(),
    by: z.string().optional(),
  }),
]);

export type ActionValue =
  | { readonly do: 'say'; readonly say: string }
  | { readonly do: (typeof kinds)[number]; readonly say: string; readonly by?: string | undefined };

/** `null`: it does not fit into so many characters. */
export function formatValue({ do: what, ...rest }: ActionValue, characters: number): string | null {
  const say = rest.say.toWellFormed();
  const value = what === 'say' ? { v: 1, say } : { v: 2, do: what, ...rest, say };
  const text = JSON.stringify(value);
  return count(text) > characters ? null : text;
}

/** `null` for what nothing of ours carries, or only that of another version. */
export function readValue(text: unknown): ActionValue | null {
  try {
    const value = Value.parse(JSON.parse(String(text)));
    return value.v === 1 ? { do: 'say', say: value.say } : value;
  } catch {
    return null;
  }
}
