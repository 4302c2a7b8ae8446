import type { DigestMessage } from '../../src/digests/wording/message.ts';

/** A message as text: code in backticks, names in stars, actions in brackets below. */
export function drawn({ lines, actions }: DigestMessage): string {
  const told = lines.map((line) =>
    line.map((run) => (typeof run === 'string' ? run : 'code' in run ? `\`${run.code}\`` : `*${run.bold}*`)).join(''),
  );
  const buttons = actions.map(({ label, words }) => `[${label}: ${words}]`).join(' ');
  return [...told, ...(buttons === '' ? [] : [buttons])].join('\n');
}
