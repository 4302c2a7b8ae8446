/** The one clock of the pretended world: it runs at the speed of real time, and can be moved ahead. */
export interface WorldClock {
  now(): Date;
  /** Only ever forward: what was posted at nine cannot be taken back. @throws RangeError for an earlier moment. */
  moveTo(moment: Date): void;
}

/** `start`: what it shows now. Default: the real time. */
export function createWorldClock(start: Date | null = null): WorldClock {
  let ahead = start === null ? 0 : start.getTime() - Date.now();
  const now = () => new Date(Date.now() + ahead);
  return {
    now,
    moveTo(moment) {
      const by = moment.getTime() - now().getTime();
      if (Number.isNaN(by) || by < 0) throw new RangeError('The clock only moves forward.');
      ahead += by;
    },
  };
}
