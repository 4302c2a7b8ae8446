import { nameOfUser } from './commands.ts';
import type { Fields } from './shape.ts';
import { type StoredView, toldView } from './views.ts';
import type { World } from './world.ts';

/** What most interaction payloads say alike: who did it, where the app is installed; throws when the app takes none. */
export function interaction(type: string, user: string, { options }: World): Fields {
  if (!options.interactivity) throw new Error('the app is not configured to handle interactions');
  const name = nameOfUser(user);
  return {
    type,
    user: { id: user, username: name, name, team_id: 'T1' },
    api_app_id: 'A1',
    token: 'legacy',
    team: { id: 'T1', domain: 'pretend' },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The same of what happens in a form or Home; with all that is filled in. */
export function inView(type: string, view: StoredView, world: World): Fields {
  return { ...interaction(type, view.user, world), view: toldView(view, view.values) };
}

/** A trigger of somebody who used this view. */
export function triggerFrom({ user, id, type, channel }: StoredView, world: World): string {
  return world.issueTrigger({
    user,
    view: id,
    isForm: type === 'modal',
    ...(channel === undefined ? {} : { channel }),
  });
}
