import type { DigestCommand } from '../../commands/digest/command.ts';
import { digestHelp } from '../../commands/digest/help.ts';
import { create } from './create.ts';
import { edit } from './edit.ts';
import type { Hearing, Obeyed } from './hearing.ts';
import { pause, resume } from './pause.ts';
import { remove, restore } from './remove.ts';
import { post, preview } from './run.ts';
import { list, show } from './show.ts';

export async function carryOut(command: DigestCommand, hearing: Hearing): Promise<Obeyed> {
  switch (command.kind) {
    case 'help':
      return { kind: 'help', help: digestHelp() };
    case 'create':
      return create(command, hearing);
    case 'list':
      return list(command.of, hearing);
    case 'restore':
      return restore(command.name, hearing);
  }
  const { name, notes } = command;
  const digest = hearing.digests.find((one) => one.name === name);
  if (digest === undefined) return 'again';
  switch (command.kind) {
    case 'show':
      return show(digest, notes, hearing);
    case 'edit':
      return edit(digest, command, hearing);
    case 'pause':
      return pause(digest, command.until, notes, hearing);
    case 'resume':
      return resume(digest, notes, hearing);
    case 'delete':
      return remove(digest, notes, hearing);
    case 'run':
      return command.to === 'asker' ? preview(digest, notes, hearing) : post(digest, notes, hearing);
  }
}
