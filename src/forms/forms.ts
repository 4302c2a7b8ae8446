import type { PlaceOf } from '../access/places.ts';
import type { Sight } from '../access/sight.ts';
import { askedAt } from '../commands/asked-at.ts';
import { digestContext } from '../commands/digest/context.ts';
import { digestFormOf, newDigestForm } from '../commands/digest/form/digest-form.ts';
import { digestMistakesIn } from '../commands/digest/form/mistakes.ts';
import { formOf } from '../commands/form/form-of.ts';
import { mistakesIn } from '../commands/form/mistakes.ts';
import { emptyForm, wordsOf } from '../commands/form/report-form.ts';
import type { DateContext, Weekday } from '../dates/range.ts';
import type { Answer, Clock, ListedDimension, Store } from '../ports.ts';
import type { AskContext } from '../reply.ts';
import { beforeOf, type FilledForm, type FormMistakes, type Sheet, sheetOf } from './form.ts';
import type { FormAsked } from './form-asked.ts';
import { type Suggestions, suggest } from './suggest.ts';

/** Who is at the form, and where. */
type Asker = Pick<AskContext, 'user' | 'channel'>;

/** `none`: no form can hold it; asked in words, it is told why. `refused`: a sentence for the one who asked. */
export type Opened =
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Questions and digests as forms. What is filled in becomes a command, which is asked like any other. */
export interface Forms {
  /** Asks the store at most, never Direct Mail. Rejects only when the store fails. */
  open(asked: FormAsked, asker: Asker): Promise<Opened>;
  show(form: FilledForm): Sheet;
  /**
   * What is wrong with it; empty when its command can be asked. Asks Direct Mail for nothing but the senders, where tags
   * come without one. Rejects only when the store fails.
   */
  check(form: FilledForm, asker: Asker): Promise<FormMistakes>;
  /** Names of the account that fit what has been typed, at most `most`. Nothing for whoever may not ask. */
  names(dimension: ListedDimension, typed: string, most: number, asker: AskContext): Promise<Answer<Suggestions>>;
}

export interface FormsWorld {
  readonly placeOf: PlaceOf;
  readonly digests?: { readonly store: Store };
  readonly sight: Sight;
  readonly clock: Clock;
  readonly zone: string;
  readonly weekStartsOn: Weekday;
  readonly order: DateContext['order'];
  /** Why this person is not answered here; `null`: they are. */
  readonly refusal: (asker: Asker) => Promise<string | null>;
}

export function createForms(world: FormsWorld): Forms {
  const { placeOf, digests, clock, sight, refusal } = world;
  const context = () => askedAt(clock(), world);
  const show = (form: FilledForm) => sheetOf(form, context());

  async function fill(asked: FormAsked, asker: Asker): Promise<FilledForm | null> {
    if (asked.kind === 'edit') {
      const before = (await digests?.store.digests.byName(asked.name)) ?? null;
      if (before === null || !(await sight(asker))(before)) return null;
      const { name, words, schedule, zone } = before;
      const told = { name, words, schedule, zone };
      return { kind: 'digest', digest: digestFormOf(told, context()), before: told };
    }
    const report = asked.words === '' ? null : formOf(asked.words, context(), asked.kind === 'digest');
    if (asked.words !== '' && report === null) return null;
    if (asked.kind === 'report') return { kind: 'report', report: report ?? emptyForm };
    return { kind: 'digest', digest: newDigestForm(report, world.zone), before: null };
  }

  async function mistakesOf(form: FilledForm, asker: Asker): Promise<FormMistakes> {
    if (form.kind === 'report') return mistakesIn(form.report, context());
    const all = (await digests?.store.digests.list()) ?? [];
    const days = digestContext(context(), clock(), all.filter(await sight(asker)), asker.channel, all);
    return digestMistakesIn(form.digest, beforeOf(form, days), days);
  }

  /** The channel's own sender, or the only one there is, is meant without being chosen. */
  async function lacksSender(form: FilledForm, asker: Asker): Promise<boolean> {
    const report = form.kind === 'report' ? form.report : form.digest.report;
    const { by, filters } = report;
    const isAboutTags = filters.tag !== undefined || by === 'tag';
    if (!isAboutTags || by === 'sender' || filters.sender !== undefined) return false;
    // A digest that is changed stays in its channel, and asks what it asked as long as that stays.
    const before = beforeOf(form, context());
    if (before !== null && wordsOf(before.report) === wordsOf(report)) return false;
    if ((await refusal(asker)) !== null) return false;
    const { source, usualSender } = await placeOf(await channelOf(form, asker));
    if (((await usualSender?.()) ?? null) !== null) return false;
    const senders = await source.list('sender', { priority: 'person' });
    return senders.ok && senders.value.length > 1;
  }

  async function channelOf(form: FilledForm, { channel }: Asker): Promise<string> {
    if (form.kind === 'report' || form.before === null) return channel;
    return (await digests?.store.digests.byName(form.before.name))?.channel ?? channel;
  }

  return {
    show,
    async open(asked, asker) {
      const sentence = await refusal(asker);
      if (sentence !== null) return { kind: 'refused', sentence };
      const form = await fill(asked, asker);
      return form === null ? { kind: 'none' } : { kind: 'sheet', sheet: show(form) };
    },
    async check(form, asker) {
      const mistakes = await mistakesOf(form, asker);
      if (Object.keys(mistakes).length > 0) return mistakes;
      return (await lacksSender(form, asker)) ? { sender: 'Tags belong to a sender: choose which.' } : {};
    },
    async names(dimension, typed, most, asker) {
      if ((await refusal(asker)) !== null) return { ok: true, value: { values: [], more: 0 }, calls: 0 };
      const { source } = await placeOf(asker.channel);
      const listed = await source.list(dimension, asker);
      return listed.ok ? { ...listed, value: suggest(typed, listed.value, most) } : listed;
    },
  };
}
