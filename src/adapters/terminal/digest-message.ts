import { type DigestMessage, type Line, untoldActions } from '../../digests/wording/message.ts';
import { clean } from './clean.ts';
import { type Ink, inkFor } from './ink.ts';
import { paintRuns } from './paint-runs.ts';
import { roomOn, type Surface } from './surface.ts';
import { unbroken, wrap, wrapAfter } from './wrap.ts';

const bullet = '• ';

/**
 * What is told about digests, for a terminal. Words to type stand in backquotes; those of buttons that no line tells come
 * last. Ends in a line break.
 */
export function renderDigestMessage(message: DigestMessage, surface: Surface): string {
  const harmless = clean(message);
  const { lines } = harmless;
  const { sentence: width } = roomOn(surface);
  const further = untoldActions(harmless).flatMap(
    ({ label, words }, at): Line => [`${at === 0 ? '' : ' · '}${label}: `, { code: words }],
  );
  const all = further.length === 0 ? lines : [...lines, further];
  return all.map((line) => `${drawLine(line, width, inkFor(surface.color)).join('\n')}\n`).join('');
}

function drawLine(line: Line, width: number, ink: Ink): readonly string[] {
  const runs = line.map((run) => {
    if (typeof run === 'string') return { text: run, paint: null };
    return 'bold' in run ? { text: run.bold, paint: ink.bold } : { text: `\`${unbroken(run.code)}\``, paint: ink.cyan };
  });
  const text = runs.map((run) => run.text).join('');
  const wrapped = text.startsWith(bullet) ? wrapAfter(bullet, text.slice(bullet.length), width) : wrap(text, width);
  return paintRuns(runs, wrapped);
}
