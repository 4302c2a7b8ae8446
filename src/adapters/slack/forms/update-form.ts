import type { types } from '@slack/bolt';
import type { QuestionWorld } from '../question.ts';
import { waitAsUsual } from '../send-best.ts';
import type { OpenedView } from '../web.ts';

/** Puts `view` in the place of an open one, and tries again what may pass: the same twice looks like once. Never rejects. */
export async function updateForm(
  id: string,
  view: types.ModalView,
  { web, timing }: Pick<QuestionWorld, 'web' | 'timing'>,
): Promise<OpenedView> {
  const wait = waitAsUsual(timing);
  for (let failures = 1; ; failures += 1) {
    const done = await web.updateView(id, view);
    if (done.ok || !passing.includes(done.why) || !(await wait(failures, done.retryAfter))) return done;
  }
}

const passing: readonly string[] = ['again', 'trouble', 'unsure'];

/** Whoever closes a form while it is drawn needs none. */
export function isClosed(done: OpenedView): boolean {
  return !done.ok && done.error === 'not_found';
}
