import type { types } from '@slack/bolt';
import type { QuestionWorld } from '../question.ts';
import { homeNotice, homeView } from './home-view.ts';

/** Draws somebody's Home, at once with what is known, and again when Direct Mail was asked how it is. Never rejects. */
export async function drawHome(user: string, world: QuestionWorld): Promise<void> {
  const { bot, log, newReference } = world;
  try {
    const home = await bot.home.of(user);
    await publish(user, home.kind === 'refused' ? homeNotice(home.sentence) : homeView(home.home), world);
    if (home.kind === 'refused' || !(await bot.home.lookAgain())) return;
    const again = await bot.home.of(user);
    if (again.kind === 'home') await publish(user, homeView(again.home), world);
  } catch (error) {
    const reference = newReference();
    log.error('unforeseen', { reference, error, user });
    const sentence = `Home cannot be shown now. Whoever runs mailstats finds the reason in the log as ${reference}.`;
    await publish(user, homeNotice(sentence), world);
  }
}

async function publish(user: string, view: types.HomeView, { web, log }: QuestionWorld): Promise<void> {
  const done = await web.publishView(user, view);
  if (!done.ok) log.warn('Home could not be drawn', { user, error: done.error });
}
