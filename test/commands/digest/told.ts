import type { DigestCommand } from '../../../src/commands/digest/command.ts';

/** A command but for what it creates, in a line. */
export function told(command: DigestCommand): string {
  if (command.kind === 'list') return `list ${command.of}`;
  if (command.kind === 'help') return 'help';
  const name = command.name ?? '(last)';
  if (command.kind === 'pause') return `pause ${name} ${command.until ?? 'for good'}`;
  if (command.kind === 'run') return `run ${name} to the ${command.to}`;
  if (command.kind !== 'edit') return `${command.kind} ${name}`;
  const { when, zone, report, newName } = command.change;
  const parts = [
    when === undefined ? '' : `when ${JSON.stringify(when)}`,
    zone === undefined ? '' : `zone ${zone}`,
    report === undefined ? '' : `report ${report.words}`,
    newName === undefined ? '' : `name ${newName}`,
  ];
  return `edit ${name}: ${parts.filter((part) => part !== '').join('; ')}`;
}
