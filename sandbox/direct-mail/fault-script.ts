import type { Breakdown, CallQuery, Distortion, Fault } from './fault.ts';

export interface FaultScript {
  /** Scripts a fault; the function returned takes it back. */
  add(fault: Fault): () => void;
  /** Everything that befalls a call. Asking counts the call, so it is asked once a call. */
  befalling(action: string, query: CallQuery): readonly (Breakdown | Distortion)[];
}

/** Keeps which faults are scripted and how many matching calls each has seen. */
export function faultScript(faults: readonly Fault[]): FaultScript {
  const scripted = new Map<symbol, { readonly fault: Fault; seen: number }>();
  const add = (fault: Fault) => {
    const key = Symbol(fault.kind);
    scripted.set(key, { fault, seen: 0 });
    return () => void scripted.delete(key);
  };
  for (const fault of faults) add(fault);
  return {
    add,
    befalling: (action, query) =>
      [...scripted.values()].flatMap((entry) => {
        const { fault } = entry;
        if (!matches(fault, action, query)) return [];
        entry.seen += 1;
        const first = fault.nth ?? 1;
        return entry.seen >= first && entry.seen < first + (fault.times ?? 1) ? [fault] : [];
      }),
  };
}

function matches({ action = 'GetTrackList', when }: Fault, called: string, query: CallQuery): boolean {
  if (action !== '*' && action !== called) return false;
  if (typeof when === 'function') return when(query);
  return Object.entries(when ?? {}).every(([name, value]) => query[name] === value);
}
