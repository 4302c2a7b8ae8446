import { nameOfUser } from './commands.ts';
import { optionGroups, suggestedOptions } from './composition-rules.ts';
import type { Deliver } from './delivery.ts';
import type { Option } from './element-value.ts';
import { inView } from './interaction.ts';
import { type Fields, shapeRules } from './shape.ts';
import { points } from './text-rules.ts';
import { placeOf } from './usable.ts';
import type { World } from './world.ts';

interface Suggested {
  /** False: the user is told that the options could not be loaded. */
  readonly acknowledged: boolean;
  readonly ms: number;
  readonly options: readonly Option[];
  readonly groups: readonly { readonly label: Option['text']; readonly options: readonly Option[] }[];
}

export type Suggest = (viewId: string, actionId: string, query: string) => Promise<Suggested>;

/** Slack asks from so many characters on when the element does not say. */
const fewestCharacters = 3;

export function createSuggestions(world: World, deliver: Deliver) {
  const known = new Map<string, readonly Option[]>();

  const suggest: Suggest = async (viewId, actionId, query) => {
    const { view, block, element } = placeOf(viewId, actionId, world);
    if (!String(element.type).endsWith('external_select')) throw new Error(`${actionId} has its options already`);
    const min = Number(element.min_query_length ?? fewestCharacters);
    if (points(query) < min) throw new Error(`${actionId} asks for options from ${min} characters on`);
    const payload = {
      ...inView('block_suggestion', view, world),
      user: { id: view.user, name: nameOfUser(view.user), team_id: 'T1' },
      container: { type: 'view', view_id: view.id },
      action_id: actionId,
      block_id: block.block_id,
      value: query,
    };
    let answer: Fields = {};
    const { acknowledged, ms } = await deliver({
      type: 'interactive',
      payload,
      heard: (heard) => {
        answer = heard;
      },
    });
    const found = acknowledged ? read(answer) : { options: [], groups: [] };
    const key = keyOf(viewId, actionId);
    known.set(key, [...(known.get(key) ?? []), ...found.options, ...found.groups.flatMap(({ options }) => options)]);
    return { acknowledged, ms, ...found };
  };

  /** Options or groups; a client shows nothing of what breaks a rule. */
  function read(answer: Fields): Pick<Suggested, 'options' | 'groups'> {
    const shape =
      answer.option_groups === undefined
        ? { needed: { options: suggestedOptions }, maybe: {} }
        : { needed: { option_groups: optionGroups }, maybe: {} };
    const broken = shapeRules(answer, shape, '');
    if (broken.length > 0) {
      world.violations.push(`block_suggestion: ${broken.join(', ')}`);
      return { options: [], groups: [] };
    }
    const { options = [], option_groups: groups = [] } = answer as {
      options?: Suggested['options'];
      option_groups?: Suggested['groups'];
    };
    return { options, groups };
  }

  return { suggest, suggested: (viewId: string, actionId: string) => known.get(keyOf(viewId, actionId)) ?? [] };
}

const keyOf = (viewId: string, actionId: string) => `${viewId} ${actionId}`;
