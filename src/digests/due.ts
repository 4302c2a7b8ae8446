import type { Digest, Slot } from './digest.ts';
import { nextSlots, slotsBetween } from './slots.ts';

const lateAfterMs = 15 * 60_000;

/** `too-late`: older than the grace time; `superseded`: a newer missed slot runs; `paused`: it was due in a pause. */
type SkipReason = 'too-late' | 'superseded' | 'paused';

export interface Due {
  readonly digest: Digest;
  readonly slot: Slot;
}

export interface Decision {
  /** To be recorded before anything of `run` is claimed: the newest row of a digest then always tells what is done. */
  readonly skip: readonly (Due & { readonly reason: SkipReason })[];
  /** At most one slot of each digest, oldest first. */
  readonly run: readonly Due[];
}

export interface Situation {
  /** Those not deleted. */
  readonly digests: readonly Digest[];
  readonly now: Date;
  /** The newest row in the ledger of a digest, by `dueAt` and then by `slot`; slots up to it need no decision. */
  readonly newest: (digestId: string) => { readonly slot: string; readonly dueAt: Date } | null;
  readonly graceMs: number;
}

/**
 * What is due: every slot since the newest recorded one is either run or skipped. After downtime the newest missed slot
 * runs once, within the grace time; the others are skipped. A slot before `activeSince` is none of the digest's.
 */
export function decide({ digests, now, newest, graceMs }: Situation): Decision {
  const decided = digests.map((digest) => decideOne(digest, dueOf(digest, now, newest(digest.id)), now, graceMs));
  return {
    skip: decided.flatMap((one) => one.skip),
    run: decided.flatMap((one) => one.run).toSorted((a, b) => a.slot.at.getTime() - b.slot.at.getTime()),
  };
}

/** When there is something to decide about it again, paused or not; `null` when nothing is scheduled any more. */
export function nextDue({ schedule, zone, activeSince }: Digest, now: Date): Date | null {
  return nextSlots(schedule, zone, now > activeSince ? now : activeSince, 1)[0]?.at ?? null;
}

/** Work that begins now comes late: the reader shall know that the figures were asked late too. */
export function isLate(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > lateAfterMs;
}

/** The next slot that will be posted; `null` while paused without an end, or when the schedule has no more. */
export function nextPosting(digest: Digest, now: Date): Slot | null {
  return nextPostings(digest, now, 1)[0] ?? null;
}

export function nextPostings(digest: Digest, now: Date, count: number): readonly Slot[] {
  const end = pauseEnd(digest);
  if (end === 'none') return [];
  // A slot at the very moment at which a pause ends is posted.
  const after = new Date(Math.max(now.getTime(), digest.activeSince.getTime(), (end?.getTime() ?? 0) - 1));
  return nextSlots(digest.schedule, digest.zone, after, count);
}

function dueOf({ schedule, zone, activeSince }: Digest, now: Date, newest: ReturnType<Situation['newest']>) {
  const isNew = ({ at, local }: Slot) =>
    newest === null || at > newest.dueAt || (at.getTime() === newest.dueAt.getTime() && local > newest.slot);
  // A millisecond earlier: two local times can share an instant, of which one may be recorded.
  const after = newest === null || newest.dueAt <= activeSince ? activeSince : new Date(newest.dueAt.getTime() - 1);
  return slotsBetween(schedule, zone, after, now).filter(isNew);
}

function decideOne(digest: Digest, slots: readonly Slot[], now: Date, graceMs: number): Pick<Decision, 'skip' | 'run'> {
  const age = (slot: Slot) => now.getTime() - slot.at.getTime();
  const candidate = slots.at(-1);
  const runs = candidate !== undefined && !isPaused(digest, candidate) && age(candidate) <= graceMs;
  const skipped = runs ? slots.slice(0, -1) : slots;
  const reasonOf = (slot: Slot): SkipReason => {
    if (isPaused(digest, slot)) return 'paused';
    return age(slot) > graceMs ? 'too-late' : 'superseded';
  };
  return {
    skip: skipped.map((slot) => ({ digest, slot, reason: reasonOf(slot) })),
    run: runs ? [{ digest, slot: candidate }] : [],
  };
}

function isPaused(digest: Digest, slot: Slot): boolean {
  const end = pauseEnd(digest);
  return end === 'none' || (end !== null && slot.at < end);
}

/** `null`: not paused; `none`: for as long as nobody resumes it. */
function pauseEnd({ pause }: Digest): Date | 'none' | null {
  if (pause === null) return null;
  return pause.by === 'person' ? (pause.until ?? 'none') : 'none';
}
