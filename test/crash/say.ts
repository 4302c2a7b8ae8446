import type { Outcome } from './run.ts';

/** What came of a run, in a few lines. */
export function say(outcome: Outcome): string {
  const { kills, ended, flaws, found, slots, hours } = outcome;
  const sum = Object.values(kills).reduce((all, count) => all + count, 0);
  const by = Object.entries(kills).map(([moment, count]) => `${count} ${moment}`);
  const count = (kind: (typeof flaws)[number]['kind']) => flaws.filter((flaw) => flaw.kind === kind).length;
  return [
    `  ${sum} kills (${by.join(', ')}) in ${hours.toFixed(0)} pretended hours`,
    `  ${slots} slots: ${ended.posted} posted (${found} of them found by looking), ${ended.skipped} skipped, ` +
      `${ended.failed} failed, ${ended.unsure} unsure`,
    `  ${count('lost')} lost, ${count('doubled')} doubled, ${count('wrong')} wrong`,
  ].join('\n');
}
