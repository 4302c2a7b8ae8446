import { isAboutDigests } from '../../commands/digest/parse.ts';
import type { Help, HelpRow } from '../../commands/help.ts';
import type { Fault } from '../../ports.ts';
import type { Problem } from '../../problem.ts';
import type { Progress } from '../../reports/progress.ts';
import { blockKit } from './limits.ts';
import { type Drafts, type Line, say } from './lines.ts';
import { remainingTime } from './remaining-time.ts';
import { actionButton } from './say-button.ts';

/** `last week` as people type it: `/mailstats last week`. */
export function asCommand(words: string): string {
  return words.startsWith('/') ? words : `/mailstats ${words}`.trimEnd();
}

export function helpMessage(help: Help): Drafts {
  const rows = (list: readonly HelpRow[]) =>
    list.map(({ words, meaning }): Line => ['• ', { code: words }, ` ${meaning}`]);
  return say(
    [{ bold: help.title }],
    [help.intro],
    [''],
    ...help.examples.map(({ words, meaning }): Line => ['• ', { code: asCommand(words) }, ` ${meaning}`]),
    ...help.sections.flatMap(({ title, rows: list }): Line[] => [[''], [{ bold: title }], ...rows(list)]),
    [''],
    ...help.notes.map((note): Line => [note]),
  );
}

/** What was wrong, where, what would have been right there, and words that work. `text` is what the spans point into. */
export function problemsMessage(text: string, problems: readonly Problem[], corrected: readonly string[]): Drafts {
  const shown = problems.slice(0, blockKit.ours.problems);
  const more = problems.length - shown.length;
  const wrong = [
    ...shown.map((problem) => problemLine(problem, text, problems.length > 1 ? '• ' : '')),
    ...(more === 0 ? [] : [[`and ${more} more`]]),
  ];
  const offered = corrected.slice(0, blockKit.ours.corrections);
  const buttons = offered.map((words, at) => actionButton(asCommand(words), { do: 'say', say: words }, `say:${at}`));
  const elements = buttons.filter((button) => button !== null);
  // A button shows its words, unless they are too long for one.
  const told = corrected.filter((words, at) => buttons[at]?.text.text !== asCommand(words));
  const below = corrected.length === 0 ? [yourQuestion(text)] : [];
  const [{ blocks = [] }] = say(...wrong, ...triesOf(told, elements.length === 0 ? 'Try: ' : 'Also: '), ...below);
  const [{ text: plainly }] = say(...wrong, ...triesOf(corrected, 'Try: '), ...below);
  const actions = elements.length === 0 ? [] : [{ type: 'actions', elements } as const];
  return [{ text: plainly, blocks: [...blocks, ...actions] }, { text: plainly }];
}

const triesOf = (corrected: readonly string[], first: string): readonly Line[] =>
  corrected.map((words, at) => [at === 0 ? first : 'or: ', { code: asCommand(words) }]);

export function failedMessage(fault: Fault, words: string): Drafts {
  return say([fault.sentence], yourQuestion(words));
}

export function unforeseenMessage(reference: string, words: string): Drafts {
  return say(
    [
      'Something went wrong that nobody foresaw. Whoever runs mailstats finds it in the log as ',
      { code: reference },
      '.',
    ],
    yourQuestion(words),
  );
}

/** Without `progress` nobody knows yet how much there is to ask: names are being listed. */
export function progressMessage(progress: Progress | null, elapsedMs: number): Drafts {
  if (progress === null) return say(['asking Direct Mail']);
  return say([`asking Direct Mail: ${progress.asked} of ${progress.total}, ${remainingTime(progress, elapsedMs)}`]);
}

/** To a command that came while the bot was shutting down. */
export function restartingMessage(words: string): Drafts {
  return say(['mailstats is restarting. Ask again in a minute: ', { code: asCommand(words) }]);
}

/** To a question that was not answered before the bot had to stop. */
export function interruptedMessage(words: string): Drafts {
  if (isAboutDigests(words)) {
    const doubt = 'mailstats had to restart before it could tell what became of this: ';
    const list = asCommand('digest list all');
    return say([doubt, { code: asCommand(words) }, '. Look with ', { code: list }, ' before you say it again.']);
  }
  return say([
    'mailstats had to restart before your answer was ready. Ask again in a minute: ',
    { code: asCommand(words) },
  ]);
}

export function unknownCommandMessage(command: string): Drafts {
  return say([
    { code: command },
    ' reached mailstats, which only knows ',
    { code: '/mailstats' },
    '. Try: ',
    { code: '/mailstats help' },
  ]);
}

/** Slack did not open the form in time. */
export function noFormMessage(): Drafts {
  return say(['The form could not be opened. Try again, or ask in words: ', { code: '/mailstats help' }]);
}

/** To a click on a button of a message that another version posted. */
export function outdatedButtonMessage(): Drafts {
  return say([
    'This button comes from another version of mailstats and does nothing any more. What can be said instead: ',
    { code: '/mailstats help' },
  ]);
}

/** Slack forgets the words of a slash command: told again, they can be copied and corrected. */
function yourQuestion(words: string): Line {
  return ['You asked: ', { code: asCommand(words) }];
}

function problemLine({ message, span, expected, nearest }: Problem, text: string, bullet: string): Line {
  const quoted = span === undefined ? '' : text.slice(span.start, span.end).trim();
  // Many sentences quote the words themselves.
  const place = quoted === '' || message.includes(`"${quoted}"`) ? [] : [{ code: quoted }, ': '];
  const hint = nearest === undefined || message.includes(nearest) ? [] : [' Perhaps ', { code: nearest }, '?'];
  const right = expected === undefined || message.includes(expected) ? [] : [` Expected: ${expected}.`];
  return [bullet, ...place, message, ...right, ...hint].filter((run) => run !== '');
}
