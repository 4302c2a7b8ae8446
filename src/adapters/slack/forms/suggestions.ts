import type { App, BlockSuggestion, types } from '@slack/bolt';
import { zonesLike } from '../../../commands/digest/zones.ts';
import type { Suggestions } from '../../../forms/suggest.ts';
import type { Listed, ListedDimension } from '../../../ports.ts';
import { acknowledge } from '../acknowledge.ts';
import { within } from '../in-flight.ts';
import { blockKit } from '../limits.ts';
import type { QuestionWorld } from '../question.ts';
import { fitsOption, option, plain } from './elements.ts';
import { readMetadata } from './metadata.ts';

const most = blockKit.suggestions.options;

interface OptionGroup {
  readonly label: types.PlainTextElement;
  readonly options: types.PlainTextOption[];
}

/** The names to choose from while somebody types in a form. */
export function addSuggestions(app: App, world: QuestionWorld): void {
  app.options<'block_suggestion'>(/^form:/, async ({ body, ack }) => {
    const groups = await groupsFor(body, world);
    await acknowledge(() => ack(groups.length === 0 ? { options: [] } : { option_groups: [...groups] }), world.log);
  });
}

async function groupsFor(body: BlockSuggestion, world: QuestionWorld): Promise<readonly OptionGroup[]> {
  const { action_id, value: typed, view, user } = body;
  const field = action_id.replace(/^form:/, '');
  if (field === 'zone')
    return groupOf(
      zonesLike(typed, most).map((zone) => ({ key: zone, label: zone })),
      'Time zones',
    );
  const channel = readMetadata(view?.private_metadata ?? '')?.channel ?? '';
  const found = await names(field as ListedDimension, typed, { user: user.id, channel }, world);
  // Without a list, what was typed is as good as chosen: when it is asked, it is looked up.
  if (found === null) return groupOf(asTyped(typed), 'Direct Mail has not listed them yet');
  const { values, more } = found;
  return groupOf(
    values,
    more === 0 ? `${values.length} found` : `${values.length} of ${values.length + more}: type on to find others`,
  );
}

/** `null`: Direct Mail did not tell, or not in time. What comes later is there for the next letter. */
async function names(
  field: ListedDimension,
  typed: string,
  asker: { readonly user: string; readonly channel: string },
  { bot, timing, log }: QuestionWorld,
): Promise<Suggestions | null> {
  try {
    const asked = bot.forms.names(field, typed, most, { ...asker, via: 'form', priority: 'person' });
    if (!(await within(timing.formAnswer, asked))) return null;
    const answer = await asked;
    if (answer.ok) return answer.value;
    log.warn('names could not be listed', { field, fault: answer.fault.kind, code: answer.fault.code });
    return null;
  } catch (error) {
    log.error('names could not be listed', { field, error });
    return null;
  }
}

const asTyped = (typed: string): readonly Listed[] =>
  typed.trim() === '' ? [] : [{ key: typed.trim(), label: typed.trim() }];

/** By name, which reads better in a command than an id; by id where two have the same name. */
function groupOf(values: readonly Listed[], label: string): readonly OptionGroup[] {
  const labels = values.map((one) => one.label);
  const options = values.flatMap(({ key, label: name }) => {
    const value = labels.indexOf(name) === labels.lastIndexOf(name) ? name : key;
    const about = key === name ? {} : { about: key };
    return fitsOption(value) ? [option({ value, label: name, ...about })] : [];
  });
  return options.length === 0 ? [] : [{ label: plain(label, blockKit.suggestions.groupLabel), options }];
}
