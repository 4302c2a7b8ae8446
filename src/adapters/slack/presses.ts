import { createSeen } from './seen.ts';

/** Clicks that are being answered. Two in a row by the same person on the same button mean one. */
export interface Presses {
  /** `false`: the one before is not answered yet, or was only a moment ago. */
  begin(button: string): boolean;
  end(button: string): void;
}

/** Of a double click, the second comes within a second. */
const moment = 1_000;

export function createPresses(): Presses {
  const underway = new Set<string>();
  const recent = createSeen(1_000, moment);
  return {
    begin(button) {
      if (underway.has(button) || !recent.isNew(button)) return false;
      underway.add(button);
      return true;
    },
    end: (button) => void underway.delete(button),
  };
}
