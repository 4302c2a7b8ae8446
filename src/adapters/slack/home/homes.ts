import type { types } from '@slack/bolt';
import type { FoundHome } from '../../../home/desk.ts';
import type { QuestionWorld } from '../question.ts';
import { homeNotice, homeView } from './home-view.ts';

/** The Homes of those who have opened theirs. */
export interface Homes {
  /** Draws somebody's Home with what is known, and later again when Direct Mail has something new to tell. Never rejects. */
  draw(user: string): Promise<void>;
  /** The same, for whoever has opened it since mailstats started; others find it drawn when they open it. */
  redraw(user: string): Promise<void>;
}

interface HomesWorld extends QuestionWorld {
  readonly isStopping: () => boolean;
}

export function createHomes(world: HomesWorld): Homes {
  const { bot, log, isStopping } = world;
  const opened = new Set<string>();
  const drawing = new Map<string, Promise<void>>();
  /** Drawn since Direct Mail is being asked how it is. */
  const waiting = new Set<string>();
  let isLooking = false;

  /** One after the other: of two on their way at once, the older could come last. */
  function inTurn(user: string): Promise<void> {
    const turn = (drawing.get(user) ?? Promise.resolve()).then(() => drawOne(user, world));
    drawing.set(user, turn);
    return turn.finally(() => drawing.get(user) === turn && drawing.delete(user));
  }

  /** No question of anybody, so nobody waits for it, a shutdown included. Never rejects. */
  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      const isNew = await bot.home.look();
      const users = [...waiting];
      waiting.clear();
      if (isNew && !isStopping()) await Promise.all(users.map(inTurn));
    } catch (error) {
      log.error('Direct Mail could not be looked at', { error });
    } finally {
      isLooking = false;
    }
  }

  async function draw(user: string): Promise<void> {
    if (isStopping()) return;
    opened.add(user);
    // Before it is drawn: a look that ends meanwhile then draws it again.
    waiting.add(user);
    await inTurn(user);
    void look();
  }

  return {
    draw,
    redraw: async (user) => (opened.has(user) ? draw(user) : undefined),
  };
}

async function drawOne(user: string, { bot, log, web, newReference }: HomesWorld): Promise<void> {
  const found = await bot.home.of(user).catch((error: unknown): FoundHome => {
    const reference = newReference();
    log.error('unforeseen', { reference, error, user });
    const sentence = `Home cannot be shown now. Whoever runs mailstats finds the reason in the log as ${reference}.`;
    return { kind: 'refused', sentence };
  });
  const view: types.HomeView = found.kind === 'home' ? homeView(found.home) : homeNotice(found.sentence);
  const done = await web.publishView(user, view);
  if (!done.ok) log.warn('Home could not be drawn', { user, error: done.error });
}
