import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { PageState } from './wire.ts';

const schema = z.object({
  features: z.object({
    slash_commands: z.tuple([z.object({ command: z.string(), description: z.string(), usage_hint: z.string() })]),
    shortcuts: z.array(
      z.object({
        name: z.string(),
        callback_id: z.string(),
        type: z.enum(['global', 'message']),
        description: z.string(),
      }),
    ),
  }),
});

/** The manifest, with which an administrator would install mailstats. */
export const manifestText = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');

/** What people see of mailstats before they ask anything. */
export function readManifest(): Pick<PageState, 'command' | 'shortcuts'> {
  const { slash_commands, shortcuts } = schema.parse(parse(manifestText)).features;
  const [{ command, description, usage_hint }] = slash_commands;
  return {
    command: { name: command, description, hint: usage_hint },
    shortcuts: shortcuts.map(({ callback_id, ...rest }) => ({ callbackId: callback_id, ...rest })),
  };
}
